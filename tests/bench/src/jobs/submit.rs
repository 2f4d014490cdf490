//! J4: a draft with all its answers, and then it is handed in.

use hyper::{Method, StatusCode};
use serde_json::{Map, Value, json};

use crate::{connection::Connection, world::World};

pub async fn hand_in(world: &World, to: &mut Connection) {
    let (author, turn) = (world.member(), world.turn());
    let draft = to.post("/campaigns/metrisi/submissions", Some(author), &form(world.answers, turn)).await;
    draft.must(
        draft.status == StatusCode::CREATED && draft.count("\"status\":\"draft\"") == 1,
        "J4, the draft",
    );
    let id = id_of(&draft.body).unwrap_or_default();
    let path = format!("/submissions/{id}/submit");
    // A draft that nobody has revised.
    let headers = [("if-match", "\"1\"")];
    let answer = to.send(Method::POST, &path, Some(author), None, &headers).await;
    answer.must(
        answer.status == StatusCode::OK
            && answer.count("\"code\":\"WN-") == 1
            && answer.count("\"status\":\"submitted\"") == 1,
        "J4, handing in",
    );
    world.handed_in.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
}

pub fn form(answers: u64, turn: u64) -> Value {
    let answer = |number: u64| match number % 5 {
        0 => json!("Το διαπιστώνουμε κάθε μέρα στην εξυπηρέτηση των πολιτών, και το λένε και τα παράπονα."),
        1 => json!(turn % 100_000),
        2 => json!("weekly"),
        3 => json!(turn % 5 + 1),
        _ => json!(["daily", "monthly"]),
    };
    let answers: Map<_, _> =
        (0..answers).map(|number| (format!("question_{number}"), answer(number))).collect();
    json!({
        "kind": "issue",
        "title": format!("Οι αιτήσεις της υπηρεσίας περιμένουν υπογραφή {turn}"),
        "summary": "Κάθε αίτηση περνά από τρεις υπογραφές, και καθεμιά από άλλο γραφείο. Όταν λείπει ένας, όλες περιμένουν, \
            και οι πολίτες ρωτούν ξανά και ξανά πότε θα έρθει η απάντηση.",
        "policy_area": "citizen_service",
        "visibility": "network",
        "unit": null,
        "answers": answers,
    })
}

/// The first id of the body is its own.
pub fn id_of(body: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(body).ok()?;
    let (_, rest) = text.split_once("\"id\":\"")?;
    rest.get(..36)
}
