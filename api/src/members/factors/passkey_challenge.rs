use actix_web::{get, web};
use serde_json::json;

use super::{
    Passkeys, base64url,
    passkey::{PasskeyChallenge, of_member, put},
    ticket::{self, Purpose},
};
use crate::{
    members::{entity::MemberId, show::find},
    platform::{
        auth::Arriving,
        db::Db,
        json::Json,
        problem::{Problem, Result},
        token::Tokens,
    },
};

/// Show what a new passkey must sign.
///
/// For `navigator.credentials.create()`. The answer goes to `POST /me/passkeys`, with the ticket.
#[utoipa::path(tag = "members", responses((status = OK, description = "The challenge", body = PasskeyChallenge)))]
#[get("/me/passkey-challenge")]
pub async fn show_passkey_challenge(
    person: Arriving,
    db: web::Data<Db>,
    tokens: web::Data<Tokens>,
    passkeys: web::Data<Passkeys>,
) -> Result<Json<PasskeyChallenge>> {
    let id = MemberId(person.member_id);
    let member = find(&***db, id).await?;
    let known = of_member(&***db, id).await?;
    let known = known.iter().filter_map(|row| base64url(&row.credential_id)).collect();
    let name = format!("{} {}", member.given_name, member.family_name);
    let (asked, state) = passkeys
        .party()?
        .start_passkey_registration(id.0, &member.email, &name, Some(known))
        .map_err(Problem::internal)?;
    let mut options = serde_json::to_value(asked.public_key).map_err(Problem::internal)?;
    // One that the browser can find by itself, so that nobody types an address to sign in with it.
    let selection = json!({
        "residentKey": "required", "requireResidentKey": true, "userVerification": "required",
    });
    put(&mut options, "authenticatorSelection", selection);
    let ticket = ticket::issue(&db, &tokens, Purpose::RegisterPasskey, Some(id), state).await?;
    Ok(Json(PasskeyChallenge { ticket, options }))
}
