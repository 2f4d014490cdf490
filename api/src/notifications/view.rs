//! A notification as it is shown to the one whom it is for.

use sea_orm::prelude::Uuid;
use serde::Serialize;
use utoipa::ToSchema;

use super::entity::{Model, NotificationId};
use crate::platform::{localized::LocalizedText, time::Timestamp};

/// Something that a person should know.
#[derive(Debug, Serialize, ToSchema)]
pub struct Notification {
    pub id: NotificationId,
    /// What happened.
    #[schema(example = "submissions.promoted")]
    pub kind: String,
    /// What it is about: a kind in the singular.
    #[schema(example = "submission")]
    pub subject_kind: String,
    pub subject_id: Option<Uuid>,
    pub text: LocalizedText,
    /// The page that it leads to.
    #[schema(example = "/submissions/0193c0de-7a1b-7c3d-8e4f-5a6b7c8d9e0f")]
    pub path: String,
    pub created_at: Timestamp,
    pub read_at: Option<Timestamp>,
    pub abilities: NotificationAbilities,
}

/// What the person may do with a notification now.
#[derive(Debug, Serialize, ToSchema)]
pub struct NotificationAbilities {
    pub can_mark_read: bool,
}

impl From<Model> for Notification {
    fn from(row: Model) -> Self {
        Self {
            abilities: NotificationAbilities { can_mark_read: row.read_at.is_none() },
            id: row.id,
            kind: row.kind,
            subject_kind: row.subject_kind,
            subject_id: row.subject_id,
            text: row.text,
            path: row.path,
            created_at: row.created_at,
            read_at: row.read_at,
        }
    }
}
