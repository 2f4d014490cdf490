//! Passwords: argon2id (RFC 9106) by OWASP's parameters, hashed off the async threads, and never on all processors at once.

use std::{num::NonZero, sync::Arc, thread::available_parallelism};

use argon2::{
    Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version, password_hash::phc::PasswordHash,
};
use tokio::sync::Semaphore;

use super::{
    config::Config,
    problem::{Problem, Result},
    random::Random,
};

/// Characters of a password: NIST SP 800-63B asks for at least 8 and to allow at least 64; we ask for 10.
pub const MIN: usize = 10;
pub const MAX: usize = 128;

/// Hashes and verifies passwords.
#[derive(Clone, Debug)]
pub struct Passwords {
    argon2: Argon2<'static>,
    /// The hash of nobody's password: unknown accounts cost as much time as known ones.
    decoy: String,
    /// Each takes a processor and 19 MiB. One processor stays free of it, so that a flood of sign-ins waits for itself and not
    /// everybody else for it.
    turns: Arc<Semaphore>,
}

impl Passwords {
    /// # Errors
    /// When the configured memory is out of argon2's bounds.
    pub fn new(config: &Config, random: &Random) -> Result<Self> {
        let params = Params::new(config.argon2_memory_kib, 2, 1, None).map_err(Problem::internal)?;
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let decoy = hash(&argon2, &random.token(), &random.bytes())?;
        let processors = available_parallelism().map_or(1, NonZero::get);
        let turns = Arc::new(Semaphore::new(processors.saturating_sub(1).max(1)));
        Ok(Self { argon2, decoy, turns })
    }

    /// The hash to keep, in PHC format.
    ///
    /// # Errors
    /// When hashing fails.
    pub async fn hash(&self, random: &Random, password: String) -> Result<String> {
        let (argon2, salt) = (self.argon2.clone(), random.bytes::<16>());
        self.in_turn(move || hash(&argon2, &password, &salt)).await?
    }

    /// Whether the password is the one of the hash. Without a hash it takes as long and says no.
    ///
    /// # Errors
    /// When the work could not be done.
    pub async fn verify(&self, password: String, stored: Option<String>) -> Result<bool> {
        let known = stored.is_some();
        let (argon2, stored) = (self.argon2.clone(), stored.unwrap_or_else(|| self.decoy.clone()));
        let matches = self.in_turn(move || {
            PasswordHash::new(&stored)
                .is_ok_and(|hash| argon2.verify_password(password.as_bytes(), &hash).is_ok())
        });
        Ok(matches.await? && known)
    }

    /// Off the async threads. Work whose caller has gone is done all the same, and holds its turn until it is.
    async fn in_turn<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
        let turn = self.turns.clone().acquire_owned().await.map_err(Problem::internal)?;
        let done = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            work()
        });
        done.await.map_err(Problem::internal)
    }
}

fn hash(argon2: &Argon2<'_>, password: &str, salt: &[u8; 16]) -> Result<String> {
    let hash = argon2.hash_password_with_salt(password.as_bytes(), salt).map_err(Problem::internal)?;
    Ok(hash.to_string())
}
