use actix_web::{post, web};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;
use webauthn_rs::prelude::{PasskeyRegistration, RegisterPublicKeyCredential};

use super::{
    FactorMethod, MOST_PASSKEYS, Passkeys, TOO_MANY_PASSKEYS,
    enrol::{FactorEnrolled, enrolled, may_enrol},
    entity::passkey,
    passkey::of_member,
    ticket::{self, Purpose},
};
use crate::{
    members::{entity::MemberId, form::is_a_name},
    platform::{
        audit::did,
        auth::Arriving,
        db::Db,
        json::Json,
        problem::{Problem, Result},
        token::Tokens,
    },
};

/// A passkey that the browser has made.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPasskey {
    /// What I call it.
    #[validate(length(min = 1, max = 80), custom(function = is_a_name))]
    #[schema(min_length = 1, max_length = 80, example = "Το κινητό μου")]
    pub name: String,
    /// Of the challenge.
    #[validate(length(min = 1, max = 16000))]
    #[schema(min_length = 1, max_length = 16000)]
    pub ticket: String,
    /// The browser's `PublicKeyCredential`, by its `toJSON()` (Web Authentication, Level 3, section 5.1).
    #[schema(value_type = Object, example = json!({ "id": "AAAA", "rawId": "AAAA", "type": "public-key", "response": {} }))]
    pub credential: serde_json::Value,
}

/// Register a passkey.
///
/// It signs in without a password, and is a second factor. Whoever has a second factor already shows it first (403
/// `step-up-required`). With the first factor come ten recovery codes, which are never shown again.
#[utoipa::path(tag = "members", responses(
    (status = OK, description = "The passkey is registered", body = FactorEnrolled)))]
#[post("/me/passkeys")]
pub async fn register_passkey(
    person: Arriving,
    db: web::Data<Db>,
    tokens: web::Data<Tokens>,
    passkeys: web::Data<Passkeys>,
    Json(form): Json<NewPasskey>,
) -> Result<Json<FactorEnrolled>> {
    let member = MemberId(person.member_id);
    let wrong = || Problem::field("/credential", "passkey_wrong");
    let ticket = ticket::read::<PasskeyRegistration>(&db, &tokens, Purpose::RegisterPasskey, &form.ticket)
        .await
        .map_err(|_| Problem::field("/ticket", "passkey_wrong"))?;
    let made: RegisterPublicKeyCredential = serde_json::from_value(form.credential).map_err(|_| wrong())?;
    let known = passkeys.party()?.finish_passkey_registration(&made, &ticket.state).map_err(|error| {
        tracing::info!(%error, "a new passkey was refused");
        wrong()
    })?;

    let tx = db.begin(&person).await?;
    may_enrol(&tx, &person).await?;
    if ticket.member()? != member || ticket.spend(&tx).await.is_err() {
        return Err(Problem::field("/ticket", "passkey_wrong"));
    }
    if of_member(&*tx, member).await?.len() as u64 >= MOST_PASSKEYS {
        return Err(TOO_MANY_PASSKEYS.into());
    }
    let row = passkey::ActiveModel {
        id: Set(tx.new_id()),
        member_id: Set(member),
        name: Set(form.name.trim().to_owned()),
        credential_id: Set(URL_SAFE_NO_PAD.encode(known.cred_id())),
        credential: Set(serde_json::to_value(&known).map_err(Problem::internal)?),
        created_at: Set(tx.now()),
        last_used_at: Set(None),
    };
    let row = row.insert(&*tx).await?;
    let answer = enrolled(&tx, &person, FactorMethod::Passkey).await?;
    tx.commit(did("factors.passkey_registered", "passkey", row.id)).await?;
    Ok(Json(answer))
}
