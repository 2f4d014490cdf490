use insta::assert_snapshot;
use sea_orm::Set;
use serde_json::{Value, json};
use wenovate::{
    library::LibraryEntryStatus,
    platform::time::days,
    projects::ProjectStatus,
    workshops::{ParticipationStatus, participation},
};

use crate::app::{Member, TestApp, both_databases};

fn interest(member: &Member) -> Value {
    json!({ "organisation_id": member.organisation_id(), "note": "Θα το δοκιμάσουμε σε ένα κατάστημα." })
}

async fn an_entry(app: &TestApp) -> String {
    let owner = app.organisation().await.id;
    format!("/library-entries/{}", app.library_entry(owner, "Έξυπνη ουρά").await.slug)
}

#[both_databases]
async fn a_representative_adopts_for_the_body_once(app: TestApp) {
    let entry = an_entry(&app).await;
    let adoptions = format!("{entry}/adoptions");
    let member = app.representative().await;
    let shown = member.get(&entry).await.ok().json();
    assert_eq!(shown["abilities"]["adopts_for"][0]["id"], json!(member.organisation_id()));

    let adoption = member.post(&adoptions, interest(&member)).await.expect(201);
    assert_eq!(adoption.text_at("/status"), "interested");
    assert_eq!(app.audit().await, ["adoptions.begun"]);
    let again = member.post(&adoptions, interest(&member)).await;
    assert_snapshot!(again.problem(), @"409 already-adopted");

    let ledger = app.visitor().get(&adoptions).await.ok().items();
    assert_eq!(ledger[0]["organisation"]["id"], json!(member.organisation_id()));
    assert_eq!(ledger[0]["steps"][0]["note"], "Θα το δοκιμάσουμε σε ένα κατάστημα.");
    assert_eq!(ledger[0]["abilities"]["can_move_to"], json!([]));
    let shown = member.get(&entry).await.ok().json();
    assert_eq!(shown["adoptions"], 1);
    assert_eq!(shown["abilities"]["adopts_for"], json!([]));
}

#[both_databases]
async fn nobody_else_adopts_for_a_body(app: TestApp) {
    let entry = an_entry(&app).await;
    let adoptions = format!("{entry}/adoptions");
    let representative = app.representative().await;

    let colleague =
        app.member().with(|row| row.organisation_id = Set(Some(representative.organisation_id())));
    let colleague = colleague.email("synadelfos@dimos.example").await;
    let reply = colleague.post(&adoptions, interest(&colleague)).await;
    assert_snapshot!(reply.problem(), @"403 not-a-representative");

    let stranger = app.representative().await;
    let reply = stranger.post(&adoptions, interest(&representative)).await;
    assert_snapshot!(reply.problem(), @"403 not-a-representative");

    let reply = app.visitor().post(&adoptions, interest(&representative)).await;
    assert_snapshot!(reply.problem(), @"401 unauthenticated");
    assert!(app.audit().await.is_empty());
    assert_eq!(app.visitor().get(&entry).await.json()["adoptions"], 0);
}

#[both_databases]
async fn an_ended_mandate_adopts_nothing_and_moves_nothing(app: TestApp) {
    let entry = an_entry(&app).await;
    let member = app.member().await;
    let today = app.now().date();
    app.mandate(&member, Some(today)).await;
    let adoption = member.post(format!("{entry}/adoptions"), interest(&member)).await.expect(201);

    app.advance(days(1));
    member.renew().await;
    let other = an_entry(&app).await;
    let reply = member.post(format!("{other}/adoptions"), interest(&member)).await;
    assert_snapshot!(reply.problem(), @"403 not-a-representative");
    let path = format!("/adoptions/{}/steps", adoption.id());
    let reply = member.if_match("\"1\"").post(&path, json!({ "status": "planned", "note": "" })).await;
    assert_snapshot!(reply.problem(), @"403 not-a-representative");
}

#[both_databases]
async fn a_draft_is_not_adopted(app: TestApp) {
    let owner = app.organisation().await.id;
    let entry =
        app.library_entry(owner, "Πρόχειρο").with(|row| row.status = Set(LibraryEntryStatus::Draft)).await;
    let member = app.representative().await;
    let reply = member.post(format!("/library-entries/{}/adoptions", entry.slug), interest(&member)).await;
    assert_snapshot!(reply.problem(), @"404 not-found");
}

