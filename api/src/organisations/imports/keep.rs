//! Keeping what a comparison found: the differences as rows, their numbers with the import.

use std::collections::BTreeMap;

use sea_orm::Set;
use serde_json::{Value, json};

use super::{
    compare::Faults,
    difference::Difference,
    entity::{
        registry_change::{self, RegistryChangeId},
        registry_import::RegistryImportId,
    },
};
use crate::platform::{bulk, db::Tx, problem::Result};

/// Rows that stand in memory before they are written.
pub const BATCH: usize = 2_000;

/// Takes differences, and writes them a batch at a time.
pub struct Keeper<'a> {
    tx: &'a Tx,
    import: RegistryImportId,
    position: i32,
    counts: BTreeMap<String, usize>,
}

impl<'a> Keeper<'a> {
    pub const fn of(tx: &'a Tx, import: RegistryImportId) -> Self {
        Self { tx, import, position: 0, counts: BTreeMap::new() }
    }

    /// # Errors
    /// When the database refuses.
    pub async fn keep(&mut self, differences: impl Iterator<Item = Difference> + Send) -> Result<()> {
        let rows: Vec<_> = differences.map(|difference| self.row(difference)).collect();
        bulk::insert(self.tx, rows).await
    }

    fn row(&mut self, it: Difference) -> registry_change::ActiveModel {
        let word = |value: Value| value.as_str().unwrap_or_default().to_owned();
        let key = format!("{}_{}", word(json!(it.action)), word(json!(it.thing)));
        *self.counts.entry(key).or_default() += 1;
        self.position += 1;
        registry_change::ActiveModel {
            id: Set(self.tx.new_id::<RegistryChangeId>()),
            import_id: Set(self.import),
            position: Set(self.position),
            thing: Set(it.thing),
            action: Set(it.action),
            subject_id: Set(it.subject),
            organisation_id: Set(it.organisation),
            parent_id: Set(it.parent),
            code: Set(it.code),
            name: Set(it.name),
            fields: Set(Value::Object(it.fields)),
            applied_at: Set(None),
        }
    }

    /// How many of each sort there were, and what could not be taken over.
    pub fn counts(self, faults: &Faults) -> Value {
        json!({ "changes": self.counts, "faults": faults })
    }
}
