//! Randomness, injected: ids, tokens and codes come from here, so that seeding and tests can repeat themselves.

use std::sync::{Arc, Mutex, PoisonError};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use rand::{RngCore, SeedableRng, rngs::StdRng};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{id::Id, time::Timestamp};

/// A shared generator: from the operating system in service, from a fixed seed where a run must repeat.
#[derive(Clone)]
pub struct Random(Arc<Mutex<Inner>>);

struct Inner {
    rng: StdRng,
    last_millis: u64,
    counter: u16,
}

impl Random {
    pub fn from_system() -> Self {
        Self::new(StdRng::from_os_rng())
    }

    pub fn from_seed(seed: u64) -> Self {
        Self::new(StdRng::seed_from_u64(seed))
    }

    fn new(rng: StdRng) -> Self {
        Self(Arc::new(Mutex::new(Inner { rng, last_millis: 0, counter: 0 })))
    }

    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.0.lock().unwrap_or_else(PoisonError::into_inner).rng.fill_bytes(&mut bytes);
        bytes
    }

    /// A UUIDv7 whose 12 bits after the millisecond count up, so that ids made here within one millisecond still
    /// sort by creation (RFC 9562, section 6.2, method 1).
    pub fn id<I: Id>(&self, now: Timestamp) -> I {
        let millis = u64::try_from(now.micros() / 1_000).unwrap_or_default();
        let mut inner = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let millis = if millis > inner.last_millis {
            inner.counter = 0;
            millis
        } else if inner.counter < 0x0FFF {
            inner.counter += 1;
            inner.last_millis
        } else {
            inner.counter = 0;
            inner.last_millis + 1
        };
        inner.last_millis = millis;
        let mut bytes = [0; 10];
        inner.rng.fill_bytes(&mut bytes[2..]);
        bytes[..2].copy_from_slice(&inner.counter.to_be_bytes());
        I::from_uuid(uuid::Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid())
    }

    /// A bearer secret of 256 bits, safe in an address.
    pub fn token(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.bytes::<32>())
    }

    /// A UUIDv4: for what must not tell when it was made.
    pub fn unordered_uuid(&self) -> Uuid {
        uuid::Builder::from_random_bytes(self.bytes()).into_uuid()
    }
}

/// How a bearer secret is kept: its SHA-256 in hexadecimal. The secret has 256 random bits, so no salt is needed.
pub fn token_hash(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    crate::id!(TestId);

    #[test]
    fn ids_of_one_instant_sort_by_creation() {
        let random = Random::from_seed(1);
        let now = Timestamp(1_732_440_600_000_000);
        let ids: Vec<TestId> = (0..10_000).map(|_| random.id(now)).collect();
        assert!(ids.is_sorted());
        assert_eq!(ids[0].0.get_version_num(), 7);
    }

    #[test]
    fn a_seed_repeats_itself() {
        assert_eq!(Random::from_seed(7).token(), Random::from_seed(7).token());
    }
}
