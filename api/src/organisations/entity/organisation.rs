//! Public bodies.

use sea_orm::entity::prelude::*;
use time::Date;

use crate::platform::time::Timestamp;

crate::id!(
    /// A public body.
    OrganisationId
);

crate::choice!(
    /// Kind of public body.
    OrganisationKind {
        Ministry,
        Region,
        Municipality,
        Hospital,
        University,
        Agency,
        IndependentAuthority,
        School,
        Other,
    }
);

crate::choice!(
    /// Whether a body still exists.
    OrganisationStatus {
        /// Its people may register.
        Active,
        /// Keeps its history and points to its successor.
        Closed,
    }
);

/// A public body of the registry.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organisations")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OrganisationId,
    /// A short name in Latin letters by which imports know it again.
    #[sea_orm(unique)]
    pub code: String,
    pub name_el: String,
    /// May be empty.
    pub name_en: String,
    /// Initials and other names by which people look for it; may be empty.
    #[sea_orm(column_type = "Text")]
    pub aliases: String,
    /// The Greek name, folded: by which lists are sorted, alike on both databases.
    pub sort_name: String,
    pub kind: OrganisationKind,
    /// NUTS code of the region it serves (EL30 is Attica); none for bodies of the whole country.
    pub region: Option<String>,
    pub website: Option<String>,
    /// The body that it belongs to.
    pub parent_id: Option<OrganisationId>,
    pub status: OrganisationStatus,
    /// Who took over its duties.
    pub successor_id: Option<OrganisationId>,
    pub revision: i64,
    pub created_at: Timestamp,
    /// Its code in the national registry, once an import or an administrator has said which it is.
    #[sea_orm(unique)]
    pub registry_code: Option<String>,
    /// As the national registry calls its type.
    pub legal_form: Option<String>,
    /// What it is for.
    #[sea_orm(column_type = "Text", nullable)]
    pub purpose: Option<String>,
    pub vat_id: Option<String>,
    pub founded_on: Option<Date>,
    pub dissolved_on: Option<Date>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub address: Option<String>,
    pub postcode: Option<String>,
    /// So many may represent it at a time.
    pub representatives: i32,
    #[sea_orm(has_many)]
    pub domains: HasMany<super::organisation_domain::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
