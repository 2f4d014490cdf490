//! `Idempotency-Key`: what is sent again is not done again.

use std::time::Duration;

use futures_util::future::join_all;
use insta::assert_snapshot;
use sea_orm::{EntityTrait, PaginatorTrait, Set};
use serde_json::json;
use wenovate::{
    criteria::criteria_set,
    platform::{
        audit::{AuditEventId, Identity, did},
        idempotency::{self, PurgeKeys, Turn},
        jobs::Job,
        json::NoContent,
        time::days,
    },
};

use crate::{
    app::{Client, Reply, TestApp, both_databases},
    criteria::a_set,
};

const KEY: &str = "8e03978e-40d5-43dd-bc93-6894a57f9324";

fn keyed(client: &Client) -> Client {
    client.with("Idempotency-Key", KEY)
}

/// What a caller needs of an answer.
fn answer(reply: &Reply) -> (u16, String, String, String) {
    let header = |name| reply.header(name).to_owned();
    (reply.status(), header("location"), header("content-type"), reply.text())
}

async fn sets(app: &TestApp) -> u64 {
    criteria_set::Entity::find().count(&*app.foundation().db).await.unwrap()
}

#[both_databases]
async fn the_same_request_creates_once_and_is_answered_alike_on_every_replica(app: TestApp) {
    let coordinator = app.coordinator().await;
    let first = keyed(&coordinator).post("/criteria-sets", a_set("value")).await.expect(201);
    assert_eq!(first.header("idempotent-replayed"), "");
    let other = app.replica().await;
    for again in [keyed(&coordinator), keyed(&coordinator).at(&other)] {
        let again = again.post("/criteria-sets", a_set("value")).await;
        assert_eq!(answer(&again), answer(&first));
        assert_eq!(again.header("idempotent-replayed"), "true");
        assert_eq!(again.header("cache-control"), "private, no-cache");
    }
    other.stop().await;
    let quoted = coordinator.with("Idempotency-Key", format!("\"{KEY}\""));
    let quoted = quoted.post("/criteria-sets", a_set("value")).await;
    assert_eq!(answer(&quoted), answer(&first), "the quotes of a structured field are not part of the key");
    assert_eq!((sets(&app).await, app.audit().await), (1, vec!["criteria.created".to_owned()]));
}

#[both_databases]
async fn another_request_with_the_same_key_is_refused(app: TestApp) {
    let coordinator = app.coordinator().await;
    let client = keyed(&coordinator);
    client.post("/criteria-sets", a_set("value")).await.expect(201);
    let other_body = client.post("/criteria-sets", a_set("effort")).await;
    assert_snapshot!(other_body.problem(), @"422 idempotency-key-reused");
    let other_address = client.post("/criteria-sets?", a_set("value")).await;
    assert_snapshot!(other_address.problem(), @"422 idempotency-key-reused");
    assert_eq!(sets(&app).await, 1);
}

#[both_databases]
async fn a_key_is_the_callers_own(app: TestApp) {
    let (one, other) = (app.coordinator().await, app.coordinator().await);
    let first = keyed(&one).post("/criteria-sets", a_set("value")).await.expect(201);
    let second = keyed(&other).post("/criteria-sets", a_set("value")).await.expect(201);
    assert_ne!(first.id(), second.id());
    let visitor = keyed(&app.visitor()).post("/criteria-sets", a_set("value")).await;
    assert_snapshot!(visitor.problem(), @"401 unauthenticated");
    let forged = keyed(&app.visitor()).with("Authorization", "Bearer abc");
    assert_snapshot!(forged.post("/criteria-sets", a_set("value")).await.problem(), @"401 unauthenticated");
    let member = app.member().await;
    let member = keyed(&member).post("/criteria-sets", a_set("value")).await;
    assert_snapshot!(member.problem(), @"403 forbidden");
    assert_eq!(sets(&app).await, 2);
}

