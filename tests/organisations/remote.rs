//! The national registry over HTTP, from a small server of the test's that speaks as it does.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

use wenovate::platform::jobs::Outcome;

use crate::app::{TestApp, both_databases};

/// Answers as the registry does; what it is asked for first it refuses once, as a registry in need of rest.
async fn registry(asked: Arc<AtomicUsize>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let asked = asked.clone();
            tokio::spawn(async move {
                let mut head = vec![0; 4096];
                let read = stream.read(&mut head).await.unwrap_or(0);
                let head = String::from_utf8_lossy(&head[..read]).into_owned();
                let path = head.split_whitespace().nth(1).unwrap_or_default().to_owned();
                let (status, body) = match asked.fetch_add(1, Ordering::SeqCst) {
                    0 => ("503 Service Unavailable", json!({})),
                    _ => answer(&path),
                };
                let body = body.to_string();
                let reply = format!(
                    "HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
                    body.len()
                );
                let _ = stream.write_all(reply.as_bytes()).await;
            });
        }
    });
    format!("http://{address}/api/public")
}

fn answer(path: &str) -> (&'static str, Value) {
    let data = match path {
        "/api/public/organizations" => json!([{ "code": "100", "preferredLabel": "ΥΠΟΥΡΓΕΙΟ ΔΟΚΙΜΩΝ" },
            { "code": "200", "preferredLabel": "ΔΗΜΟΣ ΜΕΤΣΟΒΟΥ", "subOrganizationOf": "100" }]),
        "/api/public/organizations/100" => json!({ "code": "100", "preferredLabel": "ΥΠΟΥΡΓΕΙΟ ΔΟΚΙΜΩΝ",
            "organizationType": 1, "status": "Active" }),
        "/api/public/organizations/200" => json!({ "code": "200", "preferredLabel": "ΔΗΜΟΣ ΜΕΤΣΟΒΟΥ",
            "subOrganizationOf": "100", "organizationType": 5, "vatId": "997907709", "status": "Active" }),
        "/api/public/organizational-units?organizationCode=200" => {
            json!([{ "code": "10", "organizationCode": "200", "preferredLabel": "ΔΙΕΥΘΥΝΣΗ ΟΙΚΟΝΟΜΙΚΩΝ", "unitType": 4 }])
        }
        "/api/public/metadata/dictionary/OrganizationTypes" => {
            json!([{ "id": 1, "description": "ΥΠΟΥΡΓΕΙΟ" }, { "id": 5, "description": "ΔΗΜΟΣ" }])
        }
        "/api/public/metadata/dictionary/UnitTypes" => json!([{ "id": 4, "description": "ΔΙΕΥΘΥΝΣΗ" }]),
        path if path.starts_with("/api/public/metadata/dictionary/") => json!([]),
        // A body without units.
        _ => return ("404 Not Found", json!({ "message": "not found" })),
    };
    ("200 OK", json!({ "data": data }))
}

/// An import as a process that knows the registry's address begins it, and what came of it.
async fn fetched(app: &TestApp, base: String) -> (Value, Value) {
    let replica = app.replica_with(|config| config.registry_url = Some(base)).await;
    let client = replica.visitor();
    app.admin().await.sign_in_at(&client, app.now()).await;
    let begun = client.post("/registry-imports", json!({ "source": "registry" })).await.expect(201);
    while let Some(outcome) = replica.running().runner().run_next().await.unwrap() {
        assert!(matches!(outcome, Outcome::Done(_)), "{outcome:?}");
    }
    let import = client.get(format!("/registry-imports/{}", begun.id())).await.ok().json();
    replica.stop().await;
    (begun.json(), import)
}

#[both_databases]
async fn the_national_registry_is_asked_body_by_body(app: TestApp) {
    let asked = Arc::new(AtomicUsize::new(0));
    let base = registry(asked.clone()).await;
    let (begun, import) = fetched(&app, base).await;
    assert_eq!(begun["status"], "fetching");
    assert_eq!(import["status"], "ready", "{import}");
    assert_eq!((&import["fetched"], &import["to_fetch"]), (&json!(2), &json!(2)));
    assert_eq!(import["counts"]["changes"], json!({ "new_body": 2, "new_unit": 1 }));
    assert_eq!(
        asked.load(Ordering::SeqCst),
        10,
        "four dictionaries, the list, two bodies, their units, and once again"
    );
}

#[both_databases]
async fn a_registry_that_is_away_is_told_as_that(app: TestApp) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}/api/public/missing", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let _ = stream.read(&mut [0; 1024]).await;
            let _ = stream
                .write_all(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                .await;
        }
    });
    let (_, import) = fetched(&app, base).await;
    assert_eq!((&import["status"], &import["fault"]), (&json!("failed"), &json!("unreachable")));
}
