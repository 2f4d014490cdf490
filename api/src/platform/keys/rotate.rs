//! Another key signs: by the clock, or by command.

use std::time::Duration;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{
    entity::{Column, Entity, Model, PrivateKey},
    keyring::{Keyring, OVERLAP, rows},
};
use crate::platform::{
    audit::{Identity, did},
    db::Db,
    foundation::Foundation,
    jobs::Job,
    problem::{Problem, Result},
    time::days,
};

/// A key is published for so long before it signs: twice as long as anybody keeps the published keys.
const LEAD: Duration = Duration::from_mins(10);

/// Has another key sign when the one that does has done so for long enough, and destroys what no longer verifies.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct RotateKeys {}

impl Job for RotateKeys {
    const NAME: &'static str = "keys.rotate";

    async fn run(&self, at: &Foundation) -> Result<()> {
        let (db, keys) = (&at.db, &at.keys);
        let newest = rows(db).await?.into_iter().next();
        let old = newest.is_some_and(|key| key.signs_from.max(key.created_at) + days(keys.days) <= db.now());
        if keys.days > 0 && keys.files.is_empty() && old {
            keys.rotate(db).await?;
        }
        destroy(db).await
    }
}

impl Keyring {
    /// Makes a key that is published now and signs in ten minutes. The one before verifies until its tokens have expired.
    ///
    /// # Errors
    /// When the keys come from files, or the database refuses.
    pub async fn rotate(&self, db: &Db) -> Result<Model> {
        self.replace(db, LEAD, Duration::ZERO).await
    }

    /// Makes a key that signs at once, and has all others verify no more: when one of them may be in wrong hands. People
    /// sign on with their session's cookie; replicas know within a minute.
    ///
    /// # Errors
    /// When the keys come from files, or the database refuses.
    pub async fn revoke_all(&self, db: &Db) -> Result<Model> {
        self.replace(db, Duration::ZERO, OVERLAP).await
    }

    async fn replace(&self, db: &Db, lead: Duration, earlier: Duration) -> Result<Model> {
        if !self.files.is_empty() {
            let detail = "the keys come from files: put a new one behind the first, later before it";
            return Err(Problem::internal(detail).detail(detail));
        }
        let tx = db.begin(&Identity::System).await?;
        let signs_from = tx.now() + lead;
        let key = self.make(&tx, signs_from).await?;
        Entity::update_many()
            .col_expr(Column::RetiredAt, Expr::value(signs_from - earlier))
            .filter(Column::Id.ne(key.id))
            .filter(if earlier.is_zero() { Column::RetiredAt.is_null() } else { Column::Id.is_not_null() })
            .exec(&*tx)
            .await?;
        let details = json!({ "kid": key.kid, "signs_from": key.signs_from });
        tx.commit(did("keys.rotated", "signing_key", key.id).to(details)).await?;
        Ok(key)
    }
}

/// The private part of a key whose tokens have all expired. The public part stays: what it has signed can be verified.
async fn destroy(db: &Db) -> Result<()> {
    for key in
        rows(db).await?.into_iter().filter(|key| key.retired_at.is_some_and(|at| at + OVERLAP <= db.now()))
    {
        let tx = db.begin(&Identity::System).await?;
        Entity::update_many()
            .col_expr(Column::PrivateKey, Expr::value(PrivateKey(String::new())))
            .filter(Column::Id.eq(key.id))
            .exec(&*tx)
            .await?;
        tx.commit(did("keys.destroyed", "signing_key", key.id).to(json!({ "kid": key.kid }))).await?;
    }
    Ok(())
}
