//! Secrets at rest: what the database keeps of them is sealed (AES-256-GCM, NIST SP 800-38D) with a master key that is
//! configured, and so kept apart from it and from its backups.

use std::{fmt, sync::Arc};

use aws_lc_rs::aead::{AES_256_GCM, Aad, NONCE_LEN, Nonce, RandomizedNonceKey};
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};

use super::{
    config::Config,
    problem::{Problem, Result},
    random::hex,
};

/// What sealed text begins with; the master key's name and the rest follow, with dots between.
const SEALED: &str = "sealed1";

/// Seals and opens secrets. Cheap to clone. Without a master key they stand as they are: for trying things out.
#[derive(Clone, Default)]
pub struct Vault {
    current: Option<Arc<MasterKey>>,
    /// Still opens, so that the master key can be changed.
    previous: Option<Arc<MasterKey>>,
}

struct MasterKey {
    /// By which sealed text says what opens it: the beginning of the key's hash.
    name: String,
    key: RandomizedNonceKey,
}

/// Why sealed text cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unopened {
    #[error("it is sealed with the master key “{0}”, and none is configured: set WENOVATE_MASTER_KEY")]
    NoMasterKey(String),
    #[error(
        "it is sealed with the master key “{0}”, and another is configured: set that one as WENOVATE_MASTER_KEY, or as \
         WENOVATE_MASTER_KEY_PREVIOUS when it is being changed"
    )]
    AnotherMasterKey(String),
    #[error("it is damaged")]
    Damaged,
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.current.as_ref().map_or("none", |key| &key.name);
        write!(f, "Vault({name})")
    }
}

impl Vault {
    /// The configuration has checked the keys: one that cannot be read counts as none.
    pub fn of(config: &Config) -> Self {
        let key = |text: &Option<SecretString>| text.as_ref().and_then(MasterKey::read).map(Arc::new);
        Self { current: key(&config.master_key), previous: key(&config.master_key_previous) }
    }

    /// Whether there is a master key.
    pub const fn seals(&self) -> bool {
        self.current.is_some()
    }

    /// Whether this text is kept as new text would be.
    pub fn is_up_to_date(&self, kept: &str) -> bool {
        name_of(kept) == self.current.as_ref().map(|key| key.name.as_str())
    }

    /// Seals a secret. What it is of is sealed with it: text moved to another row does not open there.
    ///
    /// # Errors
    /// When the cipher fails.
    pub fn seal(&self, secret: &[u8], of: &str) -> Result<String> {
        let Some(master) = &self.current else { return Ok(STANDARD.encode(secret)) };
        let mut bytes = secret.to_vec();
        let nonce = master
            .key
            .seal_in_place_append_tag(Aad::from(of.as_bytes()), &mut bytes)
            .map_err(Problem::internal)?;
        let whole = [nonce.as_ref().as_slice(), &bytes].concat();
        Ok(format!("{SEALED}.{}.{}", master.name, URL_SAFE_NO_PAD.encode(whole)))
    }

    /// # Errors
    /// When the master key is not at hand, or the text is not what was sealed.
    pub fn open(&self, kept: &str, of: &str) -> Result<Vec<u8>, Unopened> {
        let Some(name) = name_of(kept) else { return STANDARD.decode(kept).map_err(|_| Unopened::Damaged) };
        let masters = [&self.current, &self.previous].into_iter().flatten();
        let master = masters.into_iter().find(|master| master.name == name).ok_or_else(|| {
            if self.current.is_some() {
                Unopened::AnotherMasterKey(name.to_owned())
            } else {
                Unopened::NoMasterKey(name.to_owned())
            }
        })?;
        let text = kept.rsplit('.').next().unwrap_or_default();
        let mut whole = URL_SAFE_NO_PAD.decode(text).map_err(|_| Unopened::Damaged)?;
        let (nonce, sealed) = whole.split_at_mut_checked(NONCE_LEN).ok_or(Unopened::Damaged)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| Unopened::Damaged)?;
        let aad = Aad::from(of.as_bytes());
        master
            .key
            .open_in_place(nonce, aad, sealed)
            .map(|plain| plain.to_vec())
            .map_err(|_| Unopened::Damaged)
    }
}

