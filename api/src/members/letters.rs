//! Mails to one person, in the person's language.

use serde_json::{Value, json};

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
    let name_en = if body.name_en.is_empty() { &body.name_el } else { &body.name_en };
    json!({ "organisation_el": body.name_el, "organisation_en": name_en })
}

/// Writes a mail of this slice to the person. `given_name` and `reason`-like parameters are the template's business.
///
/// # Errors
/// When there is no such template, or the database refuses.
pub async fn write(tx: &Tx, to: &member::Model, template: &str, mut params: Value) -> Result<()> {
    if let Value::Object(map) = &mut params {
        map.insert("name".into(), json!(format!("{} {}", to.given_name, to.family_name)));
        map.insert("email".into(), json!(to.email));
    }
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
    let mut params = naming(&organisations::find(&**tx, mandate.organisation_id).await?);
    params["day"] = json!(mandate.ends_on.map(|day| day.to_string()));
    write(tx, &person, "mandate_ended", params).await
}
