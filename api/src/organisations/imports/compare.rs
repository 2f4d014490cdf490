//! Comparing: which bodies and units are new, changed, moved or closed. Pure; what is there and what came are in memory, the
//! differences leave one by one.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    super::entity::{OrganisationId, OrganisationKind, OrganisationStatus, organisation},
    compare_units::units,
    difference::{Difference, Fields},
    entity::registry_change::{RegistryAction, RegistryThing},
    existing::Existing,
    incoming::{Incoming, IncomingBody},
    placing::{Placed, depths, parents},
};
use crate::platform::text;

/// How many of what could not be taken over, by the word for it.
pub type Faults = BTreeMap<&'static str, usize>;

/// Compares all that came with all that is there, hands over each difference, what stands above first, and answers what could
/// not be taken over.
pub fn compare(
    mut existing: Existing,
    mut incoming: Incoming,
    complete: bool,
    mut new_id: impl FnMut() -> Uuid,
    mut found: impl FnMut(Difference),
) -> Faults {
    let mut faults = Faults::new();
    add(&mut faults, "nameless", incoming.nameless);
    let bodies = incoming.bodies();
    let known = Known::of(&existing.bodies);
    let mut seen: HashSet<&str> = HashSet::new();
    // Each body that came, with the one that is there, or the id that it will have.
    let mut placed: Vec<Placed<'_>> = Vec::new();
    let mut ids: HashMap<&str, OrganisationId> = HashMap::new();
    let mut taken: HashSet<OrganisationId> = HashSet::new();
    for body in &bodies {
        if !seen.insert(&body.code) {
            add(&mut faults, "twice", 1);
            continue;
        }
        // One that is there is matched once: a second one with its name is another body.
        let there = known.find(body).filter(|row| !taken.contains(&row.id));
        let id = there.map_or_else(|| OrganisationId(new_id()), |row| row.id);
        taken.insert(id);
        ids.insert(&body.code, id);
        placed.push((body, there, id));
    }
    let parents = parents(&existing.bodies, &placed, &ids, &mut faults);
    let names = names(&existing.bodies, &placed);
    let depths = depths(&parents);
    placed.sort_by_key(|(_, _, id)| depths.get(&id.0).copied().unwrap_or(0));
    for (body, there, id) in &placed {
        let parent = parents.get(&id.0).copied().flatten();
        found_body(body, *there, *id, parent, &names, &mut found);
    }
    if complete {
        for row in &existing.bodies {
            let gone = row.registry_code.is_some() && !taken.contains(&row.id);
            if gone && row.status == OrganisationStatus::Active {
                found(closed_body(row));
            }
        }
    }
    // A unit names its body by the code of the registry, also where the body itself did not come.
    for row in &existing.bodies {
        if let Some(code) = row.registry_code.as_deref() {
            ids.entry(code).or_insert(row.id);
        }
    }
    units(&mut existing.units, &incoming, &ids, complete, &mut new_id, &mut found, &mut faults);
    faults
}

pub fn add(faults: &mut Faults, word: &'static str, count: usize) {
    if count > 0 {
        *faults.entry(word).or_default() += count;
    }
}

/// The bodies that are there, by what an import knows them by.
struct Known<'a> {
    of_registry: HashMap<&'a str, &'a organisation::Model>,
    by_code: HashMap<&'a str, &'a organisation::Model>,
    /// Of those that no import has named yet, where the name is one body's alone.
    by_name: HashMap<&'a str, Option<&'a organisation::Model>>,
}

impl<'a> Known<'a> {
    fn of(bodies: &'a [organisation::Model]) -> Self {
        let mut by_name = HashMap::new();
        for row in bodies.iter().filter(|row| row.registry_code.is_none()) {
            by_name.entry(row.sort_name.as_str()).and_modify(|one| *one = None).or_insert(Some(row));
        }
        let of_registry = bodies.iter().filter_map(|row| Some((row.registry_code.as_deref()?, row)));
        let unnamed = bodies.iter().filter(|row| row.registry_code.is_none());
        Self {
            of_registry: of_registry.collect(),
            by_code: unnamed.map(|row| (row.code.as_str(), row)).collect(),
            by_name,
        }
    }

    fn find(&self, body: &IncomingBody) -> Option<&'a organisation::Model> {
        let by_code =
            self.of_registry.get(body.code.as_str()).or_else(|| self.by_code.get(body.code.as_str()));
        by_code.copied().or_else(|| self.by_name.get(text::fold(&body.name_el).as_str()).copied().flatten())
    }
}

