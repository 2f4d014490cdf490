use std::time::Duration;

use serde_json::{Value, json};
use wenovate::members::MemberStatus;

use crate::app::{Member, TestApp, both_databases};

async fn waiting(app: &TestApp) -> Member {
    app.member().status(MemberStatus::AwaitingApproval).signed_out().await
}

fn decisions(deed: &str, members: &[&Member], text: Value) -> Value {
    let seen: Vec<_> = members.iter().map(|member| json!({ "id": member.id(), "revision": 1 })).collect();
    json!({ "deed": deed, "members": seen, "text": text })
}

async fn status(admin: &Member, member: &Member) -> String {
    admin.get(format!("/members/{}", member.id())).await.ok().text_at("/status")
}

#[both_databases]
async fn many_are_decided_on_at_once_and_told_at_the_release(app: TestApp) {
    let admin = app.admin().await;
    let (first, second) = (waiting(&app).await, waiting(&app).await);
    let active = app.member().signed_out().await;
    let made = admin
        .post("/member-decisions", decisions("approve", &[&first, &second, &active], json!("Τηλεφωνικά")));
    let made = made.await.expect(201).json();
    assert_eq!(made["held"].as_array().unwrap().len(), 2);
    assert_eq!(made["left_out"], json!([{ "id": active.id(), "why": "state" }]));
    assert_eq!(status(&admin, &first).await, "awaiting_approval");
    assert!(app.mailbox(first.email()).await.is_empty(), "nobody is told before");
    let again =
        admin.post("/member-decisions", decisions("reject", &[&first], json!("Όχι"))).await.expect(201);
    assert_eq!(again.json()["left_out"][0]["why"], "held");

    app.advance(Duration::from_mins(10));
    assert_eq!(app.last_mail(first.email()).await.subject, "Η εγγραφή σας εγκρίθηκε");
    let shown = admin.get(format!("/members/{}", second.id())).await.ok().json();
    assert_eq!((&shown["status"], &shown["approval_evidence"]), (&json!("active"), &json!("Τηλεφωνικά")));
    assert_eq!(shown["approved_by"]["id"], json!(admin.id()));
    let released = admin.get("/member-decisions?status=released").await.ok().items();
    assert_eq!(released.len(), 2);
    let undo = format!("/member-decisions/{}", released[0]["id"].as_str().unwrap());
    assert_eq!(admin.delete(undo).await.problem(), "409 decision-closed");
}

#[both_databases]
async fn a_slip_is_undone_before_anybody_reads_of_it(app: TestApp) {
    let admin = app.admin().await;
    let person = waiting(&app).await;
    let made =
        admin.post("/member-decisions", decisions("reject", &[&person], json!("Δεν σας γνωρίζουμε"))).await;
    let id = made.expect(201).text_at("/held/0/id");
    admin.delete(format!("/member-decisions/{id}")).await.expect(204);
    app.advance(Duration::from_mins(11));
    assert!(app.mailbox(person.email()).await.is_empty());
    assert_eq!(status(&admin, &person).await, "awaiting_approval");
    let made = admin.post("/member-decisions", decisions("approve", &[&person], Value::Null)).await;
    assert_eq!(made.expect(201).json()["left_out"], json!([]));
}

#[both_databases]
async fn whoever_was_decided_on_otherwise_meanwhile_is_left_alone(app: TestApp) {
    let admin = app.admin().await;
    let person = waiting(&app).await;
    admin
        .post("/member-decisions", decisions("reject", &[&person], json!("Δεν σας γνωρίζουμε")))
        .await
        .expect(201);
    let path = format!("/members/{}", person.id());
    admin.having_read(&path).await.post(format!("{path}/approve"), json!({})).await.ok();
    app.advance(Duration::from_mins(10));
    app.drain_jobs().await;
    assert_eq!(status(&admin, &person).await, "active");
    assert_eq!(admin.get("/member-decisions?status=dropped").await.ok().items().len(), 1);
}

#[both_databases]
async fn texts_are_maintained_and_each_reads_them_in_their_language(app: TestApp) {
    let admin = app.admin().await;
    let text = json!({ "deed": "reject", "title": { "el": "Άγνωστος", "en": "Unknown" },
        "text": { "el": "Δεν σας γνωρίζει ο φορέας.", "en": "The body does not know you." } });
    let made = admin.post("/decision-templates", &text).await.expect(201);
    let english = app
        .member()
        .status(MemberStatus::AwaitingApproval)
        .reading(wenovate::platform::language::Language::En)
        .signed_out()
        .await;
    let greek = waiting(&app).await;
    let mut form = decisions("reject", &[&english, &greek], Value::Null);
    form["template_id"] = json!(made.id());
    let mails = admin.post("/member-decisions/preview", &form).await.ok().json();
    assert_eq!(mails["mails"][0]["to"], json!(english.email()));
    assert!(mails["mails"][0]["text"].as_str().unwrap().contains("The body does not know you."));
    assert!(mails["mails"][1]["text"].as_str().unwrap().contains("Δεν σας γνωρίζει ο φορέας."));
    assert_eq!(status(&admin, &greek).await, "awaiting_approval");
    let path = format!("/decision-templates/{}", made.id());
    let retired = json!({ "deed": "reject", "title": text["title"], "text": text["text"], "retired": true });
    assert_eq!(admin.put(&path, &retired).await.problem(), "428 precondition-required");
    admin.if_match("\"1\"").put(&path, &retired).await.ok();
    assert_eq!(admin.if_match("\"1\"").put(&path, &retired).await.problem(), "412 stale");
    let refused = admin.post("/member-decisions", form).await;
    assert_eq!(refused.problem(), "422 validation /template_id unknown_reference");
    let none = admin.post("/member-decisions", decisions("reject", &[&greek], Value::Null)).await;
    assert_eq!(none.problem(), "422 validation /text required");
}

#[both_databases]
async fn the_queue_is_narrowed_by_domain_kind_and_age(app: TestApp) {
    let admin = app.admin().await;
    let body = app.organisation().await;
    let old = app.member_of(&body).status(MemberStatus::AwaitingApproval).signed_out().await;
    app.advance(Duration::from_hours(72));
    admin.renew().await;
    waiting(&app).await;
    let count = async |query: &str| {
        admin.get(format!("/members?status=awaiting_approval&{query}")).await.ok().items().len()
    };
    let domain = old.email().split('@').nth(1).unwrap();
    assert_eq!(count(&format!("domain={domain}")).await, 1);
    assert_eq!(count("waiting_days=3").await, 1);
    assert_eq!(count("waiting_days=0").await, 2);
    assert_eq!(count("domain=nobody.example").await, 0);
    let member = app.member().await;
    assert_eq!(
        member.post("/member-decisions", decisions("approve", &[&old], Value::Null)).await.problem(),
        "403 forbidden"
    );
}
