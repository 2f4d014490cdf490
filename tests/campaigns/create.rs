use insta::assert_snapshot;
use serde_json::json;

use super::settings;
use crate::app::{TestApp, both_databases};

#[both_databases]
async fn a_new_campaign_is_a_draft_with_five_stages(app: TestApp) {
    let form = json!({
        "slug": "grigores-adeies",
        "settings": settings(&app).await,
        "stages": [{ "kind": "submit", "opens_at": "2026-11-01T00:00:00Z", "closes_at": "2026-12-31T00:00:00Z" }],
    });
    let reply = app.coordinator().await.post("/campaigns", form).await.expect(201);
    assert_eq!(reply.header("location"), "/api/v1/campaigns/grigores-adeies");
    let campaign = reply.json();
    assert_eq!(campaign["status"], "draft");
    let states: Vec<_> = campaign["stages"].as_array().unwrap().iter().map(|stage| &stage["state"]).collect();
    assert_eq!(states, ["scheduled", "open", "scheduled", "scheduled", "scheduled"]);
    assert_eq!(campaign["current"], "submit");
    assert_eq!(campaign["next"], "triage");
    assert_eq!(campaign["actions"], json!([]), "nothing is offered before it is published");
    assert_eq!(app.audit().await, ["campaigns.created"]);
}

#[both_databases]
async fn only_coordinators_create_campaigns(app: TestApp) {
    let form = json!({ "slug": "drasi-mou", "settings": settings(&app).await });
    assert_snapshot!(app.visitor().post("/campaigns", &form).await.problem(), @"401 unauthenticated");
    for somebody in [app.member().await, app.reviewer().await, app.admin().await] {
        assert_snapshot!(somebody.post("/campaigns", &form).await.problem(), @"403 forbidden");
    }
    assert!(app.audit().await.is_empty());
}

#[both_databases]
async fn an_address_is_used_once_and_fits_an_address(app: TestApp) {
    let coordinator = app.coordinator().await;
    let settings = settings(&app).await;
    let form = |slug: &str| json!({ "slug": slug, "settings": settings });
    coordinator.post("/campaigns", form("mia-drasi")).await.expect(201);
    let again = coordinator.post("/campaigns", form("mia-drasi")).await;
    assert_snapshot!(again.problem(), @"422 validation /slug taken");
    assert_snapshot!(coordinator.post("/campaigns", form("Μία δράση")).await.problem(), @"422 validation /slug slug");
    assert_snapshot!(coordinator.post("/campaigns", form("a")).await.problem(), @"422 validation /slug length");
}

#[both_databases]
async fn forms_and_criteria_are_published_and_of_the_right_sort(app: TestApp) {
    let mut settings = settings(&app).await;
    settings["submission_form_version_id"] = settings["participation_form_version_id"].clone();
    settings["rubric_id"] = settings["criteria_set_id"].clone();
    let form = json!({ "slug": "lathos-forma", "settings": settings });
    let reply = app.coordinator().await.post("/campaigns", form).await;
    assert_snapshot!(
        reply.problem(),
        @"422 validation /submission_form_version_id unknown_reference, /rubric_id unknown_reference"
    );
}

#[both_databases]
async fn a_stage_does_not_close_before_it_opens(app: TestApp) {
    let form = json!({
        "slug": "anapoda",
        "settings": settings(&app).await,
        "stages": [
            { "kind": "join", "opens_at": "2026-12-01T00:00:00Z", "closes_at": "2026-11-01T00:00:00Z" },
            { "kind": "join", "opens_at": null, "closes_at": "2026-11-01T00:00:00Z" },
        ],
    });
    let reply = app.coordinator().await.post("/campaigns", form).await;
    assert_snapshot!(
        reply.problem(),
        @"422 validation /stages/0/closes_at window, /stages/1/kind duplicate, /stages/1/closes_at window"
    );
}
