use std::{
    io::{Cursor, Read},
    time::Duration,
};

use serde_json::{Value, json};
use wenovate::platform::{language::Language, time::days};
use zip::ZipArchive;

use crate::app::{Reply, TestApp, both_databases};

fn file_of(reply: &Reply, name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(reply.bytes().to_vec())).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[both_databases]
async fn a_copy_of_my_data_is_made_and_fetched_until_it_expires(app: TestApp) {
    let member = app.member().await;
    let other = app.member().await;
    let asked = member.post("/me/data-exports", ()).await.expect(201);
    assert_eq!(asked.json()["status"], "in_the_making");
    let path = format!("/me/data-exports/{}/file", asked.id());
    assert_eq!(member.get(&path).await.problem(), "409 export-not-ready");
    assert_eq!(member.post("/me/data-exports", ()).await.problem(), "409 export-running");

    let mail = app.last_mail(member.email()).await;
    assert_eq!(mail.subject, "Το αντίγραφο των δεδομένων σας είναι έτοιμο");
    assert!(mail.text.contains("/me/privacy") && mail.text.contains("1/12/2026"), "{}", mail.text);
    assert_eq!(app.was_told(&member).await.len(), 1);
    assert_eq!(member.get("/me/data-exports").await.ok().items()[0]["status"], "ready");

    let archive = member.get(&path).await.ok();
    let data: Value = serde_json::from_str(&file_of(&archive, "data.json")).unwrap();
    assert_eq!(data["tables"]["members"][0]["email"], json!(member.email()));
    assert_eq!(data["tables"]["members"][0]["expertise"], json!([]));
    assert_eq!(data["tables"]["member_roles"], json!([{ "role": "member" }]));
    assert!(data["tables"]["sessions"][0]["created_at"].as_str().unwrap().starts_with("2026-11-24"));
    let secrets = ["password_hash", "refresh_hash", "argon2"];
    assert!(!secrets.iter().any(|secret| data.to_string().contains(secret)), "{data}");
    let page = file_of(&archive, "data.html");
    assert!(page.contains("<html lang=\"el\">") && page.contains("Ο λογαριασμός σας"), "{page}");

    assert_eq!(other.get(&path).await.problem(), "404 not-found");
    assert_eq!(app.visitor().get(&path).await.problem(), "401 unauthenticated");
    app.advance(days(7));
    member.renew().await;
    assert_eq!(member.get(&path).await.problem(), "410 link-expired");
    app.drain_jobs().await;
    assert_eq!(member.get("/me/data-exports").await.ok().items()[0]["status"], "expired");
}

#[both_databases]
async fn a_copy_of_the_data_of_staff_wants_a_fresh_factor(app: TestApp) {
    let reviewer = app.reviewer().await;
    app.advance(Duration::from_mins(10));
    assert_eq!(reviewer.post("/me/data-exports", ()).await.problem(), "403 step-up-required");
    reviewer.step_up(app.now()).await;
    reviewer.post("/me/data-exports", ()).await.expect(201);
    app.drain_jobs().await;
}

#[both_databases]
async fn the_page_is_in_the_language_of_its_reader(app: TestApp) {
    let member = app.member().reading(Language::En).await;
    let asked = member.post("/me/data-exports", ()).await.expect(201).id();
    assert_eq!(app.last_mail(member.email()).await.subject, "The copy of your data is ready");
    let page = file_of(&member.get(format!("/me/data-exports/{asked}/file")).await.ok(), "data.html");
    assert!(page.contains("Your data in We-novate") && page.contains("Given name"), "{page}");
}
