//! Who may be found by other members, and by what.

use sea_orm::entity::prelude::*;

use super::member::MemberId;
use crate::organisations::OrganisationId;

/// A member in the directory. What it does not show is not in it: neither in the list, nor in the search, nor in the order.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "directory_entries")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub member_id: MemberId,
    /// The family name and the given one, folded: by which the list is sorted, alike on both databases.
    pub sort_name: String,
    /// None where the body is not shown.
    pub organisation_id: Option<OrganisationId>,
    pub shows_organisation: bool,
    pub shows_unit: bool,
    pub shows_post: bool,
    pub shows_expertise: bool,
    pub shows_interests: bool,
    pub shows_email: bool,
    #[sea_orm(belongs_to, from = "member_id", to = "id")]
    pub member: HasOne<super::member::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
