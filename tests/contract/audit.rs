//! Every change leaves an event. That it is written in the change's transaction is the compiler's business (only
//! `tx.commit(event)` commits); that no operation is forgotten is this table's.

use std::collections::BTreeSet;

use super::{
    document::{Operation, operations},
    sources::api,
};

/// What each changing operation leaves: its event, or the reason why it leaves none.
/// An operation that is not here fails the test; the second kind may only become fewer.
const LEAVES: &[(&str, Leaves)] = &[];

enum Leaves {
    Event(&'static str),
    Nothing(&'static str),
}
use Leaves::{Event, Nothing};

#[test]
fn no_changing_operation_is_forgotten() {
    let listed: BTreeSet<_> = LEAVES.iter().map(|(operation, _)| (*operation).to_owned()).collect();
    let changing: BTreeSet<_> = operations().into_iter().filter(Operation::changes).map(|it| it.id).collect();
    let forgotten: Vec<_> = changing.difference(&listed).collect();
    let gone: Vec<_> = listed.difference(&changing).collect();
    assert!(
        forgotten.is_empty() && gone.is_empty(),
        "not in the table: {forgotten:#?}, no longer there: {gone:#?}"
    );
}

#[test]
fn the_events_are_the_codes() {
    let sources = api();
    for (operation, leaves) in LEAVES {
        match leaves {
            Event(event) => {
                let slice = event.split('.').next().unwrap_or_default();
                let named = sources.iter().any(|source| {
                    source.slice() == Some(slice) && source.code.contains(&format!("\"{event}\""))
                });
                assert!(named, "{operation}: nothing in api/src/{slice} names the event {event}");
            }
            Nothing(reason) => assert!(reason.len() > 20, "{operation}: why does it leave no event?"),
        }
    }
}

#[test]
fn events_are_named_after_their_slice_in_the_past_tense() {
    for (operation, leaves) in LEAVES {
        let Event(event) = leaves else { continue };
        let (_, verb) =
            event.split_once('.').unwrap_or_else(|| panic!("{operation}: {event} is not slice.happened"));
        let past = verb.split('_').any(|word| word.ends_with("ed") || IRREGULAR.contains(&word));
        assert!(past, "{operation}: {event} does not say what happened");
    }
}

const IRREGULAR: [&str; 8] = ["sent", "left", "begun", "written", "chosen", "read", "given", "set"];
