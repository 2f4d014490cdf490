//! Who is who elsewhere.

use sea_orm::entity::prelude::*;

use crate::{members::entity::MemberId, platform::time::Timestamp};

crate::id!(
    /// A link between a person and an account elsewhere.
    ExternalIdentityId
);

/// The person signs in with this account of a provider.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "external_identities")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ExternalIdentityId,
    pub member_id: MemberId,
    /// The key of the provider in the settings.
    pub provider: String,
    /// By which it is known there, as a keyed hash: neither identifiers nor tax numbers are kept.
    #[sea_orm(unique)]
    pub subject_hash: String,
    pub created_at: Timestamp,
    pub last_used_at: Option<Timestamp>,
}

impl ActiveModelBehavior for ActiveModel {}
