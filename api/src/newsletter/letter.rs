//! The mails to subscribers. Each carries the headers by which a mail program unsubscribes in one click.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::entity::Model;
use crate::platform::{
    db::Tx,
    mail::{self, MailHeaders, NewMail},
    problem::Result,
};

/// Asks whether the address wants the newsletter.
///
/// # Errors
/// When the database refuses.
pub async fn ask(tx: &Tx, to: &Model, token: &str) -> Result<()> {
    send(tx, to, "newsletter/confirm", json!({ "token": token })).await
}

/// Says that the address receives it from now on, and how to stop.
///
/// # Errors
/// When the database refuses.
pub async fn welcome(tx: &Tx, to: &Model) -> Result<()> {
    send(tx, to, "newsletter/welcome", json!({ "token": to.unsubscribe_token })).await
}

async fn send(tx: &Tx, to: &Model, template: &str, params: Value) -> Result<()> {
    let headers = one_click(tx.base(), &to.unsubscribe_token);
    mail::queue(tx, NewMail { to: &to.email, language: to.language, template, params, headers }).await?;
    Ok(())
}

/// RFC 8058: the mail program posts to the address, without a login, a cookie or a page.
fn one_click(base: &str, token: &str) -> MailHeaders {
    let address = format!("<{base}/api/v1/newsletter/unsubscribe?token={token}>");
    MailHeaders(BTreeMap::from([
        ("List-Unsubscribe".to_owned(), address),
        ("List-Unsubscribe-Post".to_owned(), "List-Unsubscribe=One-Click".to_owned()),
    ]))
}
