//! The outbox.

use std::collections::BTreeMap;

use sea_orm::{FromJsonQueryResult, entity::prelude::*};
use serde::{Deserialize, Serialize};

use crate::platform::{language::Language, time::Timestamp};

crate::id!(
    /// A mail.
    MailId
);

crate::choice!(
    /// Where a mail is on its way.
    MailStatus {
        /// Waits to be sent.
        Queued,
        /// Handed to the server, no answer written down yet.
        Sending,
        /// Stays in the development outbox, since no mail server is configured.
        Kept,
        /// Accepted by the server.
        Sent,
        /// Refused for good, or as often as it may be tried.
        Failed,
        /// The process ended between handing it over and the answer: it may have arrived and is not sent again.
        Unknown,
    }
);

/// Headers by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct MailHeaders(pub BTreeMap<String, String>);

/// A mail as it is sent, rendered in the transaction that asks for it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mails")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MailId,
    pub to_address: String,
    pub language: Language,
    /// The name of the template it was rendered from.
    pub template: String,
    #[sea_orm(column_type = "Text")]
    pub subject: String,
    #[sea_orm(column_type = "Text")]
    pub text_body: String,
    #[sea_orm(column_type = "Text")]
    pub html_body: String,
    /// Further headers, such as those of one-click unsubscribing.
    #[sea_orm(column_type = "JsonBinary")]
    pub headers: MailHeaders,
    /// Constant over attempts, so that the receiver may drop a second copy.
    #[sea_orm(unique)]
    pub message_id: String,
    pub status: MailStatus,
    pub attempts: i32,
    #[sea_orm(column_type = "Text")]
    pub last_error: Option<String>,
    pub created_at: Timestamp,
    pub sent_at: Option<Timestamp>,
}

impl ActiveModelBehavior for ActiveModel {}
