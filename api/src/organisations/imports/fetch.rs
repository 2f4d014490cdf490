//! Fetching the national registry: its list, then each body with its units, for some minutes; what came is kept as a part of
//! the import, and another run goes on behind the last body.

use std::time::Duration;

use futures_util::{StreamExt, TryStreamExt, stream};
use sea_orm::{ActiveModelTrait, Set};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use tokio::time::Instant;

use super::{
    entity::{
        registry_import::{ActiveModel, Model, RegistryImportId, RegistryImportStatus},
        registry_part,
    },
    find::{find, hold},
    incoming::Dictionary,
    read::{ReadRegistry, fail},
    remote::{Registry, Unreachable},
};
use crate::platform::{
    audit::{Identity, did},
    foundation::Foundation,
    jobs::Job,
    problem::{Problem, Result},
    storage::{self, Spool},
};

/// Bodies that are asked for side by side: the registry is somebody else's.
const AT_ONCE: usize = 4;

/// One run's share of a worker's lease.
const SHARE: Duration = Duration::from_mins(3);

/// Asks the national registry.
#[derive(Debug, Serialize, Deserialize)]
pub struct FetchRegistry {
    pub import: RegistryImportId,
}

impl Job for FetchRegistry {
    const NAME: &'static str = "organisations.fetch_registry";
    const MAX_ATTEMPTS: i32 = 3;

    async fn run(&self, at: &Foundation) -> Result<()> {
        let import = find(&*at.db, self.import).await?;
        if import.status != RegistryImportStatus::Fetching {
            return Ok(());
        }
        let Some(base) = at.config.registry_url.as_deref() else {
            return fail(&at.db, self.import, "unreachable").await;
        };
        let fetched = match Registry::at(base) {
            Ok(registry) => fetch(&registry, &import, at).await,
            Err(fault) => Err(Fault::Registry(fault)),
        };
        match fetched {
            Ok(share) => keep(at, &import, share).await,
            Err(Fault::Registry(fault)) => {
                tracing::error!(%fault, "the national registry could not be fetched");
                fail(&at.db, self.import, "unreachable").await
            }
            Err(Fault::Own(problem)) => Err(*problem),
        }
    }
}

enum Fault {
    Registry(Unreachable),
    Own(Box<Problem>),
}

impl From<Unreachable> for Fault {
    fn from(fault: Unreachable) -> Self {
        Self::Registry(fault)
    }
}

impl From<Problem> for Fault {
    fn from(problem: Problem) -> Self {
        Self::Own(Box::new(problem))
    }
}

/// What one run has fetched.
struct Share {
    spool: Spool,
    until: Option<String>,
    bodies: usize,
    all: usize,
    done: bool,
}

async fn fetch(registry: &Registry, import: &Model, at: &Foundation) -> Result<Share, Fault> {
    let begun = Instant::now();
    let mut spool = Spool::into(&at.storage).map_err(Problem::from)?;
    spool.write(b"{").await?;
    if import.fetched_until.is_none() {
        let mut words = Map::new();
        for dictionary in Dictionary::ALL {
            words.insert(dictionary.name().into(), registry.dictionary(dictionary).await?.into());
        }
        write(&mut spool, &format!("\"dictionaries\":{},", Value::Object(words))).await?;
    }
    let mut bodies: Vec<(String, Value)> = registry
        .organizations()
        .await?
        .into_iter()
        .filter_map(|body| Some((code_of(&body)?, body)))
        .collect();
    bodies.sort_by(|a, b| a.0.cmp(&b.0));
    bodies.dedup_by(|a, b| a.0 == b.0);
    let all = bodies.len();
    if let Some(until) = &import.fetched_until {
        bodies.retain(|(code, _)| code > until);
    }
    let left = bodies.len();
    write(&mut spool, "\"data\":[").await?;
    let mut asked = stream::iter(bodies).map(|(code, short)| whole(registry, code, short)).buffered(AT_ONCE);
    let (mut until, mut count) = (import.fetched_until.clone(), 0);
    let mut first = true;
    while let Some((code, items)) = asked.try_next().await? {
        for item in items {
            write(&mut spool, &format!("{}{item}", if first { "" } else { "," })).await?;
            first = false;
        }
        until = Some(code);
        count += 1;
        if begun.elapsed() > SHARE {
            break;
        }
    }
    write(&mut spool, "]}").await?;
    Ok(Share { spool, until, bodies: count, all, done: count == left })
}

async fn write(spool: &mut Spool, text: &str) -> Result<()> {
    spool.write(text.as_bytes()).await
}

fn code_of(body: &Value) -> Option<String> {
    match body.get("code")? {
        Value::String(code) => Some(code.clone()),
        Value::Number(code) => Some(code.to_string()),
        _ => None,
    }
}

/// The body and its units. The list tells of some mirrors' bodies all there is, and of the registry's own the name alone.
async fn whole(registry: &Registry, code: String, short: Value) -> Result<(String, Vec<Value>), Fault> {
    let path: String =
        code.chars().filter(|sign| sign.is_ascii_alphanumeric() || "-._".contains(*sign)).collect();
    let body = if short.get("organizationType").is_some() {
        short
    } else {
        registry.organization(&path).await?.unwrap_or(short)
    };
    let mut items = vec![body];
    items.extend(registry.units(&path).await?);
    Ok((code, items))
}

/// Keeps the part, and asks for the next run, or for the comparison.
async fn keep(at: &Foundation, import: &Model, share: Share) -> Result<()> {
    let Share { spool, until, bodies, all, done } = share;
    let upload = spool.whole("registry.json", "application/json").await?;
    let stored = storage::store(&at.db, &at.storage, upload).await?;
    let tx = at.db.begin(&Identity::System).await?;
    let before = hold(&tx, import.id).await?;
    if before.status != RegistryImportStatus::Fetching || before.fetched_until != import.fetched_until {
        return Ok(());
    }
    let file = storage::keep(&tx, stored).await?;
    let part =
        registry_part::ActiveModel { id: Set(tx.new_id()), import_id: Set(import.id), file_id: Set(file.id) };
    part.insert(&*tx).await?;
    let whole = |count: usize| i32::try_from(count).unwrap_or(i32::MAX);
    let change = ActiveModel {
        id: sea_orm::Unchanged(import.id),
        status: Set(if done { RegistryImportStatus::Reading } else { RegistryImportStatus::Fetching }),
        fetched_until: Set(until),
        fetched: Set(before.fetched.saturating_add(whole(bodies))),
        to_fetch: Set(Some(whole(all))),
        revision: Set(before.revision + 1),
        ..Default::default()
    };
    change.update(&*tx).await?;
    if done {
        ReadRegistry { import: import.id }.enqueue(&tx).await?;
    } else {
        FetchRegistry { import: import.id }.enqueue(&tx).await?;
    }
    tx.commit(did("registry.fetched", "registry_import", import.id).to(json!({ "bodies": bodies }))).await
}