#[both_databases]
async fn an_adoption_goes_its_way_and_every_step_is_kept(app: TestApp) {
    let entry = an_entry(&app).await;
    let member = app.representative().await;
    let adoption = member.post(format!("{entry}/adoptions"), interest(&member)).await.ok();
    let path = format!("/adoptions/{}/steps", adoption.id());
    let step = |status: &str, note: &str| json!({ "status": status, "note": note });

    let reply = member.post(&path, step("planned", "")).await;
    assert_snapshot!(reply.problem(), @"428 precondition-required");
    let planned = member.if_match("\"1\"").post(&path, step("planned", "Από τον Ιανουάριο.")).await.ok();
    assert_eq!(planned.json()["abilities"]["can_move_to"], json!(["piloting", "operating", "stopped"]));
    let late = member.if_match("\"1\"").post(&path, step("piloting", "")).await;
    assert_snapshot!(late.problem(), @"412 stale");
    let operating = member.if_match(planned.etag()).post(&path, step("operating", "Σε όλα.")).await.ok();
    let back = member.if_match(operating.etag()).post(&path, step("piloting", "")).await;
    assert_snapshot!(back.problem(), @"409 not-the-next-step");

    let why = member.if_match(operating.etag()).post(&path, step("stopped", " ")).await;
    assert_snapshot!(why.problem(), @"422 validation /note required");
    let stopped = member.if_match(operating.etag()).post(&path, step("stopped", "Έληξε η άδεια.")).await.ok();
    assert_eq!(stopped.text_at("/stopped_reason"), "Έληξε η άδεια.");
    assert_eq!(member.get(&entry).await.json()["adoptions"], 0);
    let again = member.if_match(stopped.etag()).post(&path, step("planned", "Νέα άδεια.")).await.ok().json();
    assert_eq!(again["stopped_reason"], Value::Null);
    assert_eq!(member.get(&entry).await.json()["adoptions"], 1);
    let steps = again["steps"].as_array().unwrap().iter().map(|it| it["status"].as_str().unwrap());
    assert_eq!(steps.collect::<Vec<_>>(), ["interested", "planned", "operating", "stopped", "planned"]);
}

#[both_databases]
async fn the_representative_of_another_body_does_not_move_it(app: TestApp) {
    let entry = an_entry(&app).await;
    let member = app.representative().await;
    let adoption = member.post(format!("{entry}/adoptions"), interest(&member)).await.ok();
    let path = format!("/adoptions/{}/steps", adoption.id());
    let other = app.representative().await;
    let reply = other.if_match("\"1\"").post(&path, json!({ "status": "operating", "note": "" })).await;
    assert_snapshot!(reply.problem(), @"403 not-a-representative");
    let nowhere = format!("/adoptions/{}/steps", app.id::<wenovate::library::AdoptionId>());
    let reply = other.if_match("\"1\"").post(nowhere, json!({ "status": "operating", "note": "" })).await;
    assert_snapshot!(reply.problem(), @"404 not-found");
}

#[both_databases]
async fn the_team_is_told_of_the_adoption(app: TestApp) {
    let maker = app.member().await;
    let campaign = app.campaign().await;
    let project = app.project_of(&campaign, &maker, ProjectStatus::Approved).await;
    let part = participation::ActiveModel {
        id: Set(app.id()),
        challenge_id: Set(project.challenge_id),
        member_id: Set(maker.id()),
        organisation_id: Set(Some(maker.organisation_id())),
        form_version_id: Set(campaign.participation_form_version_id),
        answers: Set(json!({})),
        status: Set(ParticipationStatus::Selected),
        lead: Set(true),
        decided_by: Set(None),
        decided_at: Set(None),
        created_at: Set(app.now()),
    };
    app.row(part).await;
    let entry = app
        .library_entry(maker.organisation_id(), "Έξυπνη ουρά")
        .with(|row| {
            row.project_id = Set(Some(project.id));
            row.challenge_id = Set(Some(project.challenge_id));
        })
        .await;
    let shown = app.visitor().get(format!("/library-entries/{}", entry.slug)).await.ok().json();
    assert_eq!(shown["lineage"]["team"][0]["id"], json!(maker.organisation_id()));

    let member = app.representative().await;
    member.post(format!("/library-entries/{}/adoptions", entry.slug), interest(&member)).await.ok();
    let mail = app.last_mail(maker.email()).await;
    assert!(mail.text.contains("Έξυπνη ουρά"), "{}", mail.text);
    assert!(app.mailbox(member.email()).await.is_empty());
}
