//! Other systems that call the API by themselves.

mod clients;
mod narrowing;
mod quick_start;
mod rights;
mod secrets;
mod signed;
mod tokens;
mod usage;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};

use crate::app::Organisation;

/// A client of this body, as an administrator writes it.
pub fn a_client(body: &Organisation) -> Value {
    json!({
        "name": "Πρωτόκολλο",
        "purpose": "Στέλνει τις προτάσεις που πρωτοκολλούνται.",
        "contact": "it@tests.example",
        "organisation_id": body.id,
        "narrowing": "body",
        "campaign_id": null,
        "scopes": ["submissions:submit"],
        "addresses": [],
        "requests_per_minute": 120,
        "expires_at": null,
    })
}

/// The public key of a pair that nobody has.
pub fn a_public_key() -> Value {
    let pair = rcgen::KeyPair::generate_for(&rcgen::PKCS_ED25519).unwrap();
    json!({ "kty": "OKP", "crv": "Ed25519", "x": URL_SAFE_NO_PAD.encode(pair.public_key_raw()) })
}
