use serde_json::json;
use wenovate::members::MemberStatus;

use crate::app::{TestApp, both_databases};

#[both_databases]
async fn a_mandate_makes_a_representative_from_its_first_to_its_last_day(app: TestApp) {
    let admin = app.admin().await;
    let body = app.organisation().await;
    let member = app.member_of(&body).await;
    let given = json!({
        "organisation_id": body.id, "starts_on": "2026-11-24", "decision_reference": "ΑΔΑ: 6Ψ1Ω46ΜΓΨ7-Λ2Κ",
    });
    let mandate = admin.post(format!("/members/{}/mandates", member.id()), given).await.expect(201);
    assert_eq!(mandate.json()["starts_on"], "2026-11-24");
    assert_eq!(member.get("/me").await.ok().json()["represents"][0]["id"], json!(body.id));
    assert!(app.last_mail(member.email()).await.subject.contains(&body.name_el));
    let end = format!("/mandates/{}/end", mandate.id());
    let ended = admin.post(&end, json!({ "ends_on": "2026-11-24" })).await.ok();
    assert_eq!(ended.json()["ends_on"], "2026-11-24");
    assert_eq!(
        member.get("/me").await.ok().json()["represents"].as_array().unwrap().len(),
        1,
        "the last day counts"
    );
    app.advance(std::time::Duration::from_hours(24));
    member.renew().await;
    assert_eq!(member.get("/me").await.ok().json()["represents"], json!([]));
    admin.renew().await;
    assert_eq!(admin.post(&end, json!({ "ends_on": "2027-01-01" })).await.problem(), "409 mandate-ended");
    let shown = admin.get(format!("/members/{}", member.id())).await.ok().json();
    assert_eq!(shown["mandates"][0]["id"], mandate.json()["id"]);
}

#[both_databases]
async fn a_mandate_that_contradicts_itself_is_refused(app: TestApp) {
    let admin = app.admin().await;
    let body = app.organisation().await;
    let member = app.member_of(&body).await;
    let path = format!("/members/{}/mandates", member.id());
    let backwards = json!({ "organisation_id": body.id, "starts_on": "2026-11-24", "ends_on": "2026-11-23" });
    assert_eq!(admin.post(&path, backwards).await.problem(), "422 validation /ends_on window");
    let nowhere = json!({ "organisation_id": member.id(), "starts_on": "2026-11-24" });
    assert_eq!(
        admin.post(&path, nowhere).await.problem(),
        "422 validation /organisation_id unknown_reference"
    );
    let no_day = json!({ "organisation_id": body.id, "starts_on": "24/11/2026" });
    assert_eq!(admin.post(&path, no_day).await.problem(), "422 validation /starts_on wrong_type");
    let open = json!({ "organisation_id": body.id, "starts_on": "2026-11-24" });
    admin.post(&path, &open).await.expect(201);
    assert_eq!(admin.post(&path, &open).await.problem(), "409 mandate-exists");
    let waiting = app.member().status(MemberStatus::AwaitingApproval).await;
    let path = format!("/members/{}/mandates", waiting.id());
    assert_eq!(admin.post(&path, open).await.problem(), "409 member-state");
}

#[both_databases]
async fn nobody_names_themselves(app: TestApp) {
    let body = app.organisation().await;
    let member = app.member_of(&body).await;
    let form = json!({ "organisation_id": body.id, "starts_on": "2026-11-24" });
    let path = format!("/members/{}/mandates", member.id());
    assert_eq!(member.post(&path, &form).await.problem(), "403 forbidden");
    assert_eq!(app.visitor().post(&path, &form).await.problem(), "401 unauthenticated");
    let admin = app.admin().await;
    let mandate = admin.post(&path, form).await.expect(201);
    let refused =
        member.post(format!("/mandates/{}/end", mandate.id()), json!({ "ends_on": "2026-11-24" })).await;
    assert_eq!(refused.problem(), "403 forbidden");
}
