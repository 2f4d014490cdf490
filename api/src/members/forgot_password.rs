use actix_web::{post, web};
use serde_json::json;

use super::{
    entity::{member::MemberStatus, one_time_token::TokenPurpose},
    letters, one_time, policy,
    register::{ask_to_verify, find_by_email},
    resend_verification::MailAddress,
};
use crate::platform::{
    audit::{Identity, did},
    db::Db,
    json::{Accepted, Json},
    problem::Result,
    throttle::{self, Limit},
};

/// Ask for a new password.
///
/// A mail brings a link that is good for an hour. The answer is the same whether there is an account or not.
#[utoipa::path(tag = "members", security(()), responses((status = ACCEPTED, description = "Taken")))]
#[post("/members/forgot-password")]
pub async fn forgot_password(db: web::Data<Db>, Json(form): Json<MailAddress>) -> Result<Accepted<()>> {
    let email = policy::normalised_email(&form.email);
    let tx = db.begin(&Identity::Visitor).await?;
    let found = find_by_email(&tx, &email).await?;
    if let Some(member) = found
        && throttle::allows(&tx, &Limit::new("forgot_password", &email, 5)).await?
    {
        if policy::may_sign_in(member.status) {
            let token = one_time::issue(&tx, member.id, TokenPurpose::ResetPassword).await?;
            letters::write(&tx, &member, "reset_password", json!({ "token": token })).await?;
        } else if member.status == MemberStatus::Registered {
            ask_to_verify(&tx, &member).await?;
        }
        let event = did("members.password_reset_requested", "member", member.id);
        return tx.commit_answering(event, Accepted(())).await;
    }
    Ok(Accepted(()))
}
