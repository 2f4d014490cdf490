//! Where each body stands once an import is applied: under which other, and how deep.

use std::collections::HashMap;

use uuid::Uuid;

use super::{
    super::{
        entity::{OrganisationId, organisation},
        tree::DEEPEST,
    },
    compare::{Faults, add},
    incoming::IncomingBody,
};

/// A body that came, the one that is there, and the id that it has or will have.
pub type Placed<'a> = (&'a IncomingBody, Option<&'a organisation::Model>, OrganisationId);

/// What each body comes under once all is applied. A parent that is not known, and one that would close a circle, is left out:
/// the body stays where it is.
pub fn parents(
    there: &[organisation::Model],
    placed: &[Placed<'_>],
    ids: &HashMap<&str, OrganisationId>,
    faults: &mut Faults,
) -> HashMap<Uuid, Option<Uuid>> {
    let mut now: HashMap<Uuid, Option<Uuid>> =
        there.iter().map(|row| (row.id.0, row.parent_id.map(|id| id.0))).collect();
    let by_registry: HashMap<&str, OrganisationId> =
        there.iter().filter_map(|row| Some((row.registry_code.as_deref()?, row.id))).collect();
    let before = now.clone();
    for (body, row, id) in placed {
        let wanted = match body.parent.as_deref() {
            Some(code) => {
                let parent = ids.get(code).or_else(|| by_registry.get(code));
                add(faults, "unknown_parent", usize::from(parent.is_none()));
                parent.copied().or_else(|| row.and_then(|row| row.parent_id)).map(|id| id.0)
            }
            // At the top in the registry; one that was put under another by hand, before any import, stays there.
            None => {
                row.filter(|row| row.registry_code.is_none()).and_then(|row| row.parent_id).map(|id| id.0)
            }
        };
        now.insert(id.0, wanted);
    }
    let circling: Vec<Uuid> = placed.iter().map(|(_, _, id)| id.0).filter(|id| !ends(*id, &now)).collect();
    add(faults, "circle", circling.len());
    for id in &circling {
        now.insert(*id, before.get(id).copied().flatten());
    }
    // What stood there may close another circle with what came: then the body stands at the top.
    for id in circling {
        if !ends(id, &now) {
            now.insert(id, None);
        }
    }
    now
}

/// Whether the way upwards has an end that is not too far.
fn ends(from: Uuid, parents: &HashMap<Uuid, Option<Uuid>>) -> bool {
    let mut at = from;
    for _ in 0..DEEPEST {
        match parents.get(&at).copied().flatten() {
            Some(next) => at = next,
            None => return true,
        }
    }
    false
}

pub fn depths(parents: &HashMap<Uuid, Option<Uuid>>) -> HashMap<Uuid, usize> {
    let depth = |id: Uuid| {
        let mut at = id;
        let steps = std::iter::from_fn(|| {
            at = parents.get(&at).copied().flatten()?;
            Some(())
        });
        steps.take(DEEPEST).count()
    };
    parents.keys().map(|id| (*id, depth(*id))).collect()
}
