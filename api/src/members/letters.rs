//! Mails to one person, in the person's language.

use serde_json::{Map, Value, json};

use super::{
    entity::{mandate, member},
    show::find,
};
use crate::{
    organisations::{self, organisation},
    platform::{
        db::Tx,
        mail::{self, MailHeaders, NewMail},
        problem::Result,
    },
};

/// The parameters that name a body in both languages.
pub fn naming(body: &organisation::Model) -> Value {
    naming_with(body, json!({}))
}

/// The same beside others.
pub fn naming_with(body: &organisation::Model, others: Value) -> Value {
    let name_en = if body.name_en.is_empty() { &body.name_el } else { &body.name_en };
    let mut params = Map::new();
    params.insert("organisation_el".into(), json!(body.name_el));
    params.insert("organisation_en".into(), json!(name_en));
    if let Value::Object(others) = others {
        params.extend(others);
    }
    Value::Object(params)
}

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

/// Tells the person until when they represent the body.
///
/// # Errors
/// When the database refuses.
pub async fn tell_of_end(tx: &Tx, mandate: &mandate::Model) -> Result<()> {
    let person = find(&**tx, mandate.member_id).await?;
    let body = organisations::find(&**tx, mandate.organisation_id).await?;
    let params = naming_with(&body, json!({ "day": mandate.ends_on.map(|day| day.to_string()) }));
    write(tx, &person, "mandate_ended", params).await
}

/// The template's parameters with what every letter says of whom it goes to.
pub fn filled_for(to: &member::Model, mut params: Value) -> Value {
    if let Value::Object(map) = &mut params {
        map.insert("name".into(), json!(format!("{} {}", to.given_name, to.family_name)));
        map.insert("email".into(), json!(to.email));
    }
    params
}
