//! All that handlers, jobs and commands stand on.

use std::{path::PathBuf, sync::Arc};

use super::{
    config::Config,
    db::Db,
    mail::Mailer,
    password::Passwords,
    problem::Problem,
    random::Random,
    storage::Storage,
    time::{Clock, Timestamp},
    token::Tokens,
};

/// Why the service could not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error("the database cannot be used: {0}")]
    Database(#[from] sea_orm::DbErr),
    #[error("the address {0} cannot be listened on: {1}")]
    Bind(String, std::io::Error),
    #[error("the folder {0} cannot be written to: {1}")]
    Storage(PathBuf, std::io::Error),
    #[error("the mail server's settings cannot be used: {0}")]
    Mail(String),
    #[error("{0}")]
    Platform(#[from] Problem),
}

/// What the service works with. Cheap to clone.
#[derive(Clone)]
pub struct Services {
    pub config: Config,
    pub db: Db,
    pub tokens: Tokens,
    pub passwords: Passwords,
    pub storage: Storage,
    /// When this process began to serve.
    pub started_at: Timestamp,
    /// None where mails stay in the development outbox.
    pub mailer: Option<Arc<Mailer>>,
}

impl Services {
    /// # Errors
    /// When the database, the storage or the mail server's settings cannot be used.
    pub async fn open(config: Config, clock: Clock, random: Random) -> Result<Self, StartError> {
        let storage = Storage::open(&config.storage_dir)
            .map_err(|error| StartError::Storage(config.storage_dir.clone(), error))?;
        let mailer = Mailer::of(&config).map_err(StartError::Mail)?.map(Arc::new);
        let db = Db::connect(&config, clock, random).await?;
        let passwords = Passwords::new(&config, db.random())?;
        let started_at = db.now();
        Ok(Self { started_at, tokens: Tokens::new(&config), passwords, storage, mailer, db, config })
    }
}