/// By what each body is called in a list of differences.
fn names<'a>(there: &'a [organisation::Model], placed: &[Placed<'a>]) -> HashMap<Uuid, &'a str> {
    let mut names: HashMap<Uuid, &str> = there.iter().map(|row| (row.id.0, row.name_el.as_str())).collect();
    names.extend(placed.iter().map(|(body, _, id)| (id.0, body.name_el.as_str())));
    names
}

fn found_body(
    body: &IncomingBody,
    there: Option<&organisation::Model>,
    id: OrganisationId,
    parent: Option<Uuid>,
    names: &HashMap<Uuid, &str>,
    found: &mut impl FnMut(Difference),
) {
    let named = |id: Option<Uuid>| id.and_then(|id| names.get(&id).copied());
    let was_under = there.and_then(|row| row.parent_id).map(|id| id.0);
    let mut fields = Fields::default();
    let text = |get: fn(&organisation::Model) -> Option<&str>| there.and_then(get);
    fields.text("registry_code", text(|row| row.registry_code.as_deref()), Some(&body.code));
    fields.text("name_el", text(|row| Some(row.name_el.as_str())), Some(&body.name_el));
    fields.text("name_en", text(|row| Some(row.name_en.as_str())), body.name_en.as_deref());
    let aliases = with_labels(text(|row| Some(row.aliases.as_str())).unwrap_or_default(), &body.labels);
    fields.text(
        "aliases",
        text(|row| Some(row.aliases.as_str())),
        Some(&aliases).filter(|it| !it.is_empty()).map(String::as_str),
    );
    if there.is_none() {
        fields.value("kind", &Value::Null, &json!(body.kind.unwrap_or(OrganisationKind::Other)));
    }
    fields.text("region", text(|row| row.region.as_deref()), body.region);
    fields.text("website", text(|row| row.website.as_deref()), body.website.as_deref());
    fields.text("legal_form", text(|row| row.legal_form.as_deref()), body.legal_form.as_deref());
    fields.text("purpose", text(|row| row.purpose.as_deref()), body.purpose.as_deref());
    fields.text("vat_id", text(|row| row.vat_id.as_deref()), body.vat_id.as_deref());
    fields.text("email", text(|row| row.email.as_deref()), body.email.as_deref());
    fields.text("phone", text(|row| row.phone.as_deref()), body.phone.as_deref());
    fields.text("address", text(|row| row.address.as_deref()), body.address.as_deref());
    fields.text("postcode", text(|row| row.postcode.as_deref()), body.postcode.as_deref());
    let day = |day: Option<time::Date>| day.map(|day| day.to_string());
    fields.text(
        "founded_on",
        day(there.and_then(|row| row.founded_on)).as_deref(),
        day(body.founded_on).as_deref(),
    );
    fields.text(
        "dissolved_on",
        day(there.and_then(|row| row.dissolved_on)).as_deref(),
        day(body.dissolved_on).as_deref(),
    );
    if was_under != parent {
        fields.value("parent", &json!(named(was_under)), &json!(named(parent)));
        // Two bodies of one name are still two.
        fields.0.entry("parent").or_insert_with(|| json!([named(was_under), named(parent)]));
    }
    fields.value("status", &json!(there.map(|row| row.status)), &json!(status(body.closed)));
    let action = match there {
        None => Some(RegistryAction::New),
        Some(_) => fields.action(body.closed),
    };
    let Some(action) = action else { return };
    found(Difference {
        thing: RegistryThing::Body,
        action,
        subject: id.0,
        organisation: id,
        parent,
        code: body.code.clone(),
        name: body.name_el.clone(),
        fields: fields.0,
    });
}

pub const fn status(closed: bool) -> OrganisationStatus {
    if closed { OrganisationStatus::Closed } else { OrganisationStatus::Active }
}

/// The names by which a body is found, with those that are not among them yet.
fn with_labels(aliases: &str, labels: &[String]) -> String {
    let mut all = aliases.to_owned();
    for label in labels {
        if !text::fold(&all).contains(&text::fold(label)) && all.chars().count() + label.chars().count() < 500
        {
            if !all.is_empty() {
                all.push_str(" · ");
            }
            all.push_str(label);
        }
    }
    all
}

fn closed_body(row: &organisation::Model) -> Difference {
    let mut fields = Fields::default();
    fields.value("status", &json!(row.status), &json!(OrganisationStatus::Closed));
    Difference {
        thing: RegistryThing::Body,
        action: RegistryAction::Closed,
        subject: row.id.0,
        organisation: row.id,
        parent: row.parent_id.map(|id| id.0),
        code: row.registry_code.clone().unwrap_or_default(),
        name: row.name_el.clone(),
        fields: fields.0,
    }
}
