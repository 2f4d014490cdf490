//! Who was warned that their account will be erased.

use sea_orm::entity::prelude::*;

use super::erasure::ErasureCause;
use crate::{members::MemberId, platform::time::Timestamp};

/// A warning by mail, which a visit makes void.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "retention_warnings")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub member_id: MemberId,
    pub cause: ErasureCause,
    pub warned_at: Timestamp,
}

impl ActiveModelBehavior for ActiveModel {}
