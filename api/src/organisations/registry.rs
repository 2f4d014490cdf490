//! The registry's first content: public bodies of all kinds, with the domains of their service e-mail.

use std::collections::HashSet;

use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, QuerySelect};
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    entity::{
        organisation::{self, OrganisationKind, OrganisationStatus},
        organisation_domain,
    },
    form::index,
};
use crate::platform::{
    audit::{Event, did},
    db::Tx,
    problem::{Problem, Result},
    text,
};

const REGISTRY: &str = include_str!("registry.json");

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    code: String,
    name_el: String,
    name_en: String,
    aliases: String,
    kind: OrganisationKind,
    region: Option<String>,
    website: Option<String>,
    domains: Vec<String>,
}

/// What an import did; also the event that commits it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RegistryImported {
    /// Bodies that were not there.
    pub added: usize,
    /// Bodies that were there, and stayed as they were.
    pub kept: usize,
}

impl Event for RegistryImported {
    fn name(&self) -> &'static str {
        "organisations.imported"
    }

    fn subject(&self) -> (&'static str, Option<Uuid>) {
        ("organisation_registry", None)
    }

    fn details(&self) -> Value {
        json!({ "added": self.added, "kept": self.kept })
    }
}

/// Enters the bodies of the registry that are not there yet, with those of their domains that nobody has. What an
/// administrator has changed stays as it is, so importing twice is harmless.
///
/// # Errors
/// When the registry cannot be read or the database refuses.
pub async fn import_registry(tx: &Tx) -> Result<RegistryImported> {
    let entries: Vec<Entry> = serde_json::from_str(REGISTRY).map_err(Problem::internal)?;
    let known: Vec<String> = organisation::Entity::find()
        .select_only()
        .column(organisation::Column::Code)
        .into_tuple()
        .all(&**tx)
        .await?;
    let known: HashSet<String> = known.into_iter().collect();
    let taken: Vec<String> = organisation_domain::Entity::find()
        .select_only()
        .column(organisation_domain::Column::Domain)
        .into_tuple()
        .all(&**tx)
        .await?;
    let taken: HashSet<String> = taken.into_iter().collect();
    let mut imported = RegistryImported::default();
    for mut entry in entries {
        if known.contains(&entry.code) {
            imported.kept += 1;
            continue;
        }
        entry.domains.retain(|domain| !taken.contains(domain));
        enter(tx, entry).await?;
        imported.added += 1;
    }
    Ok(imported)
}

async fn enter(tx: &Tx, entry: Entry) -> Result<()> {
    let row = organisation::ActiveModel {
        id: Set(tx.new_id()),
        code: Set(entry.code),
        sort_name: Set(text::fold(&entry.name_el)),
        name_el: Set(entry.name_el),
        name_en: Set(entry.name_en),
        aliases: Set(entry.aliases),
        kind: Set(entry.kind),
        region: Set(entry.region),
        website: Set(entry.website),
        parent_id: Set(None),
        status: Set(OrganisationStatus::Active),
        successor_id: Set(None),
        revision: Set(1),
        created_at: Set(tx.now()),
        representatives: Set(2),
        ..Default::default()
    }
    .insert(&**tx)
    .await?;
    index(tx, &row).await?;
    for domain in &entry.domains {
        organisation_domain::ActiveModel {
            id: Set(tx.new_id()),
            organisation_id: Set(row.id),
            domain: Set(domain.clone()),
        }
        .insert(&**tx)
        .await?;
    }
    let details = json!({ "code": row.code, "domains": entry.domains });
    tx.record(did("organisations.created", "organisation", row.id).to(details)).await
}

#[cfg(test)]
mod tests {
    use super::{super::domain::is_ownable, *};

    #[test]
    fn the_registry_has_bodies_of_all_kinds_and_every_domain_once() {
        let entries: Vec<Entry> = serde_json::from_str(REGISTRY).unwrap();
        assert!(entries.len() >= 60);
        let kinds: HashSet<_> = entries.iter().map(|entry| entry.kind).collect();
        assert_eq!(kinds.len(), 9);
        let mut seen = HashSet::new();
        for domain in entries.iter().flat_map(|entry| &entry.domains) {
            assert!(seen.insert(domain) && is_ownable(domain).is_ok(), "{domain}");
        }
    }
}
