//! Which fields people chose.

use sea_orm::entity::prelude::*;

use super::{expertise_field::ExpertiseFieldId, member::MemberId};

crate::choice!(
    /// What a field is to a person.
    FieldKind {
        Expertise,
        Interest,
    }
);

/// A field that a person chose.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "member_fields")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub member_id: MemberId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: FieldKind,
    #[sea_orm(primary_key, auto_increment = false)]
    pub field_id: ExpertiseFieldId,
    #[sea_orm(belongs_to, from = "field_id", to = "id")]
    pub field: HasOne<super::expertise_field::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
