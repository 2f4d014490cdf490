use actix_web::{post, web};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

use super::{
    super::{entity::DecisionDeed, letters, policy::Administer},
    decide::{NewDecisions, Text, sorted},
};
use crate::platform::{
    auth::Auth, config::Config, db::Db, json::Json, language::Language, mail, problem::Result,
};

/// The mails that decisions would send.
#[derive(Debug, Serialize, ToSchema)]
pub struct DecisionMails {
    pub mails: Vec<DecisionMail>,
}

/// A mail that a decision would send.
#[derive(Debug, Serialize, ToSchema)]
pub struct DecisionMail {
    #[schema(example = "eleni@ioannina.gr")]
    pub to: String,
    pub language: Language,
    #[schema(example = "Η εγγραφή σας εγκρίθηκε")]
    pub subject: String,
    pub text: String,
}

/// Preview the mails of decisions.
///
/// As they would go out, to each person in their language. Nothing is decided.
#[utoipa::path(tag = "members", responses((status = OK, description = "The mails", body = DecisionMails)))]
#[post("/member-decisions/preview")]
pub async fn preview_member_decisions(
    _admin: Auth<Administer>,
    db: web::Data<Db>,
    config: web::Data<Config>,
    Json(form): Json<NewDecisions>,
) -> Result<Json<DecisionMails>> {
    let text = Text::of(&***db, &form).await?;
    let (people, _) = sorted(&***db, &form).await?;
    let mut mails = Vec::with_capacity(people.len());
    for person in &people {
        let (template, params) = match form.deed {
            DecisionDeed::Approve => ("approved", json!({})),
            DecisionDeed::Reject => ("rejected", json!({ "reason": text.to(person).unwrap_or_default() })),
        };
        let params = letters::filled_for(person, params);
        let shown =
            mail::render(&format!("members/{template}"), person.language, params, &config.public_url)?;
        mails.push(DecisionMail {
            to: person.email.clone(),
            language: person.language,
            subject: shown.subject,
            text: shown.text,
        });
    }
    Ok(Json(DecisionMails { mails }))
}
