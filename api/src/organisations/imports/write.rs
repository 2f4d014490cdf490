//! Writing differences into the registry, a batch at a time: each batch reads what is there once, and writes it anew.

use std::collections::{HashMap, HashSet};

use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use serde::de::DeserializeOwned;
use serde_json::Value;
use time::{Date, format_description::well_known::Iso8601};
use uuid::Uuid;

use super::{
    super::{
        entity::{
            OrganisationId, OrganisationKind, OrganisationStatus, UnitId, UnitKind, organisation,
            organisation_name, unit,
        },
        form::document,
        former_names::former,
    },
    entity::registry_change::{self, RegistryAction},
};
use crate::platform::{bulk, db::Tx, problem::Result, search, text};

/// Writes changes of bodies.
///
/// # Errors
/// When the database refuses.
pub async fn bodies(tx: &Tx, changes: &[registry_change::Model], codes: &mut HashSet<String>) -> Result<()> {
    let there: Vec<OrganisationId> =
        changes.iter().filter(|it| it.action != RegistryAction::New).map(|it| it.organisation_id).collect();
    let there = organisation::Entity::find().filter(organisation::COLUMN.id.is_in(there)).all(&**tx).await?;
    let mut there: HashMap<OrganisationId, organisation::Model> =
        there.into_iter().map(|row| (row.id, row)).collect();
    let (mut rows, mut former_names) = (Vec::new(), Vec::new());
    for change in changes {
        let before = there.remove(&change.organisation_id);
        let mut row = match before.clone() {
            Some(row) => row,
            None if change.action == RegistryAction::New => new_body(tx, change, codes),
            // It has gone since; then the registry's revision has moved on, and nothing is applied.
            None => continue,
        };
        alter(&mut row, change);
        row.revision = before.as_ref().map_or(1, |before| before.revision + 1);
        if let Some(before) = before.filter(|it| it.name_el != row.name_el || it.name_en != row.name_en) {
            former_names.push(former(tx, row.id, &before.name_el, &before.name_en));
        }
        rows.push(row);
    }
    let written = rows.iter().cloned().map(|row| row.into_active_model().reset_all());
    bulk::upsert(tx, written.collect::<Vec<_>>(), &[organisation::Column::Id]).await?;
    bulk::insert(tx, former_names).await?;
    let former = names_before(tx, rows.iter().map(|row| row.id).collect()).await?;
    let none = String::new();
    let found_by = rows.iter().map(|row| document(row, former.get(&row.id).unwrap_or(&none)));
    search::index_many(tx, found_by.collect()).await
}

/// The names that these bodies once had, by which they are still found.
async fn names_before(tx: &Tx, bodies: Vec<OrganisationId>) -> Result<HashMap<OrganisationId, String>> {
    let rows = organisation_name::Entity::find()
        .filter(organisation_name::COLUMN.organisation_id.is_in(bodies))
        .all(&**tx)
        .await?;
    let mut names: HashMap<OrganisationId, String> = HashMap::new();
    for row in rows {
        let all = names.entry(row.organisation_id).or_default();
        all.extend([" ", row.name_el.as_str(), " ", row.name_en.as_str()]);
    }
    Ok(names)
}

fn new_body(tx: &Tx, change: &registry_change::Model, codes: &mut HashSet<String>) -> organisation::Model {
    organisation::Model {
        id: change.organisation_id,
        code: free_code(&change.code, codes),
        name_el: String::new(),
        name_en: String::new(),
        aliases: String::new(),
        sort_name: String::new(),
        kind: OrganisationKind::Other,
        region: None,
        website: None,
        parent_id: None,
        status: OrganisationStatus::Active,
        successor_id: None,
        revision: 1,
        created_at: tx.now(),
        registry_code: None,
        legal_form: None,
        purpose: None,
        vat_id: None,
        founded_on: None,
        dissolved_on: None,
        email: None,
        phone: None,
        address: None,
        postcode: None,
        representatives: 2,
    }
}

/// The registry's own code, in the form that ours have; with a letter before it where another body has it.
fn free_code(code: &str, taken: &mut HashSet<String>) -> String {
    let sign = |sign: char| if sign.is_ascii_alphanumeric() { sign.to_ascii_uppercase() } else { '-' };
    let mut code: String = code.chars().map(sign).take(28).collect();
    while code.len() < 2 || taken.contains(&code) {
        code.insert_str(0, "R-");
        code.truncate(32);
    }
    taken.insert(code.clone());
    code
}

