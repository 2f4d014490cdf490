//! Roles of people.

use sea_orm::entity::prelude::*;

use super::member::MemberId;
use crate::platform::permission::Role;

/// A role that a person has.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "member_roles")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub member_id: MemberId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub role: Role,
    #[sea_orm(belongs_to, from = "member_id", to = "id")]
    pub member: HasOne<super::member::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
