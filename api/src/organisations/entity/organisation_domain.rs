//! E-mail domains of public bodies.

use sea_orm::entity::prelude::*;

use super::organisation::OrganisationId;

crate::id!(
    /// An e-mail domain.
    OrganisationDomainId
);

/// A domain whose service e-mail addresses belong to the body: their holders need no approval.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organisation_domains")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OrganisationDomainId,
    pub organisation_id: OrganisationId,
    /// Lowercase, without the at sign.
    #[sea_orm(unique)]
    pub domain: String,
    #[sea_orm(belongs_to, from = "organisation_id", to = "id")]
    pub organisation: HasOne<super::organisation::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
