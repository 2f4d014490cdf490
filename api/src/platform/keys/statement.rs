//! What the platform has said and signed, proved by the key that is named with it.

use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header};
use serde::de::DeserializeOwned;

use super::PublicKey;

/// What a signed statement says, when it is of this type and this key has signed it.
pub fn verify_statement<C: DeserializeOwned + Clone>(
    kind: &str,
    statement: &str,
    key: &PublicKey,
) -> Option<C> {
    let header = decode_header(statement).ok()?;
    if header.typ.as_deref() != Some(kind) || header.kid.as_deref() != Some(&key.kid) {
        return None;
    }
    let mut validation = Validation::new(Algorithm::EdDSA);
    // It says when it was made and never expires.
    validation.set_required_spec_claims(&["iss"]);
    validation.validate_exp = false;
    let key = DecodingKey::from_ed_components(&key.x).ok()?;
    Some(decode::<C>(statement, &key, &validation).ok()?.claims)
}
