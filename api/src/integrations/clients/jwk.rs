//! Public keys as JSON Web Keys (RFC 7517), by value.

use jsonwebtoken::{
    Algorithm, DecodingKey,
    jwk::{AlgorithmParameters, EllipticCurve, Jwk, ThumbprintHash},
};
use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// A public key for signatures: EC on P-256, OKP on Ed25519, or RSA of 2048 bits and more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate, ToSchema, FromJsonQueryResult)]
#[serde(deny_unknown_fields)]
pub struct PublicJwk {
    #[validate(length(max = 8))]
    #[schema(max_length = 8, example = "OKP")]
    pub kty: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 128))]
    #[schema(max_length = 128, example = "agency-2026")]
    pub kid: Option<String>,
    #[serde(rename = "use", default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 8))]
    #[schema(max_length = 8, example = "sig")]
    pub usage: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 16))]
    #[schema(max_length = 16, example = "EdDSA")]
    pub alg: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 16))]
    #[schema(max_length = 16, example = "Ed25519")]
    pub crv: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 128))]
    #[schema(max_length = 128, example = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo")]
    pub x: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 128))]
    #[schema(max_length = 128)]
    pub y: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 1100))]
    #[schema(max_length = 1100)]
    pub n: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 16))]
    #[schema(max_length = 16)]
    pub e: Option<String>,
    /// Browsers write these two beside an exported key; nothing rests on them.
    #[serde(default, skip_serializing)]
    #[validate(length(max = 8))]
    #[schema(max_items = 8)]
    pub key_ops: Vec<String>,
    #[serde(default, skip_serializing)]
    pub ext: Option<bool>,
}

/// A key that verifies, with the algorithms that it may be used with and no other: a header cannot choose.
pub struct Verifier {
    pub key: DecodingKey,
    pub algorithms: Vec<Algorithm>,
}

impl PublicJwk {
    /// None where it is no key that we take.
    pub fn verifier(&self) -> Option<Verifier> {
        let jwk = self.read()?;
        let algorithms = match &jwk.algorithm {
            AlgorithmParameters::EllipticCurve(it) if it.curve == EllipticCurve::P256 => {
                vec![Algorithm::ES256]
            }
            AlgorithmParameters::OctetKeyPair(it) if it.curve == EllipticCurve::Ed25519 => {
                vec![Algorithm::EdDSA]
            }
            // 2048 bits are 342 letters of base64.
            AlgorithmParameters::RSA(it) if it.n.len() >= 342 => vec![Algorithm::RS256, Algorithm::PS256],
            _ => return None,
        };
        let said = self.alg.as_deref().map(str::parse::<Algorithm>);
        let algorithms = match said {
            None => algorithms,
            Some(Ok(said)) if algorithms.contains(&said) => vec![said],
            Some(_) => return None,
        };
        if self.usage.as_deref().is_some_and(|usage| usage != "sig") {
            return None;
        }
        Some(Verifier { key: DecodingKey::from_jwk(&jwk).ok()?, algorithms })
    }

    /// By which it is known again, whatever it is called.
    pub fn thumbprint(&self) -> Option<String> {
        self.read()?.thumbprint(ThumbprintHash::SHA256).ok()
    }

    fn read(&self) -> Option<Jwk> {
        serde_json::from_value(serde_json::to_value(self).ok()?).ok()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn key(value: serde_json::Value) -> PublicJwk {
        serde_json::from_value(value).unwrap()
    }

    #[test]
    fn a_key_is_for_its_own_algorithm_alone() {
        let ed =
            json!({ "kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo" });
        assert_eq!(key(ed.clone()).verifier().unwrap().algorithms, [Algorithm::EdDSA]);
        // RFC 8037, appendix A.3.
        assert_eq!(key(ed.clone()).thumbprint().unwrap(), "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
        let said = |alg: &str, usage: &str| {
            let mut key = key(ed.clone());
            (key.alg, key.usage) = (Some(alg.into()), Some(usage.into()));
            key.verifier().is_some()
        };
        assert!(
            said("EdDSA", "sig") && !said("HS256", "sig") && !said("RS256", "sig") && !said("EdDSA", "enc")
        );
    }

    #[test]
    fn weak_and_symmetric_keys_are_none() {
        assert!(key(json!({ "kty": "RSA", "n": "x".repeat(171), "e": "AQAB" })).verifier().is_none());
        assert!(key(json!({ "kty": "oct", "x": "c2VjcmV0" })).verifier().is_none());
        assert!(key(json!({ "kty": "EC", "crv": "P-256", "x": "AA" })).verifier().is_none());
        let private = json!({ "kty": "OKP", "crv": "Ed25519", "x": "AA", "d": "AA" });
        assert!(serde_json::from_value::<PublicJwk>(private).is_err(), "a private key has no place here");
    }
}
