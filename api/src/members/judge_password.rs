use actix_web::{post, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use super::password_strength::{self, PasswordAdvice, PasswordWarning};
use crate::platform::{
    json::Json,
    problem::{Problem, Result},
};

/// A password that somebody is about to choose, and what others know of them.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordToJudge {
    #[validate(length(max = 128))]
    #[schema(max_length = 128, example = "θάλασσα-βουνό-42")]
    pub password: String,
    #[serde(default)]
    #[validate(length(max = 254))]
    #[schema(max_length = 254, example = "eleni@ioannina.gr")]
    pub email: String,
    /// The person's names.
    #[serde(default)]
    #[validate(length(max = 4), custom(function = are_short))]
    #[schema(max_items = 4, example = json!(["Ελένη", "Ζαχαράκη"]))]
    pub names: Vec<String>,
}

/// How hard a password is to guess.
#[derive(Debug, Serialize, ToSchema)]
pub struct PasswordJudgement {
    /// From 0, which is tried first, to 4, which nobody guesses.
    #[schema(minimum = 0, maximum = 4, example = 4)]
    pub score: u8,
    /// Whether it would be taken.
    pub acceptable: bool,
    /// What is wrong with it.
    pub warning: Option<PasswordWarning>,
    /// What would make it better.
    pub advice: Vec<PasswordAdvice>,
}

/// Judge a password.
///
/// While it is typed, by the rules that hold when it is chosen. Nothing of it is kept or logged.
#[utoipa::path(tag = "members", security(()), responses(
    (status = OK, description = "The judgement", body = PasswordJudgement)))]
#[post("/password-judgements")]
pub async fn judge_password(Json(form): Json<PasswordToJudge>) -> Result<Json<PasswordJudgement>> {
    let judged = web::block(move || {
        let names: Vec<&str> = form.names.iter().map(String::as_str).collect();
        password_strength::judge(&form.password, &form.email, &names)
    });
    let judged = judged.await.map_err(Problem::internal)?;
    Ok(Json(PasswordJudgement {
        score: judged.score,
        acceptable: !judged.is_weak,
        warning: judged.warning,
        advice: judged.advice,
    }))
}

fn are_short(names: &[String]) -> Result<(), validator::ValidationError> {
    if names.iter().all(|name| name.chars().count() <= 80) {
        return Ok(());
    }
    let mut fault = validator::ValidationError::new("length");
    fault.add_param("max".into(), &80);
    Err(fault)
}
