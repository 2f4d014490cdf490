//! Tickets that have been used.

use sea_orm::entity::prelude::*;

use crate::platform::time::Timestamp;

crate::id!(
    /// A ticket.
    TicketId
);

/// A ticket that opens nothing any more. Kept until it would have expired.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "spent_tickets")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: TicketId,
    pub expires_at: Timestamp,
}

impl ActiveModelBehavior for ActiveModel {}
