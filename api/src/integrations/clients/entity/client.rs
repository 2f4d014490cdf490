//! API clients.

use sea_orm::{FromJsonQueryResult, entity::prelude::*};
use serde::{Deserialize, Serialize};

use crate::{
    campaigns::CampaignId, members::MemberId, organisations::OrganisationId, platform::time::Timestamp,
};

crate::id!(
    /// An API client: its `client_id`, and the id of its row among the members.
    ClientId
);

crate::choice!(
    /// How far the client's scopes reach.
    ClientNarrowing {
        /// As far as the permissions do.
        Nothing,
        /// As far as those of a person of its body.
        Body,
        /// To one campaign and what belongs to it.
        Campaign,
    }
);

/// Permissions by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Scopes(pub Vec<String>);

/// Networks from which the client may call (CIDR); from everywhere when there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Addresses(pub Vec<String>);

/// A system that calls the API by itself.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "api_clients")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ClientId,
    pub name: String,
    #[sea_orm(column_type = "Text")]
    pub purpose: String,
    /// Whom to call when it misbehaves.
    pub contact: String,
    /// Whose system it is.
    pub organisation_id: OrganisationId,
    pub narrowing: ClientNarrowing,
    /// Where it is narrowed to one.
    pub campaign_id: Option<CampaignId>,
    #[sea_orm(column_type = "JsonBinary")]
    pub scopes: Scopes,
    #[sea_orm(column_type = "JsonBinary")]
    pub addresses: Addresses,
    pub requests_per_minute: i32,
    pub expires_at: Option<Timestamp>,
    pub disabled_at: Option<Timestamp>,
    /// None when the service itself did.
    pub created_by: Option<MemberId>,
    pub revision: i64,
    pub created_at: Timestamp,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// The row among the members that stands for it.
    pub const fn member(&self) -> MemberId {
        MemberId(self.id.0)
    }

    /// The body of whose people it is one, where it is narrowed to that.
    pub fn body(&self) -> Option<OrganisationId> {
        (self.narrowing == ClientNarrowing::Body).then_some(self.organisation_id)
    }

    /// Whether it may call at all.
    pub fn is_good(&self, now: Timestamp) -> bool {
        self.disabled_at.is_none() && self.expires_at.is_none_or(|expires| now < expires)
    }
}
