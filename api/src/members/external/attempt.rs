//! Sign-ins that are under way: written when the browser goes to the provider, taken when it comes back.

use std::time::Duration;

use actix_web::{HttpResponse, cookie::Cookie};
use sea_orm::{ActiveModelTrait, EntityTrait, QueryFilter, Set};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    ATTEMPT_OVER,
    entity::sign_in_attempt::{self, SignInAttemptId},
    provider::{Provider, Secrets},
};
use crate::{
    members::{MemberId, SealedSecret},
    platform::{
        db::Tx,
        problem::{Problem, Result},
        random::token_hash,
        vault::Vault,
    },
};

/// How long somebody may take at the provider.
const LIFETIME: Duration = Duration::from_mins(15);

/// Where the browser goes to sign in.
#[derive(Debug, Serialize, ToSchema)]
pub struct AttemptStarted {
    /// The provider's page. It sends the browser back to `/sign-in/callback/<key>`.
    #[schema(example = "https://id.example/authorize?response_type=code&client_id=wenovate")]
    pub authorization_url: String,
    /// Seconds until which it must be back.
    #[schema(example = 900)]
    pub expires_in: u64,
}

/// Who has come back from the provider to what.
pub struct Attempt {
    /// Who wants to link, having signed in.
    pub member: Option<MemberId>,
    pub secrets: Secrets,
}

/// Writes an attempt.
///
/// # Errors
/// When the vault or the database refuses.
pub async fn write(
    tx: &Tx,
    vault: &Vault,
    provider: &Provider,
    (state, secrets): (&str, &Secrets),
    (browser_hash, member): (String, Option<MemberId>),
) -> Result<SignInAttemptId> {
    let id: SignInAttemptId = tx.new_id();
    let secrets = serde_json::to_vec(secrets).map_err(Problem::internal)?;
    sign_in_attempt::ActiveModel {
        id: Set(id),
        provider: Set(provider.settings.key.clone()),
        state_hash: Set(token_hash(state)),
        browser_hash: Set(browser_hash),
        member_id: Set(member),
        secrets: Set(SealedSecret(vault.seal(&secrets, &place(id))?)),
        created_at: Set(tx.now()),
        expires_at: Set(tx.now() + LIFETIME),
    }
    .insert(&**tx)
    .await?;
    Ok(id)
}

/// The answer that sends the browser away.
pub fn started(authorization_url: &reqwest::Url, cookie: Cookie<'static>) -> HttpResponse {
    HttpResponse::Ok().cookie(cookie).insert_header(("cache-control", "no-store")).json(AttemptStarted {
        authorization_url: authorization_url.to_string(),
        expires_in: LIFETIME.as_secs(),
    })
}

/// Takes an attempt, once: the row count decides between two who come with one state. Another browser's stays where it is.
///
/// # Errors
/// 410 when there is none, it is another provider's or another browser's, or its time is over.
pub async fn take(
    tx: &Tx,
    vault: &Vault,
    provider: &Provider,
    state: &str,
    browser_hash: Option<String>,
) -> Result<Attempt> {
    let browser_hash = browser_hash.ok_or(ATTEMPT_OVER)?;
    let found = sign_in_attempt::Entity::find()
        .filter(sign_in_attempt::COLUMN.state_hash.eq(token_hash(state)))
        .filter(sign_in_attempt::COLUMN.browser_hash.eq(browser_hash))
        .filter(sign_in_attempt::COLUMN.provider.eq(provider.settings.key.as_str()))
        .filter(sign_in_attempt::COLUMN.expires_at.gt(tx.now()))
        .one(&**tx)
        .await?
        .ok_or(ATTEMPT_OVER)?;
    let taken = sign_in_attempt::Entity::delete_by_id(found.id).exec(&**tx).await?;
    if taken.rows_affected != 1 {
        return Err(ATTEMPT_OVER.into());
    }
    let secrets = vault.open(&found.secrets.0, &place(found.id)).map_err(Problem::internal)?;
    let secrets = serde_json::from_slice(&secrets).map_err(Problem::internal)?;
    Ok(Attempt { member: found.member_id, secrets })
}

/// What the vault seals it for.
fn place(id: SignInAttemptId) -> String {
    format!("sign-in attempt {id}")
}
