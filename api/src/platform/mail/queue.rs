//! Writing a mail into the outbox.

use sea_orm::{ActiveModelTrait, Set};
use serde_json::Value;

use super::{
    SendMail,
    entity::{self, MailHeaders, MailId, MailStatus},
    template,
};
use crate::platform::{db::Tx, jobs::Job, language::Language, problem::Result, random::hex};

/// A mail to be written.
#[derive(Debug)]
pub struct NewMail<'a> {
    pub to: &'a str,
    pub language: Language,
    /// Its template below `api/templates`, without language and extension: `members/verify_email`.
    pub template: &'a str,
    /// What the template is filled with, beside `base`, the address of the platform.
    pub params: Value,
    pub headers: MailHeaders,
}

/// Renders the mail and writes it into the outbox; it is sent once the transaction has been committed.
///
/// # Errors
/// When there is no such template, or the database refuses.
pub async fn queue(tx: &Tx, mail: NewMail<'_>) -> Result<MailId> {
    let settings = tx.mail();
    let rendered = template::render(mail.template, mail.language, mail.params, &settings.base)?;
    let id: MailId = tx.new_id();
    let row = entity::ActiveModel {
        id: Set(id),
        to_address: Set(mail.to.to_owned()),
        language: Set(mail.language),
        template: Set(mail.template.to_owned()),
        subject: Set(rendered.subject),
        text_body: Set(rendered.text),
        html_body: Set(rendered.html),
        headers: Set(mail.headers),
        message_id: Set(format!("<{}@{}>", hex(&tx.random().bytes::<16>()), settings.domain)),
        status: Set(if settings.sends { MailStatus::Queued } else { MailStatus::Kept }),
        attempts: Set(0),
        last_error: Set(None),
        created_at: Set(tx.now()),
        sent_at: Set(None),
    };
    row.insert(&**tx).await?;
    if settings.sends {
        SendMail { mail: id }.enqueue(tx).await?;
    }
    Ok(id)
}
