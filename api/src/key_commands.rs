//! The signing keys on the command line: look at them, and have another sign.

use clap::Subcommand;
use sea_orm::{EntityTrait, QueryOrder, QuerySelect};
use serde_json::{Value, json};

use crate::platform::{
    config::Config,
    db::Db,
    keys::{
        Keyring,
        entity::{Column, Entity},
    },
    problem::{Problem, Result},
    time::Timestamp,
};

/// What is done with the keys.
#[derive(Subcommand)]
pub enum Keys {
    /// Tell the keys and what each of them does: signs, is published and will sign, still verifies, or is over.
    List {
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
    /// Have another key sign, in ten minutes; the one before verifies until its tokens have expired.
    Rotate {
        /// A key may be in wrong hands: the new one signs at once, and no other verifies any more.
        #[arg(long)]
        revoke_others: bool,
    },
}

/// Does it, and says what came of it.
///
/// # Errors
/// When the database refuses, or a key cannot be opened.
pub async fn perform(db: &Db, config: &Config, deed: Keys) -> Result<String, Vec<String>> {
    let said = |problem: Problem| vec![problem.detail.clone().unwrap_or_else(|| problem.to_string())];
    let keys = Keyring::of(config).map_err(|error| vec![error.to_string()])?;
    keys.ensure(db).await.map_err(|error| vec![error.to_string()])?;
    match deed {
        Keys::List { json } => {
            let told = list(db, &keys).await.map_err(said)?;
            let text = serde_json::to_string_pretty(&told).map_err(|error| vec![error.to_string()])?;
            Ok(if json { text + "\n" } else { as_text(&told) })
        }
        Keys::Rotate { revoke_others } => {
            let key = if revoke_others { keys.revoke_all(db).await } else { keys.rotate(db).await };
            let key = key.map_err(said)?;
            Ok(format!("{} signs from {}\n", key.kid, key.signs_from.to_rfc3339()))
        }
    }
}

/// The keys of the database and of the files, the newest first, with what each of them does now.
///
/// # Errors
/// When the database refuses, or a key cannot be opened.
pub async fn list(db: &Db, keys: &Keyring) -> Result<Vec<Value>> {
    let now = db.now();
    let in_use = keys.load(db).await.map_err(Problem::internal)?;
    let signs = in_use.iter().find(|key| key.signs(now)).map(|key| key.kid.clone());
    let mut told: Vec<Value> = in_use
        .iter()
        .map(|key| {
            let state = match &signs {
                Some(kid) if *kid == key.kid => "signs",
                _ if key.signs_from > now => "published",
                _ => "verifies",
            };
            told_of(&key.kid, state, key.signs_from, key.verifies_until)
        })
        .collect();
    let rows = Entity::find().order_by_desc(Column::SignsFrom).limit(100).all(&**db).await?;
    let over = rows.into_iter().filter(|row| !in_use.iter().any(|key| key.kid == row.kid));
    told.extend(over.map(|row| told_of(&row.kid, "over", row.signs_from, row.retired_at)));
    Ok(told)
}

fn told_of(kid: &str, state: &str, from: Timestamp, until: Option<Timestamp>) -> Value {
    // A file's key has no time of its own.
    let from = Some(from).filter(|from| from.micros() > 0 && from.micros() < i64::MAX);
    json!({ "kid": kid, "state": state, "signs_from": from, "until": until })
}

/// A line for each key.
pub fn as_text(keys: &[Value]) -> String {
    let word = |key: &Value, name: &str| key.get(name).and_then(Value::as_str).unwrap_or("-").to_owned();
    let line = |key: &Value| {
        format!(
            "{:9} {:43} {:20} {}\n",
            word(key, "state"),
            word(key, "kid"),
            word(key, "signs_from"),
            word(key, "until")
        )
    };
    keys.iter().map(line).collect()
}
