//! Checkpoints: how long the chain was at a time and what it came to, signed. Whoever keeps one elsewhere can tell later
//! whether anything before it was changed, taken away or put in, and whether the end was cut off.

use sea_orm::{QueryOrder, Set, entity::prelude::*};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Identity, chain::Link, seal};
use crate::platform::{
    db::Db,
    keys::{PublicKey, verify_statement},
    problem::{Problem, Result},
    time::Timestamp,
    token::Tokens,
};

crate::id!(
    /// A checkpoint of the audit trail.
    AuditCheckpointId
);

/// The type in the head of a signed checkpoint: it can be taken for no other token.
const TYPE: &str = "audit-checkpoint+jwt";

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_checkpoints")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AuditCheckpointId,
    pub at: Timestamp,
    pub size: i64,
    pub root: String,
    #[sea_orm(column_type = "Text")]
    pub statement: String,
    /// The key that signed it, as JSON: it may be gone from the published set by the time somebody asks.
    #[sea_orm(column_type = "JsonBinary")]
    pub key: Json,
}

impl ActiveModelBehavior for ActiveModel {}

/// How long the audit trail was and what its chain came to.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct AuditCheckpoint {
    /// When all that had been committed was in the chain.
    pub at: Timestamp,
    /// Events in the chain.
    #[schema(example = 1_284, minimum = 0)]
    pub size: i64,
    /// The hash after the last of them, in hexadecimal.
    #[schema(value_type = String, example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    pub root: Link,
    /// The same, signed: a compact JWS (RFC 7515) of the type `audit-checkpoint+jwt`, with EdDSA.
    #[schema(example = "eyJ0eXAiOiJhdWRpdC1jaGVja3BvaW50K2p3dCIsImFsZyI6IkVkRFNBIn0.e30.c2ln")]
    pub statement: String,
    /// The key that signed it (RFC 7517, RFC 8037).
    pub key: PublicKey,
}

/// What is signed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Claims {
    iss: String,
    /// In microseconds, as it is kept.
    at: i64,
    size: i64,
    root: Link,
}

impl AuditCheckpoint {
    /// Whether its signature is right and says the same as its fields.
    pub fn holds(&self) -> bool {
        let said: Option<Claims> = verify_statement(TYPE, &self.statement, &self.key);
        said.is_some_and(|said| (said.at, said.size, said.root) == (self.at.micros(), self.size, self.root))
    }
}

impl TryFrom<Model> for AuditCheckpoint {
    type Error = Problem;

    fn try_from(row: Model) -> Result<Self> {
        Ok(Self {
            at: row.at,
            size: row.size,
            root: Link::from_hex(&row.root).ok_or_else(|| Problem::internal("a damaged checkpoint"))?,
            statement: row.statement,
            key: serde_json::from_value(row.key).map_err(Problem::internal)?,
        })
    }
}

/// The newest one.
///
/// # Errors
/// When the database refuses.
pub async fn latest(db: &impl sea_orm::ConnectionTrait) -> Result<Option<Model>> {
    Ok(Entity::find().order_by_desc(Column::Id).one(db).await?)
}

/// Seals what waits and signs where the chain ends then.
///
/// # Errors
/// When the database refuses, or there is no key.
pub async fn publish(db: &Db, tokens: &Tokens) -> Result<()> {
    // What is committed from now on may be missing; what was committed before is in the chain.
    let at = db.now();
    seal::seal(db).await?;
    let end = seal::end(&**db).await?;
    let claims = Claims { iss: tokens.issuer().to_owned(), at: at.micros(), size: end.size, root: end.root };
    let (statement, key) = tokens.sign_statement(db, TYPE, &claims).await?;
    let tx = db.begin(&Identity::System).await?;
    let row = ActiveModel {
        id: Set(tx.new_id()),
        at: Set(at),
        size: Set(end.size),
        root: Set(end.root.to_string()),
        statement: Set(statement),
        key: Set(serde_json::to_value(key).map_err(Problem::internal)?),
    };
    Entity::insert(row).exec_without_returning(&*tx).await?;
    tx.commit_housekeeping().await
}
