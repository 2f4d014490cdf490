//! The keys that sign access tokens: Ed25519 (RFC 8032), kept in the database so that all replicas share them.

use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Validation, decode, decode_header};
use sea_orm::{ActiveModelTrait, QueryOrder, QuerySelect, Set, entity::prelude::*};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use utoipa::ToSchema;

use super::{
    audit::{Identity, did},
    db::Db,
    problem::{Problem, Result},
    random::hex,
    time::Timestamp,
};

crate::id!(
    /// A signing key.
    SigningKeyId
);

/// PKCS#8 in base64. It does not show itself in logs.
#[derive(Clone, PartialEq, Eq, DeriveValueType)]
pub struct PrivateKey(String);

impl std::fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PrivateKey(***)")
    }
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "signing_keys")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SigningKeyId,
    #[sea_orm(unique)]
    pub kid: String,
    pub private_key: PrivateKey,
    /// The 32 bytes of the public key in base64url.
    pub public_key: String,
    pub created_at: Timestamp,
    /// Still verifies, no longer signs.
    pub retired_at: Option<Timestamp>,
}

impl ActiveModelBehavior for ActiveModel {}

/// A key in use.
#[derive(Clone)]
pub struct SigningKey {
    pub kid: String,
    pub signs: bool,
    pub encoding: EncodingKey,
    pub decoding: DecodingKey,
    pub public: PublicKey,
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

/// All keys, newest first. Few, and bounded all the same.
///
/// # Errors
/// When the database refuses or a stored key is damaged.
pub async fn load(db: &Db) -> Result<Vec<SigningKey>> {
    let rows = Entity::find().order_by_desc(Column::Id).limit(16).all(&**db).await?;
    rows.into_iter().map(Model::open).collect()
}

/// Makes the first key where there is none yet. Two replicas that start at once may make two: both are published
/// and both verify.
///
/// # Errors
/// When the database refuses.
pub async fn ensure(db: &Db) -> Result<()> {
    if Entity::find().filter(Column::RetiredAt.is_null()).one(&**db).await?.is_some() {
        return Ok(());
    }
    let pair = Ed25519KeyPair::from_seed_unchecked(&db.random().bytes::<32>()).map_err(Problem::internal)?;
    let private = pair.to_pkcs8v1().map_err(Problem::internal)?;
    let tx = db.begin(&Identity::System).await?;
    let id: SigningKeyId = tx.new_id();
    ActiveModel {
        id: Set(id),
        kid: Set(hex(&tx.random().bytes::<8>())),
        private_key: Set(PrivateKey(STANDARD.encode(private.as_ref()))),
        public_key: Set(URL_SAFE_NO_PAD.encode(pair.public_key().as_ref())),
        created_at: Set(tx.now()),
        retired_at: Set(None),
    }
    .insert(&*tx)
    .await?;
    tx.commit(did("keys.created", "signing_key", id)).await
}

impl Model {
    fn open(self) -> Result<SigningKey> {
        let private =
            STANDARD.decode(&self.private_key.0).map_err(|_| Problem::internal("damaged signing key"))?;
        Ok(SigningKey {
            signs: self.retired_at.is_none(),
            encoding: EncodingKey::from_ed_der(&private),
            decoding: DecodingKey::from_ed_components(&self.public_key).map_err(Problem::internal)?,
            public: PublicKey {
                kty: "OKP".into(),
                crv: "Ed25519".into(),
                usage: "sig".into(),
                alg: "EdDSA".into(),
                kid: self.kid.clone(),
                x: self.public_key,
            },
            kid: self.kid,
        })
    }
}
