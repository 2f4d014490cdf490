//! Comparing units: each within its body.

use std::collections::HashMap;

use serde_json::json;
use uuid::Uuid;

use super::{
    super::{
        entity::{OrganisationId, OrganisationStatus, UnitId},
        tree::DEEPEST,
    },
    compare::{Faults, add, status},
    difference::{Difference, Fields},
    entity::registry_change::{RegistryAction, RegistryThing},
    existing::ExistingUnit,
    incoming::{Incoming, IncomingUnit},
};

/// Hands over each difference of units, what stands above first.
#[allow(clippy::too_many_arguments, reason = "what is there, what came, and where the findings go")]
pub fn units(
    there: &mut HashMap<(OrganisationId, Box<str>), ExistingUnit>,
    incoming: &Incoming,
    bodies: &HashMap<&str, OrganisationId>,
    complete: bool,
    new_id: &mut impl FnMut() -> Uuid,
    found: &mut impl FnMut(Difference),
    faults: &mut Faults,
) {
    let mut placed: HashMap<(OrganisationId, &str), (UnitId, &IncomingUnit)> = HashMap::new();
    for unit in &incoming.units {
        let Some(body) = bodies.get(unit.body.as_str()) else {
            add(faults, "unknown_body", 1);
            continue;
        };
        let id = match there.get_mut(&(*body, unit.code.as_str().into())) {
            Some(row) => {
                row.seen = true;
                row.id
            }
            None => UnitId(new_id()),
        };
        if placed.insert((*body, &unit.code), (id, unit)).is_some() {
            add(faults, "twice", 1);
        }
    }
    let supervisor = |body: OrganisationId, unit: &IncomingUnit| {
        let code = unit.supervisor.as_deref()?;
        match placed.get(&(body, code)) {
            Some((id, _)) => Some(*id),
            None => there.get(&(body, code.into())).map(|row| row.id),
        }
    };
    // How deep each unit stands: the way upwards by codes, which a circle or a great depth cuts short.
    let depth = |body: OrganisationId, unit: &IncomingUnit| {
        let mut at = unit;
        for depth in 0..DEEPEST {
            let above = at.supervisor.as_deref().and_then(|code| placed.get(&(body, code)));
            match above {
                Some((_, next)) => at = next,
                None => return Some(depth),
            }
        }
        None
    };
    let mut ordered: Vec<(usize, OrganisationId, UnitId, &IncomingUnit, Option<UnitId>)> = Vec::new();
    for ((body, _), (id, unit)) in &placed {
        let depth = depth(*body, unit);
        let over = depth.and_then(|_| supervisor(*body, unit));
        if depth.is_none() {
            add(faults, "circle", 1);
        } else if unit.supervisor.is_some() && over.is_none() {
            add(faults, "unknown_supervisor", 1);
        }
        ordered.push((depth.unwrap_or(0), *body, *id, unit, over.filter(|over| over != id)));
    }
    ordered.sort_by(|a, b| (a.0, a.1.0, &a.3.code).cmp(&(b.0, b.1.0, &b.3.code)));
    for (_, body, id, unit, over) in ordered {
        let row = there.get(&(body, unit.code.as_str().into()));
        found_unit(unit, row, body, id, over, incoming, found);
    }
    if complete {
        for ((body, code), row) in there.iter().filter(|(_, row)| !row.seen && !row.closed) {
            // Units of bodies that no import names are their administrators' own.
            if bodies.values().any(|known| known == body) {
                found(closed_unit(*body, code, row));
            }
        }
    }
}

fn found_unit(
    unit: &IncomingUnit,
    there: Option<&ExistingUnit>,
    body: OrganisationId,
    id: UnitId,
    over: Option<UnitId>,
    incoming: &Incoming,
    found: &mut impl FnMut(Difference),
) {
    let mut fields = Fields::default();
    fields.text("name_el", there.map(|row| &*row.name_el), Some(&unit.name_el));
    fields.text("name_en", there.map(|row| &*row.name_en), unit.name_en.as_deref());
    fields.value("kind", &json!(there.map(|row| row.kind)), &json!(incoming.unit_kind(&unit.kind)));
    if there.and_then(|row| row.supervisor) != over {
        fields.0.insert("parent".into(), json!([null, unit.supervisor]));
    }
    let was = there.map(|row| status(row.closed));
    fields.value("status", &json!(was), &json!(status(unit.closed)));
    let action = match there {
        None => Some(RegistryAction::New),
        Some(_) => fields.action(unit.closed),
    };
    let Some(action) = action else { return };
    found(Difference {
        thing: RegistryThing::Unit,
        action,
        subject: id.0,
        organisation: body,
        parent: over.map(|over| over.0),
        code: unit.code.clone(),
        name: unit.name_el.clone(),
        fields: fields.0,
    });
}

fn closed_unit(body: OrganisationId, code: &str, row: &ExistingUnit) -> Difference {
    let mut fields = Fields::default();
    fields.value("status", &json!(OrganisationStatus::Active), &json!(OrganisationStatus::Closed));
    Difference {
        thing: RegistryThing::Unit,
        action: RegistryAction::Closed,
        subject: row.id.0,
        organisation: body,
        parent: row.supervisor.map(|id| id.0),
        code: code.to_owned(),
        name: row.name_el.to_string(),
        fields: fields.0,
    }
}
