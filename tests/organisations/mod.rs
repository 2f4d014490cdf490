//! The registry of public bodies.

mod domains;
mod imports;
mod list;
mod particulars;
mod registry;
mod remote;
mod revise;
pub mod units;

use serde_json::{Value, json};

/// A body as an administrator writes it.
pub fn a_body() -> Value {
    json!({
        "code": "D-METSOVOU",
        "name_el": "Δήμος Μετσόβου",
        "name_en": "Municipality of Metsovo",
        "aliases": "Μέτσοβο",
        "kind": "municipality",
        "region": "EL54",
        "website": "https://metsovo.gr",
        "status": "active",
    })
}
