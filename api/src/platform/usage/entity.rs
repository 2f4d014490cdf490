//! The table of what was used.

use sea_orm::entity::prelude::*;
use time::Date;

use crate::platform::time::Timestamp;

/// A client's day.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "api_client_usage")]
pub struct Model {
    /// Not a reference: a count may arrive just after its client was deleted.
    #[sea_orm(primary_key, auto_increment = false)]
    pub client_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub day: Date,
    pub requests: i64,
    /// Of the requests, those that were answered with an error.
    pub refused: i64,
    pub last_at: Timestamp,
}

impl ActiveModelBehavior for ActiveModel {}
