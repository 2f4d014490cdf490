//! The service is killed again and again while fifty people write. A ledger outside of it knows what it acknowledged.

use std::{
    collections::{HashMap, HashSet},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use reqwest::Method;
use sea_orm::EntityTrait;
use serde_json::json;
use wenovate::{
    organisations::organisation,
    platform::audit::{self, seal::seal, verify},
};

use crate::app::{Client, TestApp, both_databases, next_number};

const WRITERS: usize = 50;
const KILLS: usize = 5;

/// Between two kills: long enough for some hundred writes.
const LIFE: Duration = Duration::from_millis(1_500);

/// What the writers know.
#[derive(Default)]
struct Ledger {
    /// Codes of what was acknowledged, with the id that was told.
    acknowledged: Mutex<HashMap<String, String>>,
    /// Codes of all that was ever asked for.
    asked: Mutex<HashSet<String>>,
    /// Codes of what was asked for and not answered, each to be asked for again with its key.
    open: Mutex<Vec<String>>,
}

#[both_databases]
async fn every_acknowledged_write_is_there_once_when_the_process_is_killed(app: TestApp) {
    app.keep_system_time();
    let admin = app.admin().await;
    let ledger = Arc::new(Ledger::default());
    let mut repeated = 0;
    for round in 0..KILLS {
        let process = app.serve().await;
        let client = process.signed_in(&admin).await;
        let stopped = Arc::new(AtomicBool::new(false));
        let writers: Vec<_> = (0..WRITERS)
            .map(|_| tokio::spawn(write(client.clone(), ledger.clone(), stopped.clone())))
            .collect();
        tokio::time::sleep(LIFE).await;
        process.kill();
        stopped.store(true, Ordering::Relaxed);
        for writer in writers {
            writer.await.unwrap();
        }
        repeated += ledger.open.lock().unwrap().len();
        let written = ledger.acknowledged.lock().unwrap().len();
        assert!(written > round * 10, "the writers wrote: {written}");
    }
    let process = app.serve().await;
    let client = process.signed_in(&admin).await;
    let left: Vec<_> = ledger.open.lock().unwrap().drain(..).collect();
    for code in left {
        while !ask(&client, &ledger, &code).await.expect("this process lives") {}
    }
    process.stop().await;
    assert!(repeated > 0, "some were cut off");
    compare(&app, &ledger).await;
}

/// Writes until the process is gone: by turns what was left open, and a body whose code nothing else has.
async fn write(client: Client, ledger: Arc<Ledger>, stopped: Arc<AtomicBool>) {
    let mut turn = 0;
    while !stopped.load(Ordering::Relaxed) {
        turn += 1;
        let left = if turn % 2 == 0 { ledger.open.lock().unwrap().pop() } else { None };
        let code = left.unwrap_or_else(|| format!("K{}", next_number()));
        let answer = ask(&client, &ledger, &code).await;
        if answer != Some(true) {
            ledger.open.lock().unwrap().push(code);
        }
        if answer.is_none() {
            return;
        }
    }
}

/// Whether it was acknowledged; nothing when there was no answer, since the process is gone.
async fn ask(client: &Client, ledger: &Ledger, code: &str) -> Option<bool> {
    ledger.asked.lock().unwrap().insert(code.to_owned());
    let body = json!({
        "code": code, "name_el": "Δήμος Αντοχής", "name_en": "Municipality of Endurance",
        "aliases": "", "kind": "municipality", "region": "EL30", "website": "https://antochi.example", "status": "active"
    });
    let asked = client
        .request(Method::POST, "/api/v1/organisations")
        .header("Idempotency-Key", format!("\"{code}\""))
        .bearer_auth(client.bearer().unwrap())
        .json(&body);
    let answer = asked.send().await.ok()?;
    let status = answer.status().as_u16();
    // Later: too many at once, or the process that was killed had begun with it.
    if answer.headers().contains_key("retry-after") {
        tokio::time::sleep(Duration::from_millis(50)).await;
        return Some(false);
    }
    let body = answer.json::<serde_json::Value>().await.ok()?;
    assert_eq!(status, 201, "{body}");
    ledger.acknowledged.lock().unwrap().insert(code.to_owned(), body["id"].as_str().unwrap().to_owned());
    Some(true)
}

async fn compare(app: &TestApp, ledger: &Ledger) {
    let db = &app.foundation().db;
    let rows = organisation::Entity::find().all(&**db).await.unwrap();
    let rows: Vec<_> = rows.into_iter().filter(|row| row.code.starts_with('K')).collect();
    let mut found: HashMap<String, Vec<String>> = HashMap::new();
    for row in &rows {
        found.entry(row.code.clone()).or_default().push(row.id.to_string());
    }
    let acknowledged = ledger.acknowledged.lock().unwrap().clone();
    assert_eq!(acknowledged.len(), ledger.asked.lock().unwrap().len(), "all were acknowledged in the end");
    for (code, id) in &acknowledged {
        assert_eq!(found.get(code), Some(&vec![id.clone()]), "{code} was acknowledged");
    }
    let asked = ledger.asked.lock().unwrap().clone();
    assert!(found.iter().all(|(code, ids)| ids.len() == 1 && asked.contains(code)), "nobody else wrote");

    // Each row with its event, each event with its row: one transaction writes both.
    let events = audit::Entity::find().all(&**db).await.unwrap();
    let created: HashSet<_> = events
        .iter()
        .filter(|event| event.event == "organisations.created")
        .filter_map(|event| event.subject_id.map(|id| id.to_string()))
        .collect();
    assert!(rows.iter().all(|row| created.contains(&row.id.to_string())), "no row without its event");
    seal(db).await.unwrap();
    assert!(verify::verify(&**db, Vec::new()).await.unwrap().faults.is_empty());
}
