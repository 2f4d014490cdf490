//! Recovery codes.

use sea_orm::entity::prelude::*;

use crate::{members::entity::MemberId, platform::time::Timestamp};

crate::id!(
    /// A recovery code.
    RecoveryCodeId
);

/// A code that stands in for a lost device, once.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "recovery_codes")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RecoveryCodeId,
    pub member_id: MemberId,
    pub code_hash: String,
    pub created_at: Timestamp,
    pub used_at: Option<Timestamp>,
}

impl ActiveModelBehavior for ActiveModel {}
