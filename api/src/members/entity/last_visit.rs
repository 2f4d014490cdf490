//! When people were here last, where no session says it any more.

use sea_orm::entity::prelude::*;

use super::member::MemberId;
use crate::platform::time::Timestamp;

/// The last use of a session that has been removed since.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "last_visits")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub member_id: MemberId,
    pub at: Timestamp,
}

impl ActiveModelBehavior for ActiveModel {}
