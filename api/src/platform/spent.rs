//! Tokens that are good no more although their time has not come: assertions that were used, access tokens that were
//! revoked. Kept until they would have expired.

use sea_orm::{
    EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set, entity::prelude::*, sea_query::OnConflict,
};
use serde::{Deserialize, Serialize};

use super::{
    audit::Identity,
    db::{Db, Tx},
    foundation::Foundation,
    jobs::Job,
    problem::Result,
    random::token_hash,
    time::Timestamp,
    upkeep::BATCH,
};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "spent_tokens")]
pub struct Model {
    /// A hash of the token's kind, of whose it is, and of its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
    pub expires_at: Timestamp,
}

impl ActiveModelBehavior for ActiveModel {}

/// Which token: `name_of("assertion", client, jti)`.
pub fn name_of(kind: &str, whose: Uuid, id: &str) -> String {
    token_hash(&format!("{kind}\n{whose}\n{id}"))
}

/// Spends a token; false when it has been spent already.
///
/// # Errors
/// When the database refuses.
pub async fn spend(tx: &Tx, name: String, expires_at: Timestamp) -> Result<bool> {
    let row = ActiveModel { name: Set(name), expires_at: Set(expires_at) };
    let once = OnConflict::column(Column::Name).do_nothing().to_owned();
    let rows = Entity::insert(row).on_conflict(once).exec_without_returning(&**tx).await?;
    Ok(rows > 0)
}

/// The same by itself, before anything else is done.
///
/// # Errors
/// When the database refuses.
pub async fn spend_now(db: &Db, name: String, expires_at: Timestamp) -> Result<bool> {
    let tx = db.begin(&Identity::System).await?;
    let first = spend(&tx, name, expires_at).await?;
    tx.commit_housekeeping().await?;
    Ok(first)
}

/// # Errors
/// When the database refuses.
pub async fn is_spent(db: &Db, name: String) -> Result<bool> {
    Ok(Entity::find_by_id(name).one(&**db).await?.is_some())
}

/// Removes those whose time has come: they are refused for that.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct PurgeSpent {}

impl Job for PurgeSpent {
    const NAME: &'static str = "spent_tokens.purge";

    async fn run(&self, at: &Foundation) -> Result<()> {
        loop {
            let old = Entity::find()
                .select_only()
                .column(Column::Name)
                .filter(COLUMN.expires_at.lt(at.db.now()))
                .order_by_asc(Column::ExpiresAt)
                .limit(BATCH);
            let names = old.into_tuple::<String>().all(&*at.db).await?;
            let found = names.len() as u64;
            let tx = at.db.begin(&Identity::System).await?;
            Entity::delete_many().filter(COLUMN.name.is_in(names)).exec(&*tx).await?;
            tx.commit_housekeeping().await?;
            if found < BATCH {
                return Ok(());
            }
        }
    }
}
