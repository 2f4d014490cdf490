//! Steps of adoptions.

use sea_orm::entity::prelude::*;

use super::{adoption::AdoptionId, adoption::AdoptionStatus};
use crate::{members::MemberId, platform::time::Timestamp};

crate::id!(
    /// A step of an adoption.
    AdoptionStepId
);

/// A state that an adoption reached. Rows never change.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "adoption_steps")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AdoptionStepId,
    pub adoption_id: AdoptionId,
    pub status: AdoptionStatus,
    #[sea_orm(column_type = "Text")]
    pub note: String,
    pub by: MemberId,
    pub at: Timestamp,
    #[sea_orm(belongs_to, from = "adoption_id", to = "id")]
    pub adoption: HasOne<super::adoption::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
