use actix_web::{post, web};
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    asked_mail::{AskedMail, Wanted},
    policy,
};
use crate::platform::{
    audit::{Identity, did_to_many},
    db::Db,
    jobs::Job,
    json::{Accepted, Json},
    problem::Result,
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
/// The answer is the same whether the address waits for one or not, and comes in the same time. The link of the mail before
/// ends.
#[utoipa::path(tag = "members", security(()), responses((status = ACCEPTED, description = "Taken")))]
#[post("/members/resend-verification")]
pub async fn resend_verification(db: web::Data<Db>, Json(form): Json<MailAddress>) -> Result<Accepted<()>> {
    let email = policy::normalised_email(&form.email);
    let tx = db.begin(&Identity::Visitor).await?;
    AskedMail { email, wanted: Wanted::Verification }.enqueue(&tx).await?;
    tx.commit_answering(did_to_many("members.verification_mail_asked", "member"), Accepted(())).await
}
