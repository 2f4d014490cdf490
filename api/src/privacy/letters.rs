//! Mails of this slice, in the person's language.

use serde_json::{Value, json};

use crate::{
    members::member,
    platform::{
        db::Tx,
        language::Language,
        mail::{self, MailHeaders, MailId, NewMail},
        problem::Result,
        time::Timestamp,
    },
};

/// # Errors
/// When there is no such template, or the database refuses.
pub async fn write(tx: &Tx, to: &member::Model, template: &str, mut params: Value) -> Result<MailId> {
    if let Value::Object(map) = &mut params {
        map.insert("name".into(), json!(format!("{} {}", to.given_name, to.family_name)));
    }
    let mail = NewMail {
        to: &to.email,
        language: to.language,
        template: &format!("privacy/{template}"),
        params,
        headers: MailHeaders::default(),
    };
    mail::queue(tx, mail).await
}

/// A day as a mail says it: `14/12/2026` in Greek, `14 December 2026` in English.
pub fn day(at: Timestamp, language: Language) -> String {
    let date = at.date();
    match language {
        Language::El => format!("{}/{}/{}", date.day(), u8::from(date.month()), date.year()),
        Language::En => format!("{} {} {}", date.day(), date.month(), date.year()),
    }
}
