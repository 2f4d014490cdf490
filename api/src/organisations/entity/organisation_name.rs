//! Names that public bodies once had.

use sea_orm::entity::prelude::*;

use super::organisation::OrganisationId;
use crate::platform::time::Timestamp;

crate::id!(
    /// A former name of a body.
    FormerNameId
);

/// A name that a body had until it got another.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organisation_names")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: FormerNameId,
    pub organisation_id: OrganisationId,
    pub name_el: String,
    /// May be empty.
    pub name_en: String,
    pub until: Timestamp,
}

impl ActiveModelBehavior for ActiveModel {}