#[both_databases]
async fn at_once_it_is_done_once(app: TestApp) {
    let coordinator = app.coordinator().await;
    let (client, other) = (keyed(&coordinator), app.replica().await);
    let clients = (0..20).map(|number| if number % 2 == 0 { client.clone() } else { client.at(&other) });
    let sent = clients.map(|client| async move { client.post("/criteria-sets", a_set("value")).await });
    let replies = join_all(sent).await;
    for reply in &replies {
        match reply.status() {
            201 => {}
            409 => {
                assert_eq!(reply.problem(), "409 request-still-running");
                assert_eq!(reply.header("retry-after"), "1");
            }
            _ => panic!("{reply:?}"),
        }
    }
    let created: Vec<_> = replies.iter().filter(|reply| reply.status() == 201).map(Reply::id).collect();
    assert!(!created.is_empty() && created.iter().all(|id| *id == created[0]), "{created:?}");
    assert_eq!(client.post("/criteria-sets", a_set("value")).await.expect(201).id(), created[0]);
    other.stop().await;
    assert_eq!(sets(&app).await, 1);
}

/// A process that was killed in the middle leaves its claim behind, and nothing else.
#[both_databases]
async fn after_a_crash_the_replay_completes_the_work(app: TestApp) {
    let coordinator = app.coordinator().await;
    let client = keyed(&coordinator);
    client.post("/criteria-sets", a_set("value")).await.expect(201);
    let claim = idempotency::ActiveModel { status: Set(None), body: Set(None), ..Default::default() };
    idempotency::Entity::update_many().set(claim).exec(&*app.foundation().db).await.unwrap();
    criteria_set::Entity::delete_many().exec(&*app.foundation().db).await.unwrap();

    let reply = client.post("/criteria-sets", a_set("value")).await;
    assert_snapshot!(reply.problem(), @"409 request-still-running");
    assert_eq!(reply.header("retry-after"), "1");
    app.advance(Duration::from_secs(10));
    let reply = client.post("/criteria-sets", a_set("value")).await.expect(409);
    assert_eq!(reply.header("retry-after"), "11");
    app.advance(Duration::from_secs(21));
    client.post("/criteria-sets", a_set("value")).await.expect(201);
    client.post("/criteria-sets", a_set("value")).await.expect(201);
    assert_eq!(sets(&app).await, 1);
}

#[both_databases]
async fn a_run_that_outlived_its_claim_commits_nothing(app: TestApp) {
    let db = &app.foundation().db;
    let claim = async || match idempotency::take(db, "id".into(), "request".into()).await.unwrap() {
        Turn::Mine(claim) => claim,
        Turn::Over(kept) => panic!("{kept:?}"),
    };
    let commit = async || {
        let tx = db.begin(&Identity::System).await?;
        let id: AuditEventId = tx.new_id();
        tx.commit_answering(did("tests.done", "test", id), NoContent).await
    };
    let stalled = claim().await;
    app.advance(Duration::from_secs(31));
    let second = claim().await;
    let refused = stalled.scope(commit()).await.unwrap_err();
    assert_eq!(refused.to_string(), "409 request-still-running");
    assert!(app.audit().await.is_empty());
    second.scope(commit()).await.unwrap();
    assert_eq!(app.audit().await, ["tests.done"]);
    assert!(stalled.scope(commit()).await.is_err(), "nor once it is answered");
    assert!(matches!(idempotency::take(db, "id".into(), "request".into()).await, Ok(Turn::Over(_))));
}

#[both_databases]
async fn a_request_that_failed_gives_its_key_back(app: TestApp) {
    let coordinator = app.coordinator().await;
    let client = keyed(&coordinator);
    let mut faulty = a_set("value");
    faulty["scale"] = json!([]);
    client.post("/criteria-sets", faulty).await.expect(422);
    assert_eq!(idempotency::Entity::find().count(&*app.foundation().db).await.unwrap(), 0);
    client.post("/criteria-sets", a_set("value")).await.expect(201);
}

