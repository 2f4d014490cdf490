//! Choices: closed lists of words that are the same in the database, in JSON and in OpenAPI.

/// Declares an enum whose variants are stored and sent in snake_case: `choice!(/// … Status { Draft, Sent })`.
#[macro_export]
macro_rules! choice {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, sea_orm::EnumIter,
            sea_orm::DeriveActiveEnum, serde::Serialize, serde::Deserialize, utoipa::ToSchema,
        )]
        #[sea_orm(
            rs_type = "String",
            db_type = "String(sea_orm::prelude::StringLen::N(32))",
            rename_all = "snake_case"
        )]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($(#[$variant_meta])* $variant),+
        }
    };
}
