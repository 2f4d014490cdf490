use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{
    entity::{member::MemberStatus, one_time_token::TokenPurpose},
    letters, one_time, policy,
    register::{ask_to_verify, find_by_email},
};
use crate::platform::{
    audit::{Identity, did},
    foundation::Foundation,
    jobs::Job,
    problem::Result,
    throttle::{self, Limit},
};

/// What was asked for at an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wanted {
    NewPassword,
    Verification,
}

/// Writes the mail that somebody has asked for, if there is an account that it is for. Whether there is one, the request is
/// answered without looking: so its time does not tell.
#[derive(Debug, Serialize, Deserialize)]
pub struct AskedMail {
    pub email: String,
    pub wanted: Wanted,
}

impl Job for AskedMail {
    const NAME: &'static str = "members.asked_mail";

    async fn run(&self, at: &Foundation) -> Result<()> {
        let tx = at.db.begin(&Identity::System).await?;
        let Some(member) = find_by_email(&tx, &self.email).await? else { return Ok(()) };
        let waits = member.status == MemberStatus::Registered;
        let (limit, event) = match self.wanted {
            Wanted::NewPassword => ("forgot_password", "members.password_reset_requested"),
            Wanted::Verification => ("verify", "members.verification_requested"),
        };
        let resets = self.wanted == Wanted::NewPassword && policy::may_sign_in(member.status);
        if !(waits || resets) || !throttle::allows(&tx, &Limit::new(limit, &self.email, 5)).await? {
            return Ok(());
        }
        if resets {
            let token = one_time::issue(&tx, member.id, TokenPurpose::ResetPassword).await?;
            letters::write(&tx, &member, "reset_password", json!({ "token": token })).await?;
        } else {
            ask_to_verify(&tx, &member).await?;
        }
        tx.commit(did(event, "member", member.id)).await
    }
}
