//! Conditional requests: 304 for whoever has it, one winner among those who change it.

use futures_util::future::join_all;
use insta::assert_snapshot;
use reqwest::Method;
use serde_json::{Value, json};
use wenovate::criteria::CriteriaPurpose;

use crate::{
    app::{Client, Member, TestApp, both_databases},
    contract::operations,
};

/// How many change the same thing at once.
const RIVALS: usize = 20;

#[both_databases]
async fn who_has_it_already_gets_304_and_no_body(app: TestApp) {
    let coordinator = app.coordinator().await;
    let campaign = app.campaign().await;
    let set = app.criteria_set(CriteriaPurpose::Triage).await;
    let entry = app.library_entry(app.organisation().await.id, "Ένα").await;
    for path in [
        campaign.path(),
        format!("/criteria-sets/{}", set.id),
        format!("/library-entries/{}", entry.slug),
        "/campaigns".into(),
        "/library-entries".into(),
        "/library-entries/facets".into(),
        "/organisations".into(),
        "/me".into(),
    ] {
        let whole = coordinator.get(&path).await.ok();
        let had = coordinator.with("If-None-Match", whole.etag());
        let again = had.get(&path).await.expect(304);
        assert_eq!(again.bytes(), b"", "{path}");
        assert_eq!(again.etag(), whole.etag());
        assert_eq!(again.header("cache-control"), whole.header("cache-control"));
        assert_eq!(again.header("content-type"), "");
        let weakened = format!("\"other\", W/{}", whole.etag());
        coordinator.with("If-None-Match", weakened).get(&path).await.expect(304);
        coordinator.with("If-None-Match", "\"other\"").get(&path).await.expect(200);
        coordinator.with("If-None-Match", "*").get(&path).await.expect(304);
    }
    let missing = coordinator.with("If-None-Match", "*").get("/campaigns/none").await;
    assert_snapshot!(missing.problem(), @"404 not-found");
}

#[both_databases]
async fn every_answer_that_is_read_has_a_tag_and_says_how_long_it_is_good(app: TestApp) {
    let (visitor, mut read) = (app.visitor(), 0);
    for operation in operations().into_iter().filter(|it| it.method == "GET" && !it.path.contains('{')) {
        let reply = visitor.send(visitor.request(Method::GET, &operation.path)).await;
        assert!(!reply.header("cache-control").is_empty(), "{}", operation.id);
        if reply.status() == 200 {
            assert!(!reply.header("etag").is_empty(), "{}", operation.id);
            read += 1;
        }
    }
    assert!(read > 10, "{read}");
}

/// The answer depends on more than the row: on who asks, and on the clock.
#[both_databases]
async fn a_tag_changes_with_whatever_the_answer_shows(app: TestApp) {
    let campaign = app.campaign().await;
    let (visitor, coordinator) = (app.visitor(), app.coordinator().await);
    let (public, own) =
        (visitor.get(campaign.path()).await.ok(), coordinator.get(campaign.path()).await.ok());
    assert_ne!(public.etag(), own.etag(), "the abilities differ");
    let begins = format!("\"{}-", campaign.revision);
    assert!(public.etag().starts_with(&begins) && own.etag().starts_with(&begins), "the revision does not");
    assert_eq!(visitor.get(campaign.path()).await.etag(), public.etag());
    app.advance(wenovate::platform::time::days(400));
    let later = visitor.with("If-None-Match", public.etag()).get(campaign.path()).await.expect(200);
    assert_ne!(later.etag(), public.etag(), "the stages have closed");
}

#[both_databases]
async fn a_change_must_say_what_it_saw(app: TestApp) {
    let coordinator = app.coordinator().await;
    let entry = app.library_entry(app.organisation().await.id, "Ένα").await;
    let path = format!("/library-entries/{}", entry.slug);
    let withdraw = format!("{path}/withdraw");
    assert_snapshot!(coordinator.post(&withdraw, ()).await.problem(), @"428 precondition-required");
    for stale in ["\"999\"", "\"abc\"", "*", "1", "W/\"1\"", "\"\""] {
        let reply = coordinator.if_match(stale).post(&withdraw, ()).await;
        assert_eq!(reply.problem(), "412 stale", "{stale}");
    }
    assert!(app.audit().await.is_empty());
    coordinator.if_match(coordinator.get(&path).await.etag()).post(&withdraw, ()).await.ok();
}

/// All have read the same; one of them is first, and the others are told.
async fn race(changes: Vec<(Client, Method, String, Value)>) {
    let sent = changes.into_iter().map(|(client, method, path, body)| async move {
        match method {
            Method::PUT => client.put(path, body).await,
            Method::PATCH => client.patch(path, body).await,
            _ => client.post(path, body).await,
        }
    });
    let replies = join_all(sent).await;
    let count = |status: u16| replies.iter().filter(|reply| reply.status() == status).count();
    assert_eq!((count(200), count(412)), (1, RIVALS - 1), "{replies:#?}");
}

fn rivals(
    member: &Member,
    etag: &str,
    method: &Method,
    path: &str,
    body: impl Fn(usize) -> Value,
) -> Vec<(Client, Method, String, Value)> {
    let rival = |number| (member.if_match(etag), method.clone(), path.to_owned(), body(number));
    (0..RIVALS).map(rival).collect()
}

