//! All that handlers, jobs and commands stand on.

use std::sync::Arc;

use super::{
    config::Config,
    db::Db,
    keys::{KeyError, Keyring},
    mail::Mailer,
    password::Passwords,
    problem::Problem,
    random::Random,
    storage::Storage,
    time::{Clock, Timestamp},
    token::Tokens,
    vault::Vault,
};

/// Why the service could not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error("the database cannot be used: {0}")]
    Database(#[from] sea_orm::DbErr),
    #[error("the address {0} cannot be listened on: {1}")]
    Bind(String, std::io::Error),
    #[error("the storage of files cannot be used: {0}")]
    Storage(String),
    #[error("the signing keys cannot be used: {0}")]
    Keys(#[from] KeyError),
    #[error("the mail server's settings cannot be used: {0}")]
    Mail(String),
    #[error("{0}")]
    Platform(#[from] Problem),
}

/// What the service works with. Cheap to clone.
#[derive(Clone)]
pub struct Foundation {
    pub config: Config,
    pub db: Db,
    pub keys: Keyring,
    pub tokens: Tokens,
    pub passwords: Passwords,
    pub vault: Vault,
    pub storage: Storage,
    /// When this process began to serve.
    pub started_at: Timestamp,
    /// None where mails stay in the development outbox.
    pub mailer: Option<Arc<Mailer>>,
}

impl Foundation {
    /// # Errors
    /// When the database, the storage or the mail server's settings cannot be used.
    pub async fn open(config: Config, clock: Clock, random: Random) -> Result<Self, StartError> {
        let keys = Keyring::of(&config)?;
        let storage = Storage::open(&config).await.map_err(StartError::Storage)?;
        let mailer = Mailer::of(&config).map_err(StartError::Mail)?.map(Arc::new);
        let db = Db::connect(&config, clock, random).await?;
        let passwords = Passwords::new(&config, db.random())?;
        let started_at = db.now();
        let (tokens, vault) = (Tokens::new(&config, keys.clone()), Vault::of(&config));
        Ok(Self { config, db, keys, tokens, passwords, vault, storage, started_at, mailer })
    }
}
