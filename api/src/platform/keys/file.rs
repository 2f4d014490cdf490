//! Keys from files: PKCS#8 in PEM, as `openssl genpkey -algorithm ed25519` writes it.

use std::{fs, path::Path};

use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use sha2::{Digest, Sha256};

use super::keyring::{KeyError, SigningKey};
use crate::platform::time::Timestamp;

/// The first file's key signs; the others are published, and verify.
///
/// # Errors
/// When a file cannot be read, or holds no Ed25519 key.
pub fn read(files: &[impl AsRef<Path>]) -> Result<Vec<SigningKey>, KeyError> {
    let keys = files.iter().enumerate().map(|(place, file)| {
        let file = file.as_ref();
        let fault = |reason: String| KeyError::File(file.to_owned(), reason);
        let pem = fs::read_to_string(file).map_err(|error| fault(error.to_string()))?;
        let der = der_of(&pem).ok_or_else(|| fault("is no private key in PEM (PKCS#8)".into()))?;
        let pair = Ed25519KeyPair::from_pkcs8_maybe_unchecked(&der)
            .map_err(|_| fault("is no Ed25519 key".into()))?;
        let public = URL_SAFE_NO_PAD.encode(pair.public_key().as_ref());
        let signs_from = if place == 0 { Timestamp(0) } else { Timestamp(i64::MAX) };
        SigningKey::of(thumbprint(&public), &der, public, signs_from, None)
            .map_err(|_| fault("is damaged".into()))
    });
    keys.collect()
}

fn der_of(pem: &str) -> Option<Vec<u8>> {
    let (_, rest) = pem.split_once("-----BEGIN PRIVATE KEY-----")?;
    let (body, _) = rest.split_once("-----END PRIVATE KEY-----")?;
    STANDARD.decode(body.split_whitespace().collect::<String>()).ok()
}

/// The name of a key that all replicas make of it alike (RFC 7638, RFC 8037 appendix A.3).
fn thumbprint(public: &str) -> String {
    let canonical = format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{public}"}}"#);
    URL_SAFE_NO_PAD.encode(Sha256::digest(canonical.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 8037, appendix A.3.
    #[test]
    fn the_thumbprint_is_that_of_the_standard() {
        assert_eq!(
            thumbprint("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"),
            "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"
        );
    }

    #[test]
    fn what_is_no_key_is_told_with_its_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("key.pem");
        fs::write(&file, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n").unwrap();
        let error = read(&[&file]).err().unwrap().to_string();
        assert!(error.contains("key.pem") && error.contains("no Ed25519 key"), "{error}");
        let missing = read(&[folder.path().join("none.pem")]).err().unwrap().to_string();
        assert!(missing.contains("none.pem"), "{missing}");
    }
}
