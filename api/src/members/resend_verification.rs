use actix_web::{post, web};
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    entity::member::MemberStatus,
    policy,
    register::{ask_to_verify, find_by_email},
};
use crate::platform::{
    audit::{Identity, did},
    db::Db,
    json::{Accepted, Json},
    problem::Result,
    throttle::{self, Limit},
};

/// Whose mail.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MailAddress {
    #[validate(length(min = 3, max = 254), email)]
    #[schema(min_length = 3, max_length = 254, example = "eleni@ioannina.gr")]
    pub email: String,
}

/// Ask for the verification mail again.
///
/// The answer is the same whether the address waits for one or not. The link of the mail before ends.
#[utoipa::path(tag = "members", security(()), responses((status = ACCEPTED, description = "Taken")))]
#[post("/members/resend-verification")]
pub async fn resend_verification(db: web::Data<Db>, Json(form): Json<MailAddress>) -> Result<Accepted<()>> {
    let email = policy::normalised_email(&form.email);
    let tx = db.begin(&Identity::Visitor).await?;
    let waiting = find_by_email(&tx, &email).await?;
    if let Some(member) = waiting.filter(|member| member.status == MemberStatus::Registered)
        && throttle::allows(&tx, &Limit::new("verify", &email, 5)).await?
    {
        ask_to_verify(&tx, &member).await?;
        let event = did("members.verification_requested", "member", member.id);
        return tx.commit_answering(event, Accepted(())).await;
    }
    Ok(Accepted(()))
}
