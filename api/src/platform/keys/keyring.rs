//! The keys in use, and when each of them signs and verifies.

use std::{path::PathBuf, sync::Arc, time::Duration};

use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jsonwebtoken::{DecodingKey, EncodingKey};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, Set,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    entity::{ActiveModel, Column, Entity, Model, PrivateKey, SigningKeyId},
    file,
};
use crate::platform::{
    audit::{Identity, did},
    config::Config,
    db::{Db, Tx},
    problem::{Problem, Result},
    random::hex,
    time::Timestamp,
    vault::{Unopened, Vault},
};

/// How long a key verifies after its last token: tokens live for an hour at most, and clocks differ.
pub const OVERLAP: Duration = Duration::from_mins(61);

/// Why the keys cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    #[error("{0}: {1}")]
    File(PathBuf, String),
    #[error("the signing key {0} cannot be opened: {1}")]
    Sealed(String, Unopened),
    #[error("{0}")]
    Platform(#[from] Problem),
}

impl From<sea_orm::DbErr> for KeyError {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::Platform(error.into())
    }
}

/// A key in use.
#[derive(Clone)]
pub struct SigningKey {
    pub kid: String,
    pub signs_from: Timestamp,
    pub verifies_until: Option<Timestamp>,
    pub encoding: EncodingKey,
    pub decoding: DecodingKey,
    pub public: PublicKey,
}

impl SigningKey {
    /// # Errors
    /// When the public key is none.
    pub(super) fn of(
        kid: String,
        private: &[u8],
        public: String,
        signs_from: Timestamp,
        verifies_until: Option<Timestamp>,
    ) -> Result<Self> {
        Ok(Self {
            encoding: EncodingKey::from_ed_der(private),
            decoding: DecodingKey::from_ed_components(&public).map_err(Problem::internal)?,
            public: PublicKey {
                kty: "OKP".into(),
                crv: "Ed25519".into(),
                usage: "sig".into(),
                alg: "EdDSA".into(),
                kid: kid.clone(),
                x: public,
            },
            kid,
            signs_from,
            verifies_until,
        })
    }

    /// Whether it may sign; of several, the first does.
    pub fn signs(&self, now: Timestamp) -> bool {
        self.signs_from <= now && self.verifies(now)
    }

    pub fn verifies(&self, now: Timestamp) -> bool {
        self.verifies_until.is_none_or(|until| now < until)
    }
}

/// A public key as JWKS publishes it (RFC 7517, RFC 8037).
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct PublicKey {
    #[schema(example = "OKP")]
    pub kty: String,
    #[schema(example = "Ed25519")]
    pub crv: String,
    #[schema(example = "sig")]
    #[serde(rename = "use")]
    pub usage: String,
    #[schema(example = "EdDSA")]
    pub alg: String,
    pub kid: String,
    pub x: String,
}

/// Where the keys come from. Cheap to clone.
#[derive(Clone)]
pub struct Keyring {
    pub(super) vault: Vault,
    pub(super) files: Arc<Vec<SigningKey>>,
    /// After so many days another key signs; 0 means never by itself.
    pub(super) days: u64,
}

impl Keyring {
    /// # Errors
    /// When a key's file cannot be read.
    pub fn of(config: &Config) -> Result<Self, KeyError> {
        let files = Arc::new(file::read(&config.signing_key_files)?);
        Ok(Self { vault: Vault::of(config), files, days: config.signing_key_days })
    }

    /// Whether the database keeps no key that could be used without the master key.
    pub fn are_sealed(&self) -> bool {
        self.vault.seals() || !self.files.is_empty()
    }

    /// The keys, the one that signs first. Few, and bounded all the same. When files are configured theirs sign, and those
    /// of the database go on verifying.
    ///
    /// # Errors
    /// When the database refuses, or a key cannot be opened.
    pub async fn load(&self, db: &Db) -> Result<Vec<SigningKey>, KeyError> {
        let mut keys = self.files.to_vec();
        let rows = rows(db).await?;
        for row in rows {
            keys.push(self.open(&row)?);
        }
        keys.retain(|key| key.verifies(db.now()));
        Ok(keys)
    }

    fn open(&self, row: &Model) -> Result<SigningKey, KeyError> {
        let private = self
            .vault
            .open(&row.private_key.0, &row.kid)
            .map_err(|reason| KeyError::Sealed(row.kid.clone(), reason))?;
        let until = row.retired_at.map(|at| at + OVERLAP);
        Ok(SigningKey::of(row.kid.clone(), &private, row.public_key.clone(), row.signs_from, until)?)
    }

    /// Sees to it that there is a key that signs and that all of them are sealed as they should be. Two replicas that start
    /// at once may make two: both are published and both verify.
    ///
    /// # Errors
    /// When the database refuses, or a key cannot be opened.
    pub async fn ensure(&self, db: &Db) -> Result<(), KeyError> {
        let rows = rows(db).await?;
        for row in &rows {
            let stale = !self.vault.is_up_to_date(&row.private_key.0);
            self.open(row)?;
            if stale {
                self.seal_anew(db, row).await?;
            }
        }
        if self.files.is_empty() && !rows.iter().any(|row| row.retired_at.is_none()) {
            let tx = db.begin(&Identity::System).await?;
            // The first one has nobody to wait for, also where a seed's clock is in the past.
            let key = self.make(&tx, Timestamp(0)).await?;
            tx.commit(did("keys.created", "signing_key", key.id)).await?;
        }
        Ok(())
    }

    async fn seal_anew(&self, db: &Db, row: &Model) -> Result<(), KeyError> {
        let private = self
            .vault
            .open(&row.private_key.0, &row.kid)
            .map_err(|reason| KeyError::Sealed(row.kid.clone(), reason))?;
        let tx = db.begin(&Identity::System).await?;
        let mut change = row.clone().into_active_model();
        change.private_key = Set(PrivateKey(self.vault.seal(&private, &row.kid)?));
        change.update(&*tx).await?;
        Ok(tx.commit(did("keys.sealed", "signing_key", row.id)).await?)
    }

    /// A new key.
    pub(super) async fn make(&self, tx: &Tx, signs_from: Timestamp) -> Result<Model> {
        let pair =
            Ed25519KeyPair::from_seed_unchecked(&tx.random().bytes::<32>()).map_err(Problem::internal)?;
        let private = pair.to_pkcs8v1().map_err(Problem::internal)?;
        let id: SigningKeyId = tx.new_id();
        let kid = hex(&tx.random().bytes::<8>());
        let row = ActiveModel {
            id: Set(id),
            private_key: Set(PrivateKey(self.vault.seal(private.as_ref(), &kid)?)),
            kid: Set(kid),
            public_key: Set(URL_SAFE_NO_PAD.encode(pair.public_key().as_ref())),
            created_at: Set(tx.now()),
            signs_from: Set(signs_from),
            retired_at: Set(None),
        };
        Ok(row.insert(&**tx).await?)
    }
}

/// The keys that sign or verify, or will; the newest first.
pub(super) async fn rows(db: &Db) -> Result<Vec<Model>> {
    let select = Entity::find().filter(Column::PrivateKey.ne(String::new()));
    Ok(select.order_by_desc(Column::SignsFrom).order_by_desc(Column::Id).limit(16).all(&**db).await?)
}
