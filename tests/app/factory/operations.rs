//! Background work and mails, as workers would have left them.

use sea_orm::Set;
use serde_json::json;
use wenovate::platform::{
    jobs::{self, JobStatus},
    language::Language,
    mail::{self, MailHeaders, MailStatus},
};

use super::Row;
use crate::app::{TestApp, next_number};

impl TestApp {
    /// A job that is not run by `drain_jobs`, since it is done.
    pub fn job(&self, name: &str) -> Row<jobs::entity::ActiveModel> {
        self.row(jobs::entity::ActiveModel {
            id: Set(self.id()),
            name: Set(name.to_owned()),
            payload: Set(json!({})),
            status: Set(JobStatus::Done),
            tick: Set(None),
            attempts: Set(1),
            max_attempts: Set(8),
            run_at: Set(self.now()),
            lease_until: Set(None),
            lease_number: Set(1),
            last_error: Set(None),
            created_at: Set(self.now()),
            finished_at: Set(Some(self.now())),
        })
    }

    /// A mail that has been sent.
    pub fn mail_to(&self, address: &str) -> Row<mail::entity::ActiveModel> {
        self.row(mail::entity::ActiveModel {
            id: Set(self.id()),
            to_address: Set(address.to_owned()),
            language: Set(Language::El),
            template: Set("members/verify_email".into()),
            subject: Set("Επιβεβαιώστε το email σας".into()),
            text_body: Set("Καλώς ήρθατε".into()),
            html_body: Set("<p>Καλώς ήρθατε</p>".into()),
            headers: Set(MailHeaders::default()),
            message_id: Set(format!("<{}@tests.example>", next_number())),
            status: Set(MailStatus::Sent),
            attempts: Set(1),
            last_error: Set(None),
            created_at: Set(self.now()),
            sent_at: Set(Some(self.now())),
        })
    }
}
