//! A difference between what is there and what came.

use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::{
    super::entity::OrganisationId,
    entity::registry_change::{RegistryAction, RegistryThing},
};

/// What an import would change of one body or unit.
#[derive(Debug)]
pub struct Difference {
    pub thing: RegistryThing,
    pub action: RegistryAction,
    pub subject: Uuid,
    pub organisation: OrganisationId,
    pub parent: Option<Uuid>,
    pub code: String,
    pub name: String,
    /// `{"email": [null, "info@ioannina.gr"]}`.
    pub fields: Map<String, Value>,
}

/// The fields of one thing that differ, as they are found.
#[derive(Debug, Default)]
pub struct Fields(pub Map<String, Value>);

impl Fields {
    /// What comes replaces what is there; where nothing comes, it stays.
    pub fn text(&mut self, name: &str, was: Option<&str>, is: Option<&str>) {
        let was = was.filter(|was| !was.is_empty());
        if is.is_some() && is != was {
            self.0.insert(name.to_owned(), json!([was, is]));
        }
    }

    /// A value that always counts.
    pub fn value(&mut self, name: &str, was: &Value, is: &Value) {
        if was != is {
            self.0.insert(name.to_owned(), json!([was, is]));
        }
    }

    pub fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// Closed before moved before changed: the one word that says most.
    pub fn action(&self, closes: bool) -> Option<RegistryAction> {
        if self.0.is_empty() {
            return None;
        }
        Some(match () {
            () if closes && self.has("status") => RegistryAction::Closed,
            () if self.has("parent") => RegistryAction::Moved,
            () => RegistryAction::Changed,
        })
    }
}
