//! By what somebody is recognised who comes from a provider: a keyed hash (HMAC-SHA-256) of the provider and of the identifier
//! there. There are so few tax numbers that a hash without a key could be looked up.

use aws_lc_rs::hmac;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set, sea_query::OnConflict};

use super::entity::subject_key;
use crate::{
    members::SealedSecret,
    platform::{
        audit::{Identity, did_to_many},
        db::Db,
        problem::{Problem, Result},
        random::hex,
        vault::Vault,
    },
};

/// There is one key. It is told apart by a name so that two replicas cannot make two.
const NAME: &str = "subjects";
const PLACE: &str = "subject key";

/// The hash of an identifier.
///
/// # Errors
/// When there is no key that the vault opens.
pub async fn hash(db: &Db, vault: &Vault, realm: &str, subject: &str) -> Result<String> {
    let key = hmac::Key::new(hmac::HMAC_SHA256, &key(db, vault).await?);
    // The length keeps the two apart, whatever they contain.
    let text = format!("{}:{realm}{subject}", realm.len());
    Ok(hex(hmac::sign(&key, text.as_bytes()).as_ref()))
}

/// The key: made when there is none, sealed anew when the master key has changed.
///
/// # Errors
/// When the vault does not open it.
pub async fn key(db: &Db, vault: &Vault) -> Result<Vec<u8>> {
    let row = match subject_key::Entity::find_by_id(NAME).one(&**db).await? {
        Some(row) => row,
        None => make(db, vault).await?,
    };
    let key = vault.open(&row.secret.0, PLACE).map_err(Problem::internal)?;
    if !vault.is_up_to_date(&row.secret.0) {
        let tx = db.begin(&Identity::System).await?;
        let mut change = row.into_active_model();
        change.secret = Set(SealedSecret(vault.seal(&key, PLACE)?));
        change.update(&*tx).await?;
        tx.commit(did_to_many("subject_keys.sealed", "subject_key")).await?;
    }
    Ok(key)
}

/// Of two who make one at once, the first one's stays.
async fn make(db: &Db, vault: &Vault) -> Result<subject_key::Model> {
    let tx = db.begin(&Identity::System).await?;
    let drawn = tx.random().bytes::<32>();
    let row = subject_key::ActiveModel {
        name: Set(NAME.into()),
        secret: Set(SealedSecret(vault.seal(&drawn, PLACE)?)),
        created_at: Set(tx.now()),
    };
    let there = OnConflict::column(subject_key::Column::Name).do_nothing().to_owned();
    subject_key::Entity::insert(row).on_conflict(there).exec_without_returning(&*tx).await?;
    tx.commit(did_to_many("subject_keys.created", "subject_key")).await?;
    let kept = subject_key::Entity::find_by_id(NAME).one(&**db).await?;
    kept.ok_or_else(|| Problem::internal("the key of subjects is not there"))
}
