use insta::assert_snapshot;
use sea_orm::EntityTrait;
use serde_json::json;
use wenovate::{
    members::{self, MemberId, member},
    newsletter::newsletter_subscription,
    platform::{permission::Role, search},
    submissions::{SubmissionStatus, Visibility},
};

use super::a_client;
use crate::app::{TestApp, both_databases};

#[both_databases]
async fn a_scope_is_a_right_and_nothing_else_is(app: TestApp) {
    let client = app.api_client(&["newsletter:read"]).await;
    client.get("/newsletter/subscriptions").await.ok();
    let refused = client.reading("en").get("/members").await;
    assert_snapshot!(refused.problem(), @"403 insufficient-scope");
    assert_eq!(refused.json()["permission"], "members:administer");
    assert_eq!(refused.json()["detail"], "the token lacks the scope members:administer");
    assert_eq!(
        refused.header("www-authenticate"),
        "Bearer error=\"insufficient_scope\", scope=\"members:administer\""
    );
    for own in ["/me", "/me/sessions", "/me/notifications", "/me/agenda", "/me/submissions"] {
        assert_eq!(client.get(own).await.problem(), "403 people-only", "{own}");
    }
}

/// What is taken from the client is taken from the tokens that it has.
#[both_databases]
async fn a_scope_that_is_taken_away_is_gone_at_once(app: TestApp) {
    let (admin, body) = (app.admin().await, app.organisation().await);
    let client = app.api_client(&["newsletter:read", "feedback:read"]).await;
    client.get("/newsletter/subscriptions").await.ok();
    let at = format!("/api-clients/{}", client.id());
    let mut form = a_client(&body);
    form["narrowing"] = json!("nothing");
    form["scopes"] = json!(["feedback:read", "members:administer"]);
    admin.having_read(&at).await.put(&at, form).await.ok();
    assert_eq!(client.get("/newsletter/subscriptions").await.problem(), "403 insufficient-scope");
    assert_eq!(
        client.get("/members").await.problem(),
        "403 insufficient-scope",
        "the token was not for that"
    );
    client.renew().await;
    client.get("/members").await.ok();
}

#[both_databases]
async fn what_a_client_does_is_audited_as_the_client(app: TestApp) {
    let client = app.api_client(&["organisations:administer", "audit:read"]).await;
    let code = json!({ "code": "NEW-1", "name_el": "Δήμος Μετσόβου", "name_en": "", "aliases": "",
        "kind": "municipality", "region": "EL54", "website": null, "status": "active" });
    client.with("Idempotency-Key", "one").post("/organisations", &code).await.expect(201);
    client.with("Idempotency-Key", "one").post("/organisations", &code).await.expect(201);
    let events = app.audit_events().await;
    assert_eq!(events.len(), 1);
    assert_eq!((events[0].actor_kind.as_str(), events[0].actor_id), ("client", Some(client.id().0)));
    assert_eq!(events[0].actor_roles, None);
    let shown = client.get("/audit-events?limit=1").await.ok().items();
    assert_eq!(
        (&shown[0]["actor_kind"], &shown[0]["actor_name"]),
        (&json!("client"), &json!(client.row().name))
    );
}

/// Mails carry links that act for their readers: no client reads them, whatever its scopes.
#[both_databases]
async fn no_client_reads_mails(app: TestApp) {
    let client = app.api_client(&["administration:operate"]).await;
    client.get("/job-schedules").await.ok();
    assert_eq!(client.get("/mails").await.problem(), "403 people-only");
}

