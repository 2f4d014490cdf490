use actix_web::{post, web};

use super::{
    asked_mail::{AskedMail, Wanted},
    policy,
    resend_verification::MailAddress,
};
use crate::platform::{
    audit::{Identity, did_to_many},
    db::Db,
    jobs::Job,
    json::{Accepted, Json},
    problem::Result,
};

/// Ask for a new password.
///
/// A mail brings a link that is good for an hour. The answer is the same whether there is an account or not, and comes in the
/// same time.
#[utoipa::path(tag = "members", security(()), responses((status = ACCEPTED, description = "Taken")))]
#[post("/members/forgot-password")]
pub async fn forgot_password(db: web::Data<Db>, Json(form): Json<MailAddress>) -> Result<Accepted<()>> {
    let email = policy::normalised_email(&form.email);
    let tx = db.begin(&Identity::Visitor).await?;
    AskedMail { email, wanted: Wanted::NewPassword }.enqueue(&tx).await?;
    tx.commit_answering(did_to_many("members.password_mail_asked", "member"), Accepted(())).await
}
