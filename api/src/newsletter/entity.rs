//! Subscriptions to the newsletter.

use sea_orm::entity::prelude::*;

use crate::{
    members::MemberId,
    platform::{language::Language, time::Timestamp},
};

crate::id!(
    /// A subscription.
    NewsletterSubscriptionId
);

crate::choice!(
    /// Whether an address receives the newsletter.
    SubscriptionStatus {
        /// Asked by mail, not confirmed.
        Pending,
        /// Receives it.
        Confirmed,
        /// Receives nothing more.
        Unsubscribed,
    }
);

/// An address that receives the newsletter, or is asked whether it wants to.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "newsletter_subscriptions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: NewsletterSubscriptionId,
    /// Lowercase.
    #[sea_orm(unique)]
    pub email: String,
    pub language: Language,
    pub member_id: Option<MemberId>,
    pub status: SubscriptionStatus,
    /// SHA-256 of the token in the confirmation mail.
    pub confirm_hash: Option<String>,
    pub confirm_expires_at: Option<Timestamp>,
    /// Stands in every issue, so it is kept as it is.
    #[sea_orm(unique)]
    pub unsubscribe_token: String,
    pub created_at: Timestamp,
    pub confirmed_at: Option<Timestamp>,
    pub unsubscribed_at: Option<Timestamp>,
}

impl ActiveModelBehavior for ActiveModel {}
