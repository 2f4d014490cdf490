//! Ids: one newtype per entity over a UUIDv7 (RFC 9562), so that a challenge's id cannot stand where a member's
//! belongs, and so that the order of ids is the order of creation.

use uuid::Uuid;

/// What every id newtype can do; implemented by [`id!`](crate::id).
pub trait Id: Copy {
    fn from_uuid(uuid: Uuid) -> Self;
    fn uuid(self) -> Uuid;
}

/// Declares an id newtype: stored as a uuid, JSON string, OpenAPI `uuid`, and the `{id}` parameter of a path.
#[macro_export]
macro_rules! id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, sea_orm::DeriveValueType,
            serde::Serialize, serde::Deserialize,
        )]
        #[serde(transparent)]
        pub struct $name(pub uuid::Uuid);

        impl $crate::platform::id::Id for $name {
            fn from_uuid(uuid: uuid::Uuid) -> Self {
                Self(uuid)
            }
            fn uuid(self) -> uuid::Uuid {
                self.0
            }
        }

        impl sea_orm::TryFromU64 for $name {
            fn try_from_u64(_: u64) -> Result<Self, sea_orm::DbErr> {
                Err(sea_orm::DbErr::ConvertFromU64(stringify!($name)))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                $crate::platform::id::schema()
            }
        }

        impl utoipa::ToSchema for $name {}

        impl utoipa::IntoParams for $name {
            fn into_params(
                parameter_in: impl Fn() -> Option<utoipa::openapi::path::ParameterIn>,
            ) -> Vec<utoipa::openapi::path::Parameter> {
                vec![$crate::platform::id::path_parameter(parameter_in())]
            }
        }
    };
}

/// The `{id}` parameter of a path, as OpenAPI describes it.
pub fn path_parameter(
    parameter_in: Option<utoipa::openapi::path::ParameterIn>,
) -> utoipa::openapi::path::Parameter {
    use utoipa::openapi::path;
    path::ParameterBuilder::new()
        .name("id")
        .parameter_in(parameter_in.unwrap_or(path::ParameterIn::Path))
        .required(utoipa::openapi::Required::True)
        .description(Some("The id of the resource"))
        .schema(Some(schema()))
        .build()
}

/// An id, as OpenAPI describes it.
pub fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
    use utoipa::openapi::{KnownFormat, ObjectBuilder, SchemaFormat, Type};
    ObjectBuilder::new()
        .schema_type(Type::String)
        .format(Some(SchemaFormat::KnownFormat(KnownFormat::Uuid)))
        .examples(["0193c0de-7a1b-7c3d-8e4f-5a6b7c8d9e0f"])
        .into()
}
