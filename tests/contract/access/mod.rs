//! Who gets how far with every operation. The matrix stands beside this file, a row for each operation of the document;
//! a row that is missing or superfluous fails, and so does an answer that is not the one written down.
//!
//! What is asked for exists and, where it belongs to somebody, belongs to the *member*: so it is rights that tell a 200 from
//! a 403 or 404. Every change is asked of something made for it, so that no answer rests on the one before.

mod ask;
mod asks_of_bodies;
mod asks_of_campaigns;
mod asks_of_design;
mod asks_of_integrations;
mod asks_of_joining;
mod asks_of_membership;
mod world;

use std::collections::{BTreeMap, BTreeSet};

pub use self::{
    asks_of_joining::{export_of, subscriber},
    asks_of_membership::{
        field, held_decision_of, import_of, import_row, listed, standing_change_of, template_of,
    },
    world::{Ask, World, adoption},
};
use super::document::{Operation, operations};
use crate::app::{Client, Reply, TestApp, both_databases};

const MATRIX: &str = include_str!("matrix.txt");

/// Who asks, in the order of the columns. The member wrote the submission, leads the team and represents their body; the
/// other is a member of another body; the client is an API client whose token has no scope that any of this asks for.
pub const CALLERS: [&str; 7] = ["visitor", "member", "other", "reviewer", "coordinator", "admin", "client"];

#[both_databases]
async fn everybody_gets_as_far_as_the_matrix_says(app: TestApp) {
    let expected = matrix();
    let world = World::new(&app).await;
    let mut faults = Vec::new();
    for operation in operations() {
        let Some(row) = expected.get(operation.id.as_str()) else { continue };
        let mut answers = Vec::new();
        for (caller, name) in CALLERS.iter().enumerate() {
            let reply = asked(&world, &operation, caller).await;
            assert!(reply.status() < 500, "{} as {name}: {reply:?}", operation.id);
            if !operation.documents(reply.status()) {
                faults.push(format!(
                    "{} answers {} without saying so in the document",
                    operation.id,
                    reply.status()
                ));
            }
            answers.push(reply.status());
        }
        if answers != *row {
            faults.push(line(&operation.id, &answers));
        }
    }
    assert!(faults.is_empty(), "these answered otherwise than the matrix says:\n{}\n", faults.join("\n"));
}

#[test]
fn the_matrix_has_a_row_for_every_operation_and_no_other() {
    let operations = operations();
    let known: BTreeSet<&str> = operations.iter().map(|operation| operation.id.as_str()).collect();
    let rows = matrix();
    let written: BTreeSet<&str> = rows.keys().copied().collect();
    let missing: Vec<_> = known.difference(&written).collect();
    let superfluous: Vec<_> = written.difference(&known).collect();
    assert!(
        missing.is_empty() && superfluous.is_empty(),
        "missing: {missing:?}\nsuperfluous: {superfluous:?}"
    );
}

/// What the document calls public is open to a visitor, and nothing else is.
#[test]
fn the_document_and_the_matrix_agree_on_what_is_public() {
    let rows = matrix();
    let faults: Vec<_> = operations()
        .iter()
        .filter(|operation| {
            let visitor = rows.get(operation.id.as_str()).map_or(0, |row| row[0]);
            operation.is_public() == (visitor == 401)
                && !MINDS_THE_CONFIGURATION.contains(&operation.id.as_str())
        })
        .map(|operation| operation.id.clone())
        .collect();
    assert_eq!(faults, Vec::<String>::new());
}

/// Public on one's own machine, where mails go nowhere; asks for a permission elsewhere. And what answers a session that
/// is not there.
const MINDS_THE_CONFIGURATION: [&str; 3] = ["list_mails", "show_mail", "refresh_session"];

async fn asked(world: &World, operation: &Operation, caller: usize) -> Reply {
    let ask = world.ask(operation).await;
    send(&world.caller_of(operation, caller).await, operation, &ask).await
}

/// The operation, asked for in the right way by somebody else.
pub async fn asked_by(world: &World, operation: &Operation, client: &Client) -> Reply {
    let ask = world.ask(operation).await;
    send(client, operation, &ask).await
}

/// The first column whose caller gets through, staff first; the visitor's when nobody does.
pub fn permitted(operation: &str) -> usize {
    let row = matrix().remove(operation).unwrap_or_default();
    [4, 5, 1, 3, 2]
        .into_iter()
        .find(|caller| row.get(*caller).is_some_and(|status| *status < 300))
        .unwrap_or(0)
}

impl World {
    /// Who asks for the operation in a column.
    pub async fn caller_of(&self, operation: &Operation, caller: usize) -> Client {
        if USES_UP_THE_SESSION.contains(&operation.id.as_str()) {
            self.somebody_new(caller).await
        } else {
            self.client(caller)
        }
    }
}

/// Those who ask these are somebody else each time.
const USES_UP_THE_SESSION: [&str; 9] = [
    "end_session",
    "refresh_session",
    "change_password",
    "confirm_totp",
    "renew_recovery_codes",
    "request_email_change",
    "leave_network",
    "request_erasure",
    "request_data_export",
];

async fn send(client: &Client, operation: &Operation, ask: &Ask) -> Reply {
    let client = match ask.if_match {
        Some(revision) => client.if_match(format!("\"{revision}\"")),
        None => client.clone(),
    };
    if let Some(bytes) = &ask.file {
        return client
            .upload(ask.path.trim_start_matches("/api/v1"), ask.file_name(), "text/plain", bytes.clone())
            .await;
    }
    let request = client.request(operation.method.parse().unwrap(), &ask.path);
    if let Some(form) = &ask.form {
        let form_encoded = request.header("Content-Type", "application/x-www-form-urlencoded");
        return client.send(form_encoded.body(form.clone())).await;
    }
    client
        .send(match &ask.body {
            Some(body) => request.json(body),
            None => request,
        })
        .await
}

/// The rows by operation.
fn matrix() -> BTreeMap<&'static str, Vec<u16>> {
    MATRIX
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .map(|line| {
            let mut words = line.split_whitespace();
            let operation = words.next().unwrap();
            let row: Vec<u16> = words.map(|status| status.parse().unwrap()).collect();
            assert_eq!(row.len(), CALLERS.len(), "{operation}");
            (operation, row)
        })
        .collect()
}

/// A row as it stands in the file.
fn line(operation: &str, answers: &[u16]) -> String {
    let columns = answers.iter().zip([9, 8, 7, 10, 13, 7, 0]);
    columns.fold(format!("{operation:<32}"), |row, (status, width)| format!("{row}{status:<width$}"))
}