/// The master key that sealed this text; none when it is not sealed.
fn name_of(kept: &str) -> Option<&str> {
    kept.strip_prefix(SEALED)?.strip_prefix('.')?.split('.').next()
}

impl MasterKey {
    fn read(text: &SecretString) -> Option<Self> {
        let bytes = bytes_of(text)?;
        let name = hex(&Sha256::digest(&bytes)).chars().take(8).collect();
        Some(Self { name, key: RandomizedNonceKey::new(&AES_256_GCM, &bytes).ok()? })
    }
}

/// Whether this can be a master key: 32 bytes in base64.
pub fn is_master_key(text: &SecretString) -> bool {
    bytes_of(text).is_some()
}

fn bytes_of(text: &SecretString) -> Option<Vec<u8>> {
    STANDARD.decode(text.expose_secret().trim()).ok().filter(|bytes| bytes.len() == 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    const TWO: &str = "//79/Pv6+fj39vX08/Lx8O/u7ezr6uno5+bl5OPi4eA=";

    fn vault(current: Option<&str>, previous: Option<&str>) -> Vault {
        let (master_key, master_key_previous) = (current.map(Into::into), previous.map(Into::into));
        Vault::of(&Config { master_key, master_key_previous, ..Config::default() })
    }

    #[test]
    fn what_was_sealed_opens_with_its_master_key_in_its_place_only() {
        let one = vault(Some(ONE), None);
        let kept = one.seal(b"secret", "row 1").unwrap();
        assert_ne!(kept, one.seal(b"secret", "row 1").unwrap(), "each with a nonce of its own");
        assert!(!kept.contains(&STANDARD.encode(b"secret")));
        assert_eq!(one.open(&kept, "row 1").unwrap(), b"secret");
        assert_eq!(one.open(&kept, "row 2"), Err(Unopened::Damaged));
        let mut changed = kept.clone();
        changed.replace_range(kept.len() - 4..kept.len() - 3, if kept.ends_with("AAAA") { "B" } else { "A" });
        assert_eq!(
            one.open(&changed, "row 1"),
            if changed == kept { Ok(b"secret".to_vec()) } else { Err(Unopened::Damaged) }
        );
        assert!(matches!(vault(None, None).open(&kept, "row 1"), Err(Unopened::NoMasterKey(_))));
        assert!(matches!(vault(Some(TWO), None).open(&kept, "row 1"), Err(Unopened::AnotherMasterKey(_))));
    }

    #[test]
    fn the_master_key_can_be_changed() {
        let kept = vault(Some(ONE), None).seal(b"secret", "row").unwrap();
        let both = vault(Some(TWO), Some(ONE));
        assert_eq!(both.open(&kept, "row").unwrap(), b"secret");
        assert!(!both.is_up_to_date(&kept));
        let again = both.seal(b"secret", "row").unwrap();
        assert!(both.is_up_to_date(&again));
        assert_eq!(vault(Some(TWO), None).open(&again, "row").unwrap(), b"secret");
    }

    #[test]
    fn without_a_master_key_a_secret_stands_as_it_is_until_there_is_one() {
        let none = vault(None, None);
        let kept = none.seal(b"secret", "row").unwrap();
        assert!(none.is_up_to_date(&kept) && !none.seals());
        let one = vault(Some(ONE), None);
        assert_eq!(one.open(&kept, "row").unwrap(), b"secret");
        assert!(!one.is_up_to_date(&kept));
    }

    #[test]
    fn a_master_key_has_32_bytes() {
        assert!(is_master_key(&ONE.into()) && is_master_key(&format!("{TWO}\n").into()));
        assert!(!is_master_key(&"c2hvcnQ=".into()) && !is_master_key(&"not base64".into()));
    }
}
