//! A mail of the outbox as it is shown.

use serde::Serialize;
use utoipa::ToSchema;

use super::policy::Operate;
use crate::platform::{
    auth::Viewer,
    language::Language,
    mail::{MailId, MailStatus, entity::Model},
    time::Timestamp,
};

/// A mail without its text.
#[derive(Debug, Serialize, ToSchema)]
pub struct MailSummary {
    pub id: MailId,
    #[schema(example = "eleni@ioannina.gr")]
    pub to_address: String,
    pub language: Language,
    /// The template it was made from.
    #[schema(example = "members/verify_email")]
    pub template: String,
    #[schema(example = "Επιβεβαιώστε το email σας")]
    pub subject: String,
    pub status: MailStatus,
    pub created_at: Timestamp,
    pub sent_at: Option<Timestamp>,
}

impl From<Model> for MailSummary {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            to_address: row.to_address,
            language: row.language,
            template: row.template,
            subject: row.subject,
            status: row.status,
            created_at: row.created_at,
            sent_at: row.sent_at,
        }
    }
}

/// A mail of the outbox.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Mail)]
pub struct MailView {
    #[serde(flatten)]
    pub summary: MailSummary,
    pub text_body: String,
    pub html_body: String,
    /// How often it was handed to the server.
    #[schema(example = 1)]
    pub attempts: i32,
    /// What the server answered when it refused.
    pub last_error: Option<String>,
    pub abilities: MailAbilities,
}

/// What the caller may do with a mail now.
#[derive(Debug, Serialize, ToSchema)]
pub struct MailAbilities {
    /// It failed, or nobody knows whether it arrived.
    pub can_send_again: bool,
}

/// Whether sending it once more can help.
pub const fn may_be_sent_again(status: MailStatus) -> bool {
    matches!(status, MailStatus::Failed | MailStatus::Unknown)
}

impl MailView {
    pub fn of(mut row: Model, viewer: &Viewer) -> Self {
        Self {
            abilities: MailAbilities {
                can_send_again: viewer.may::<Operate>() && may_be_sent_again(row.status),
            },
            text_body: std::mem::take(&mut row.text_body),
            html_body: std::mem::take(&mut row.html_body),
            attempts: row.attempts,
            last_error: row.last_error.take(),
            summary: row.into(),
        }
    }
}
