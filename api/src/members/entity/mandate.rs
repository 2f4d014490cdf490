//! Mandates of representatives.

use sea_orm::entity::prelude::*;
use time::Date;

use super::member::MemberId;
use crate::{organisations::OrganisationId, platform::time::Timestamp};

crate::id!(
    /// A mandate.
    MandateId
);

/// A body names a person its representative, from a day to a day.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mandates")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MandateId,
    pub organisation_id: OrganisationId,
    pub member_id: MemberId,
    pub starts_on: Date,
    /// The last day; open while there is none.
    pub ends_on: Option<Date>,
    /// The decision that the mandate rests on.
    pub decision_reference: Option<String>,
    /// The decision's number in the national transparency programme.
    pub ada: Option<String>,
    /// None when the service itself did.
    pub created_by: Option<MemberId>,
    pub created_at: Timestamp,
}

impl ActiveModelBehavior for ActiveModel {}
