//! Every change leaves an event. That it is written in the change's transaction is the compiler's business: only
//! `tx.commit(event)` commits. That no operation goes without is seen here: its handler's file commits, or it is listed.

use super::{
    document::{Operation, operations},
    sources::api,
};

/// Operations whose handler hands the transaction on: the file that commits.
const COMMITTED_ELSEWHERE: &[(&str, &str)] =
    &[("complete_session", "members/opening.rs"), ("start_passkey_session", "members/opening.rs")];

/// Operations that change nothing an auditor asks about, with the reason. This list may only shrink.
const LEAVE_NOTHING: &[(&str, &str)] = &[
    ("judge_password", "it changes nothing: the password is in a body so that no log of addresses keeps it"),
    ("introspect_token", "it only tells; RFC 7662 wants a POST, so that no token stands in a log"),
    ("preview_member_decisions", "it changes nothing and only shows mails"),
];

#[test]
fn every_changing_operation_commits_with_an_event() {
    let sources = api();
    let commits = |file: &str| sources.iter().any(|source| source.path == file && writes(&source.code));
    let faults: Vec<_> = operations()
        .into_iter()
        .filter(Operation::changes)
        .filter(|operation| !LEAVE_NOTHING.iter().any(|(id, _)| *id == operation.id))
        .filter_map(|operation| {
            let handler = format!("async fn {}(", operation.id);
            let file = match COMMITTED_ELSEWHERE.iter().find(|(id, _)| *id == operation.id) {
                Some((_, file)) => (*file).to_owned(),
                None => sources.iter().find(|source| source.code.contains(&handler))?.path.clone(),
            };
            (!commits(&file))
                .then(|| format!("{} ({}) does not commit in {file}", operation.id, operation.path))
        })
        .collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

fn writes(code: &str) -> bool {
    code.contains(".commit(") || code.contains(".commit_answering(")
}

#[test]
fn the_lists_name_operations_that_exist_and_need_them() {
    let operations = operations();
    let sources = api();
    for (id, reason) in COMMITTED_ELSEWHERE.iter().chain(LEAVE_NOTHING) {
        assert!(
            operations.iter().any(|operation| operation.changes() && operation.id == *id),
            "{id} is no changing operation"
        );
        assert!(reason.len() > 5, "{id}: why?");
    }
    for (id, reason) in LEAVE_NOTHING {
        let handler = format!("async fn {id}(");
        let commits = sources.iter().any(|source| source.code.contains(&handler) && writes(&source.code));
        assert!(!commits, "{id} commits: take it off the list ({reason})");
    }
}

#[test]
fn events_say_where_and_what_happened() {
    let mut faults = Vec::new();
    for source in api() {
        for name in source
            .code
            .split("did(")
            .skip(1)
            .filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next())
        {
            let (place, verb) = name.split_once('.').unwrap_or((name, ""));
            let past = verb.split('_').any(|word| word.ends_with("ed") || IRREGULAR.contains(&word));
            if !past || !place.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_') {
                faults.push(format!("{}: {name}", source.path));
            }
        }
    }
    assert!(faults.is_empty(), "an event is place.happened, in the past tense:\n{}", faults.join("\n"));
}

const IRREGULAR: [&str; 12] = [
    "reset",
    "sent",
    "left",
    "begun",
    "written",
    "chosen",
    "read",
    "given",
    "set",
    "made",
    "won",
    "withdrawn",
];
