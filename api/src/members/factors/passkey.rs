//! Passkeys (Web Authentication, Level 3): the challenges that browsers answer, and the answers.

use std::sync::Arc;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    QueryFilter, QuerySelect,
};
use serde::Serialize;
use serde_json::{Value, json};
use utoipa::ToSchema;
use webauthn_rs::prelude::{
    DiscoverableAuthentication, Passkey, PublicKeyCredential, Url, Webauthn, WebauthnBuilder,
};

use super::{
    MOST_PASSKEYS, SECOND_FACTOR_FAILED,
    entity::passkey::{self, Model},
    proof::{Checks, PasskeyAnswer},
    ticket::{self, Purpose},
};
use crate::{
    members::entity::MemberId,
    platform::{
        config::Config,
        db::{Db, Tx},
        problem::{Problem, Result},
        token::Tokens,
    },
};

/// The relying party, which is this platform. Browsers know it by the host of its address.
#[derive(Clone, Debug)]
pub struct Passkeys(Option<Arc<Webauthn>>);

/// What a browser is asked to do with a passkey.
#[derive(Debug, Serialize, ToSchema)]
pub struct PasskeyChallenge {
    /// To be sent back with the answer, once, within ten minutes.
    pub ticket: String,
    /// For `PublicKeyCredential.parseCreationOptionsFromJSON()` or `parseRequestOptionsFromJSON()`.
    #[schema(value_type = Object, example = json!({ "challenge": "AAAA", "rpId": "innovation.gov.gr" }))]
    pub options: Value,
}

impl Passkeys {
    /// Of the public address. Browsers have no passkeys for addresses that are numbers.
    pub fn of(config: &Config) -> Self {
        let origin = Url::parse(&config.public_url).ok();
        let made = origin.as_ref().and_then(|origin| {
            let builder = WebauthnBuilder::new(origin.domain()?, origin).ok()?;
            // On a developer's machine the pages come from another port.
            builder.rp_name("We-novate").allow_any_port(config.is_local()).build().ok()
        });
        Self(made.map(Arc::new))
    }

    pub const fn are_possible(&self) -> bool {
        self.0.is_some()
    }

    /// # Errors
    /// 404 where there are none.
    pub fn party(&self) -> Result<&Webauthn> {
        self.0.as_deref().ok_or_else(Problem::not_found)
    }
}

/// A challenge for the person's passkeys; for anybody's when it is not known who asks.
///
/// # Errors
/// 404 where there are no passkeys.
pub async fn challenge(
    db: &Db,
    tokens: &Tokens,
    passkeys: &Passkeys,
    whose: Option<MemberId>,
) -> Result<PasskeyChallenge> {
    let (asked, state) = passkeys.party()?.start_discoverable_authentication().map_err(Problem::internal)?;
    let mut options = serde_json::to_value(asked.public_key).map_err(Problem::internal)?;
    if let Some(member) = whose {
        let known = of_member(&**db, member).await?;
        let known = known.into_iter().map(|row| json!({ "type": "public-key", "id": row.credential_id }));
        put(&mut options, "allowCredentials", known.collect());
    }
    let ticket = ticket::issue(db, tokens, Purpose::Passkey, whose, state).await?;
    Ok(PasskeyChallenge { ticket, options })
}

/// Takes the answer to a challenge, once: the passkey that gave it.
///
/// # Errors
/// 401 when it is not right, or the passkey is not known.
pub async fn accept(tx: &Tx, checks: &Checks, answer: &PasskeyAnswer) -> Result<Model> {
    let failed = || Problem::new(SECOND_FACTOR_FAILED);
    let ticket = ticket::read::<DiscoverableAuthentication>(
        &checks.db,
        &checks.tokens,
        Purpose::Passkey,
        &answer.ticket,
    )
    .await?;
    let credential: PublicKeyCredential =
        serde_json::from_value(answer.credential.clone()).map_err(|_| failed())?;
    let id = URL_SAFE_NO_PAD.encode(&credential.raw_id);
    // Locked, so that of two answers with one counter the second is refused.
    let found = passkey::Entity::find().filter(passkey::COLUMN.credential_id.eq(id)).lock_exclusive();
    let row = found.one(&**tx).await?.ok_or_else(failed)?;
    let mut known: Passkey = serde_json::from_value(row.credential.clone()).map_err(Problem::internal)?;
    let party = checks.passkeys.party()?;
    let shown = party
        .finish_discoverable_authentication_v2(&credential, ticket.state.clone(), &known)
        .map_err(|error| {
            tracing::info!(%error, "a passkey was refused");
            failed()
        })?;
    ticket.spend(tx).await?;
    known.update_credential(&shown);
    let mut change = row.into_active_model();
    change.credential = Set(serde_json::to_value(&known).map_err(Problem::internal)?);
    change.last_used_at = Set(Some(tx.now()));
    Ok(change.update(&**tx).await?)
}

/// Whose passkey has answered, as far as it is known to us. Whether it is right is another question.
///
/// # Errors
/// When the database refuses.
pub async fn owner_of(db: &impl ConnectionTrait, answer: &PasskeyAnswer) -> Result<Option<MemberId>> {
    let Some(id) = answer.credential.get("rawId").and_then(Value::as_str) else { return Ok(None) };
    let found = passkey::Entity::find().filter(passkey::COLUMN.credential_id.eq(id)).one(db).await?;
    Ok(found.map(|row| row.member_id))
}

/// # Errors
/// When the database refuses.
pub async fn of_member(db: &impl ConnectionTrait, member: MemberId) -> Result<Vec<Model>> {
    let rows = passkey::Entity::find().filter(passkey::COLUMN.member_id.eq(member)).limit(MOST_PASSKEYS);
    Ok(rows.all(db).await?)
}

/// Sets a member of an object.
pub fn put(object: &mut Value, name: &str, value: Value) {
    if let Value::Object(members) = object {
        members.insert(name.to_owned(), value);
    }
}