/// It sees what people of its body see, brings submissions for it, and follows its own.
#[both_databases]
async fn a_client_of_a_body_is_like_a_person_of_it(app: TestApp) {
    let (body, campaign) = (app.organisation().await, app.design_campaign().await);
    let client = app.api_client(&["submissions:submit"]).of_body(&body).await;
    let form = json!({ "kind": "challenge", "title": "Ουρές στα ΚΕΠ", "summary": "", "visibility": "network",
        "answers": {} });
    let draft = client.post(format!("/campaigns/{}/submissions", campaign.slug), form).await.expect(201);
    assert_eq!(draft.json()["organisation"]["id"], json!(body.id));
    assert_eq!(draft.json()["author"]["name"], json!(client.row().name));
    client.get(format!("/submissions/{}/messages", draft.id())).await.ok();
    let author = app.member().await;
    let of = |visibility: Visibility| {
        app.submission(&campaign, &author).with(move |row| {
            row.status = sea_orm::Set(SubmissionStatus::Submitted);
            row.visibility = sea_orm::Set(visibility);
        })
    };
    let network = of(Visibility::Network).await;
    let department = of(Visibility::Department).await;
    client.get(format!("/submissions/{}", network.id)).await.ok();
    assert_eq!(client.get(format!("/submissions/{}", department.id)).await.problem(), "404 not-found");
    let reader = app.api_client(&["submissions:read"]).await;
    reader.get(format!("/submissions/{}", department.id)).await.ok();
    let stranger = app.api_client(&["newsletter:read"]).await;
    let out_of_sight = stranger.get(format!("/submissions/{}", network.id)).await;
    assert_eq!(out_of_sight.problem(), "404 not-found", "what no scope of it reads is not there");
}

/// The row that stands for a client in foreign keys is nobody: no list, count, mail, search or figure has it.
#[both_databases]
async fn the_row_that_stands_for_a_client_appears_nowhere(app: TestApp) {
    let (admin, body) = (app.admin().await, app.organisation().await);
    let figures = async || {
        let figures = app.visitor().get("/insights/figures").await.ok().json();
        (figures["members"].clone(), figures["organisations"].clone(), figures.to_string())
    };
    let before = figures().await;
    let made = admin.post("/api-clients", a_client(&body)).await.expect(201);
    let id = made.id();
    assert_eq!(figures().await, before);
    let lists = ["", "status=service", "q=Πρωτόκολλο", &format!("organisation={}", body.id)];
    for list in lists {
        let shown = admin.get(format!("/members?{list}")).await.ok();
        assert!(!shown.text().contains(&id), "/members?{list}");
    }
    let organisation = format!("/organisations/{}", body.id);
    assert!(!app.visitor().get(organisation).await.ok().text().contains(&id));
    for deed in ["", "/approve", "/suspend", "/reinstate", "/reject"] {
        let at = format!("/members/{id}{deed}");
        let reply = if deed.is_empty() {
            admin.get(at).await
        } else {
            let body = if deed == "/approve" {
                json!({ "evidence": null })
            } else {
                json!({ "reason": "Δοκιμή" })
            };
            admin.if_match("\"1\"").post(at, body).await
        };
        assert_eq!(reply.problem(), "404 not-found", "{deed}");
    }
    assert_eq!(admin.put(format!("/members/{id}/roles/admin"), ()).await.problem(), "404 not-found");
    let mandate = json!({ "organisation_id": body.id, "starts_on": "2026-11-24" });
    assert_eq!(admin.post(format!("/members/{id}/mandates"), mandate).await.problem(), "404 not-found");
    let db = &*app.foundation().db;
    let row = member::Entity::find_by_id(MemberId(id.parse().unwrap())).one(db).await.unwrap().unwrap();
    let address = json!({ "email": row.email });
    app.visitor().post("/members/forgot-password", &address).await.expect(202);
    app.visitor().post("/members/resend-verification", &address).await.expect(202);
    let credentials = json!({ "email": row.email, "password": "x" });
    assert_eq!(app.visitor().post("/sessions", credentials).await.problem(), "401 sign-in-failed");
    assert!(app.mailbox(&row.email).await.is_empty());
    let found = search::entity::Entity::find().all(db).await.unwrap();
    assert!(found.iter().all(|document| document.subject_id != row.id.0));
    assert!(newsletter_subscription::Entity::find().all(db).await.unwrap().is_empty());
    let staff = members::in_role(db, Role::Admin).await.unwrap();
    assert!(!staff.contains(&row.id));
}