fn alter(row: &mut organisation::Model, change: &registry_change::Model) {
    let Value::Object(fields) = &change.fields else { return };
    for (name, both) in fields {
        let is = both.get(1).unwrap_or(&Value::Null);
        let text = || is.as_str().map(str::to_owned);
        match name.as_str() {
            "registry_code" => row.registry_code = text(),
            "name_el" => row.name_el = text().unwrap_or_default(),
            "name_en" => row.name_en = text().unwrap_or_default(),
            "aliases" => row.aliases = text().unwrap_or_default(),
            "kind" => row.kind = read(is).unwrap_or(OrganisationKind::Other),
            "region" => row.region = text(),
            "website" => row.website = text(),
            "legal_form" => row.legal_form = text(),
            "purpose" => row.purpose = text(),
            "vat_id" => row.vat_id = text(),
            "email" => row.email = text(),
            "phone" => row.phone = text(),
            "address" => row.address = text(),
            "postcode" => row.postcode = text(),
            "founded_on" => row.founded_on = day(is),
            "dissolved_on" => row.dissolved_on = day(is),
            "parent" => row.parent_id = change.parent_id.map(OrganisationId),
            "status" => row.status = read(is).unwrap_or(OrganisationStatus::Active),
            _ => {}
        }
    }
    row.sort_name = text::fold(&row.name_el);
}

fn read<T: DeserializeOwned>(value: &Value) -> Option<T> {
    T::deserialize(value).ok()
}

fn day(value: &Value) -> Option<Date> {
    value.as_str().and_then(|text| Date::parse(text, &Iso8601::DATE).ok())
}

/// Writes changes of units.
///
/// # Errors
/// When the database refuses.
pub async fn units(tx: &Tx, changes: &[registry_change::Model]) -> Result<()> {
    let is_there = |it: &&registry_change::Model| it.action != RegistryAction::New;
    let ids: Vec<UnitId> = changes.iter().filter(is_there).map(|it| UnitId(it.subject_id)).collect();
    let there = if ids.is_empty() {
        Vec::new()
    } else {
        unit::Entity::find().filter(unit::COLUMN.id.is_in(ids)).all(&**tx).await?
    };
    let mut there: HashMap<Uuid, unit::Model> = there.into_iter().map(|row| (row.id.0, row)).collect();
    let rows = changes.iter().filter_map(|change| {
        let row = match there.remove(&change.subject_id) {
            Some(row) => unit::Model { revision: row.revision + 1, ..row },
            None if change.action == RegistryAction::New => new_unit(tx, change),
            None => return None,
        };
        Some(altered(row, change).into_active_model().reset_all())
    });
    bulk::upsert(tx, rows.collect::<Vec<_>>(), &[unit::Column::Id]).await
}

fn new_unit(tx: &Tx, change: &registry_change::Model) -> unit::Model {
    unit::Model {
        id: UnitId(change.subject_id),
        organisation_id: change.organisation_id,
        supervisor_id: None,
        code: change.code.clone(),
        kind: UnitKind::Other,
        name_el: String::new(),
        name_en: String::new(),
        sort_name: String::new(),
        status: OrganisationStatus::Active,
        revision: 1,
        created_at: tx.now(),
    }
}

fn altered(mut row: unit::Model, change: &registry_change::Model) -> unit::Model {
    let Value::Object(fields) = &change.fields else { return row };
    for (name, both) in fields {
        let is = both.get(1).unwrap_or(&Value::Null);
        match name.as_str() {
            "name_el" => is.as_str().unwrap_or_default().clone_into(&mut row.name_el),
            "name_en" => is.as_str().unwrap_or_default().clone_into(&mut row.name_en),
            "kind" => row.kind = read(is).unwrap_or(UnitKind::Other),
            "parent" => row.supervisor_id = change.parent_id.map(UnitId),
            "status" => row.status = read(is).unwrap_or(OrganisationStatus::Active),
            _ => {}
        }
    }
    row.sort_name = text::fold(&row.name_el);
    row
}