#[both_databases]
async fn of_twenty_revisions_of_an_entry_one_wins(app: TestApp) {
    let coordinator = app.coordinator().await;
    let owner = app.organisation().await.id;
    let entry = app.library_entry(owner, "Ένα").await;
    let path = format!("/library-entries/{}", entry.slug);
    let etag = coordinator.get(&path).await.etag();
    let body = |number| crate::app::factory::entry_fields(owner, &format!("Τίτλος {number} του έργου"));
    race(rivals(&coordinator, &etag, &Method::PUT, &path, body)).await;
    let revision = coordinator.get(&path).await.json()["revision"].as_i64().unwrap();
    assert_eq!(revision, entry.revision + 1);
    assert_eq!(app.audit().await, ["library_entries.revised"]);
}

#[both_databases]
async fn of_twenty_revisions_of_a_body_one_wins(app: TestApp) {
    let admin = app.admin().await;
    let body = app.organisation().await.id;
    let path = format!("/organisations/{body}");
    let read = admin.get(&path).await;
    let form = |number: usize| {
        let mut form = crate::organisations::a_body();
        form["name_el"] = json!(format!("Φορέας {number}"));
        form
    };
    race(rivals(&admin, &read.etag(), &Method::PUT, &path, form)).await;
    assert_eq!(app.audit().await, ["organisations.revised"]);
}

#[both_databases]
async fn of_twenty_saves_of_a_response_one_wins(app: TestApp) {
    let member = app.member().await;
    let survey = app.survey().await.await;
    let path = format!("/surveys/{}/response", survey.slug);
    let body = |number: usize| json!({ "answers": { "innovated": if number.is_multiple_of(2) { "no" } else { "yes" } } });
    race(rivals(&member, "\"0\"", &Method::PUT, &path, body)).await;
    race(rivals(&member, "\"1\"", &Method::PUT, &path, body)).await;
    assert_eq!(member.get(&path).await.json()["revision"], 2);
}

#[both_databases]
async fn of_twenty_revisions_of_a_questionnaire_one_wins(app: TestApp) {
    let coordinator = app.coordinator().await;
    let draft = crate::questionnaires::a_draft(&app, &coordinator).await;
    let path = format!("/questionnaire-versions/{}", draft.id());
    let body = |number: usize| json!({ "title": { "el": format!("Τίτλος {number}"), "en": "" }, "definition": app.short_form() });
    race(rivals(&coordinator, "\"1\"", &Method::PUT, &path, body)).await;
    assert_eq!(app.audit().await, ["questionnaires.created", "questionnaires.revised"]);
}

#[both_databases]
async fn of_twenty_steps_of_a_survey_one_wins(app: TestApp) {
    let coordinator = app.coordinator().await;
    let survey = app.survey().await.await;
    let etag = coordinator.get(format!("/surveys/{}", survey.slug)).await.etag();
    let path = format!("/surveys/{}/pause", survey.slug);
    race(rivals(&coordinator, &etag, &Method::POST, &path, |_| Value::Null)).await;
    assert_eq!(app.audit().await, ["surveys.paused"]);
}

#[both_databases]
async fn of_twenty_decisions_on_a_person_one_wins(app: TestApp) {
    let admin = app.admin().await;
    let member = app.member().await;
    let path = format!("/members/{}", member.id());
    let etag = admin.get(&path).await.etag();
    let reason = |_| json!({ "reason": "Καταγγελία για κατάχρηση" });
    race(rivals(&admin, &etag, &Method::POST, &format!("{path}/suspend"), reason)).await;
    assert_eq!(app.audit().await, ["members.suspended"]);
}

#[both_databases]
async fn of_twenty_revisions_of_a_campaign_one_wins(app: TestApp) {
    let coordinator = app.coordinator().await;
    let campaign = app.campaign().await;
    let etag = coordinator.get(campaign.path()).await.etag();
    let path = format!("{}/archive", campaign.path());
    let archive = rivals(&coordinator, &etag, &Method::POST, &path, |_| Value::Null);
    let replies =
        join_all(archive.into_iter().map(|(client, _, path, _)| async move { client.post(path, ()).await }));
    let replies = replies.await;
    // Whoever comes after it is archived is told that, not that it moved on.
    let won = replies.iter().filter(|reply| reply.status() == 200).count();
    assert!(
        won == 1 && replies.iter().all(|reply| [200, 409, 412].contains(&reply.status())),
        "{replies:#?}"
    );
    assert_eq!(app.audit().await, ["campaigns.archived"]);
}

#[both_databases]
async fn of_twenty_revisions_of_a_challenge_one_wins(app: TestApp) {
    let coordinator = app.coordinator().await;
    let challenge = app.challenge(&app.campaign().await, coordinator.id()).await;
    let path = format!("/challenges/{}", challenge.id);
    let etag = coordinator.get(&path).await.etag();
    let body = |number: usize| json!({ "capacity": number + 2 });
    race(rivals(&coordinator, &etag, &Method::PATCH, &path, body)).await;
    assert_eq!(app.audit().await, ["challenges.revised"]);
}

#[both_databases]
async fn of_twenty_saves_of_a_submission_one_wins(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let draft = app.draft(&campaign, &author).await;
    let path = format!("/submissions/{}", draft.id);
    let read = author.get(&path).await;
    let body = |number| crate::submissions::titled(&format!("Τίτλος {number} της υποβολής"));
    race(rivals(&author, &read.etag(), &Method::PUT, &path, body)).await;
    assert_eq!(app.audit().await, ["submissions.revised"]);
}