#[both_databases]
async fn a_key_is_short_and_visible(app: TestApp) {
    let coordinator = app.coordinator().await;
    for key in ["", "\"\"", "a b", "a\tb", &"x".repeat(256)] {
        let reply = coordinator.with("Idempotency-Key", key).post("/criteria-sets", a_set("value")).await;
        assert_eq!(reply.problem(), "400 bad-idempotency-key", "{key}");
    }
    assert_eq!(sets(&app).await, 0);
}

#[both_databases]
async fn after_a_day_a_key_is_forgotten(app: TestApp) {
    let coordinator = app.coordinator().await;
    let client = keyed(&coordinator);
    let first = client.post("/criteria-sets", a_set("value")).await.expect(201);
    app.advance(Duration::from_secs(24 * 60 * 60 - 1));
    coordinator.renew().await;
    assert_eq!(client.post("/criteria-sets", a_set("value")).await.id(), first.id());
    app.advance(Duration::from_secs(2));
    let anew = client.post("/criteria-sets", a_set("value")).await.expect(201);
    assert_ne!(anew.id(), first.id());

    app.advance(days(2));
    coordinator.renew().await;
    coordinator.with("Idempotency-Key", "other").post("/criteria-sets", a_set("value")).await.expect(201);
    PurgeKeys::default().run(app.foundation()).await.unwrap();
    let kept = idempotency::Entity::find().count(&*app.foundation().db).await.unwrap();
    assert_eq!(kept, 1, "the old row is gone");
}

#[both_databases]
async fn a_visitors_mail_is_sent_once_and_the_answer_tells_no_accounts(app: TestApp) {
    let known = app.member().await;
    let ask = async |email: &str, key: &str| {
        let visitor = app.visitor().with("Idempotency-Key", key);
        visitor.post("/members/forgot-password", json!({ "email": email })).await.expect(202)
    };
    let shown = |reply: &Reply| (answer(reply), reply.header("idempotent-replayed").to_owned());
    for _ in 0..2 {
        let (of_known, of_nobody) = (ask(known.email(), "a").await, ask("nobody@mail.example", "b").await);
        assert_eq!(shown(&of_known), shown(&of_nobody));
    }
    assert_eq!(app.mailbox(known.email()).await.len(), 1);
    let other_body = app.visitor().with("Idempotency-Key", "b");
    let other_body = other_body.post("/members/forgot-password", json!({ "email": known.email() })).await;
    assert_snapshot!(other_body.problem(), @"422 idempotency-key-reused");
}

/// Whoever sends a form again draws another boundary.
#[both_databases]
async fn a_file_is_attached_once(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let draft = app.draft(&campaign, &author).await;
    let path = format!("/submissions/{}/attachments", draft.id);
    let attach =
        async |bytes: &[u8]| keyed(&author).upload(&path, "a.pdf", "application/pdf", bytes.to_vec()).await;
    let first = attach("%PDF-1.7\nα".as_bytes()).await.expect(201);
    assert_eq!(attach("%PDF-1.7\nα".as_bytes()).await.expect(201).id(), first.id());
    assert_snapshot!(attach(b"%PDF-1.7\nother").await.problem(), @"422 idempotency-key-reused");
    assert_eq!(app.audit().await, ["submissions.file_attached"]);
}

/// Its answer carries tokens, which are kept nowhere.
#[both_databases]
async fn signing_in_keeps_no_answer(app: TestApp) {
    let member = app.member().signed_out().await;
    let credentials = json!({ "email": member.email(), "password": crate::app::PASSWORD });
    for _ in 0..2 {
        let reply = keyed(&member).post("/sessions", credentials.clone()).await.ok();
        assert_eq!(reply.header("idempotent-replayed"), "");
    }
    assert_eq!(idempotency::Entity::find().count(&*app.foundation().db).await.unwrap(), 0);
}
