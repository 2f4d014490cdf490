//! Mails to one person, in the person's language.

use serde_json::{Value, json};

use super::entity::member;
use crate::platform::{
    db::Tx,
    mail::{self, MailHeaders, NewMail},
    problem::Result,
};

/// Writes a mail of this slice to the person. `given_name` and `reason`-like parameters are the template's business.
///
/// # Errors
/// When there is no such template, or the database refuses.
pub async fn write(tx: &Tx, to: &member::Model, template: &str, params: Value) -> Result<()> {
    let params = filled_for(to, params);
    let mail = NewMail {
        to: &to.email,
        language: to.language,
        template: &format!("members/{template}"),
        params,
        headers: MailHeaders::default(),
    };
    mail::queue(tx, mail).await?;
    Ok(())
}

/// The template's parameters with what every letter says of whom it goes to.
pub fn filled_for(to: &member::Model, mut params: Value) -> Value {
    if let Value::Object(map) = &mut params {
        map.insert("name".into(), json!(format!("{} {}", to.given_name, to.family_name)));
        map.insert("email".into(), json!(to.email));
    }
    params
}
