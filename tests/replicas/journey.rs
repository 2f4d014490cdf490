//! One problem of a body from registration to adoption, each request at whichever replica.

use std::time::Duration;

use serde_json::{Value, json};

use crate::{
    app::{
        Client, Mail, Member, TestApp,
        factory::{an_evaluation, answers_to_nothing, entry_fields},
    },
    members::{STRONG, a_registration},
    submissions::a_submission,
    surveys::answers,
    triage::{all, promoted},
};

/// Goes the whole way; each answer is checked. The people whom the department sends are there already.
pub async fn from_registration_to_adoption(app: &TestApp, server: &str, name: &str) {
    let (campaign, survey) = (app.design_campaign().await, app.survey().await.await);
    let at = |member: &Member| member.client().through(server);
    let (reviewer, coordinator) = (at(&app.reviewer().await), at(&app.coordinator().await));

    let member = joins(app, server, name).await;
    let response = format!("/surveys/{}/response/submit", survey.slug);
    member.if_match("\"0\"").post(response, answers()).await.ok();

    let draft = member.post(campaign.submissions(), a_submission()).await.expect(201);
    let submission = format!("/submissions/{}", draft.id());
    member.if_match("\"1\"").post(format!("{submission}/submit"), ()).await.ok();
    reviewer.post(format!("{submission}/scores"), all(4)).await.expect(201);
    let decided = coordinator.post(format!("{submission}/decisions"), promoted()).await.expect(201);
    let challenge = format!("/challenges/{}", decided.text_at("/challenge/id"));

    let declaration = json!({ "answers": answers_to_nothing() });
    let declared = member.post(format!("{challenge}/participations"), declaration).await.expect(201);
    let team = json!({ "lead": declared.id(), "selected": [declared.id()], "waitlisted": [] });
    let project = coordinator.post(format!("{challenge}/team"), team).await.expect(201);
    let path = format!("/projects/{}", project.id());
    for section in ["problem", "solution"] {
        let text = json!({ "body": "Ό,τι χρειάζεται να γραφτεί σε αυτή την ενότητα." });
        member.if_match("\"0\"").put(format!("{path}/sections/{section}"), text).await.ok();
    }
    let round = member.post(format!("{path}/evaluation-request"), ()).await.expect(201);
    let round = format!("/evaluation-rounds/{}", round.id());
    for _ in 0..2 {
        let evaluator = at(&app.member().await);
        evaluator.post(format!("{round}/evaluations"), an_evaluation()).await.expect(201);
    }
    let approval =
        json!({ "outcome": "approve", "rationale": "Οι αξιολογήσεις συμφωνούν στα κύρια σημεία." });
    coordinator.post(format!("{round}/decision"), approval).await.ok();

    let owner = app.organisation().await;
    let entry =
        json!({ "project_id": project.id(), "entry": entry_fields(owner.id, &format!("Ουρά {name}")) });
    let entry = coordinator.post("/library-entries", entry).await.expect(201);
    let entry = format!("/library-entries/{}", entry.text_at("/slug"));
    coordinator.if_match("\"1\"").post(format!("{entry}/publish"), ()).await.ok();

    let representative = app.representative().await;
    let interest: Value =
        json!({ "organisation_id": representative.organisation_id(), "note": "Θα το δοκιμάσουμε." });
    at(&representative).post(format!("{entry}/adoptions"), interest).await.expect(201);
    let shown = Client::new(server.to_owned()).through(server).get(&entry).await.ok().json();
    assert_eq!(shown["adoptions"], 1);
}

async fn joins(app: &TestApp, server: &str, name: &str) -> Client {
    let domain = format!("{name}.example");
    let body = app.organisation().domain(&domain).await;
    let email = format!("eleni@{domain}");
    let visitor = Client::new(server.to_owned()).through(server);
    visitor.post("/members", a_registration(&email, &body)).await.expect(202);
    let token = mail_to(app, &email).await.token("/verify-email");
    visitor.post("/members/verify-email", json!({ "token": token })).await.ok();
    let opened = visitor.post("/sessions", json!({ "email": email, "password": STRONG })).await.ok();
    visitor.set_bearer(opened.text_at("/access_token"));
    visitor
}

/// As the replicas' workers send it.
async fn mail_to(app: &TestApp, address: &str) -> Mail {
    for _ in 0..600 {
        let arrived = app.arrived().await.into_iter().find(|mail| mail.to.iter().any(|to| to == address));
        if let Some(mail) = arrived {
            return mail;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("no mail to {address}");
}
