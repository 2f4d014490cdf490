//! The staff of the demo: who has a role has an authenticator app, and shows its code.

use reqwest::Method;
use sea_orm::{EntityTrait, IntoActiveModel};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    network::{Failed, Network, Person, Result},
    people::Member,
    totp_code, totp_secret,
};
use crate::{
    members::{self, MemberId, TotpState, totp, totp_factor},
    platform::audit::{Identity, did, did_to_many},
};

/// Gives the person a role, and what the role asks for.
///
/// # Errors
/// When the service refuses.
pub async fn grant(network: &Network, admin: &Member, to: &Member, role: &str) -> Result<()> {
    enrol(network, to).await?;
    network.put(&admin.person, &format!("/members/{}/roles/{role}", to.id), Value::Null, None).await?;
    Ok(())
}

/// Gives the person the authenticator app of the demo, which a role of the staff asks for.
///
/// # Errors
/// When the database refuses.
pub async fn enrol(network: &Network, to: &Member) -> Result<()> {
    let id = Uuid::parse_str(&to.id).map_err(|error| Failed::Content(error.to_string()))?;
    let (id, secret) = (MemberId(id), totp_secret(&to.person.email));
    let tx = network.db().begin(&Identity::System).await?;
    let state = (tx.now(), TotpState::Confirmed);
    let row = members::totp_row(network.vault(), tx.new_id(), id, &secret, state)?;
    totp_factor::Entity::insert(row.into_active_model()).exec_without_returning(&*tx).await?;
    tx.commit(did("factors.totp_enrolled", "member", id)).await?;
    to.person.leave();
    Ok(())
}

impl Network {
    /// The second half of a sign-in. Where the clock was set back, codes of later have not been shown yet.
    pub(super) async fn show_factor(&self, person: &Person, ticket: &str) -> Result<String> {
        self.forget_codes_from(totp::step_at(self.now())).await?;
        let form = json!({ "ticket": ticket, "code": totp_code(&person.email, self.now()) });
        let opened =
            Box::pin(self.call(None, Method::POST, "/sessions/second-factor", Some(form), None)).await?;
        opened.text("/access_token")
    }

    /// Codes of this step and later ones count as not shown.
    pub async fn forget_codes_from(&self, step: i64) -> Result<()> {
        let tx = self.db().begin(&Identity::System).await?;
        if members::forget_later_steps(&tx, step).await? > 0 {
            tx.commit(did_to_many("factors.steps_set", "totp_factor")).await?;
        }
        Ok(())
    }
}
