//! Notifications.

use sea_orm::entity::prelude::*;

use crate::{
    members::MemberId,
    platform::{localized::LocalizedText, time::Timestamp},
};

crate::id!(
    /// A notification.
    NotificationId
);

/// Something that a person should know.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "notifications")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: NotificationId,
    pub member_id: MemberId,
    /// What happened, such as submissions.promoted.
    pub kind: String,
    pub subject_kind: String,
    /// What it is about.
    pub subject_id: Option<Uuid>,
    #[sea_orm(column_type = "JsonBinary")]
    pub text: LocalizedText,
    /// The page that it leads to.
    pub path: String,
    pub read_at: Option<Timestamp>,
    pub created_at: Timestamp,
}

impl ActiveModelBehavior for ActiveModel {}
