use sea_orm::{ActiveModelTrait, Set};
use serde_json::{Value, json};
use wenovate::{
    platform::time::days,
    surveys::{SurveyResponseStatus, compute, survey, survey_response},
};

use super::{answers, path, submit};
use crate::app::{Client, TestApp, both_databases};

/// So many people choose this.
async fn chosen(app: &TestApp, survey: &survey::Model, people: usize, answers: Value) {
    for _ in 0..people {
        let member = app.member().signed_out().await;
        let response = survey_response::ActiveModel {
            id: Set(app.id()),
            survey_id: Set(survey.id),
            member_id: Set(member.id()),
            status: Set(SurveyResponseStatus::Submitted),
            answers: Set(answers.clone()),
            revision: Set(1),
            started_at: Set(app.now()),
            saved_at: Set(app.now()),
            submitted_at: Set(Some(app.now())),
        };
        response.insert(&*app.foundation().db).await.unwrap();
    }
}

/// A survey that closed with these answers, and whose results have been computed.
async fn closed(app: &TestApp, people: &[(usize, Value)]) -> survey::Model {
    let ended = app.now() - days(1);
    let survey = app.survey().await.with(move |row| {
        row.opens_at = Set(ended - days(9));
        row.closes_at = Set(ended);
    });
    let survey = survey.await;
    for (count, answers) in people {
        chosen(app, &survey, *count, answers.clone()).await;
    }
    compute(&app.foundation().db, survey.id).await.unwrap();
    survey
}

async fn results(reader: &Client, survey: &survey::Model) -> Value {
    reader.get(format!("{}/results", path(survey))).await.ok().json()
}

#[both_databases]
async fn nobody_reads_results_before_the_end(app: TestApp) {
    let survey = app.survey().await.await;
    let results = format!("{}/results", path(&survey));
    for person in [app.visitor(), app.member().await.client().clone()] {
        assert_eq!(person.get(&results).await.problem(), "404 not-found");
        assert_eq!(person.get(format!("{results}.csv")).await.problem(), "404 not-found");
    }
    for staff in [app.reviewer().await, app.coordinator().await] {
        assert_eq!(staff.get(&results).await.problem(), "409 survey-open");
        assert_eq!(staff.get(format!("{results}.csv")).await.problem(), "409 survey-open");
    }
    let early =
        app.coordinator().await.having_read(path(&survey)).await.post(format!("{results}/publish"), ()).await;
    assert_eq!(early.problem(), "409 survey-state");
}

#[both_databases]
async fn the_staff_reads_results_after_the_end_and_everyone_once_they_are_published(app: TestApp) {
    let survey = closed(&app, &[(7, json!({ "innovated": "no" }))]).await;
    let at = format!("{}/results", path(&survey));
    assert_eq!(app.visitor().get(&at).await.problem(), "404 not-found");
    assert_eq!(results(app.reviewer().await.client(), &survey).await["responses"], 7);
    app.coordinator().await.having_read(path(&survey)).await.post(format!("{at}/publish"), ()).await.ok();
    assert_eq!(results(&app.visitor(), &survey).await["published"], true);
    let refused =
        app.coordinator().await.having_read(path(&survey)).await.post(format!("{at}/publish"), ()).await;
    assert_eq!(refused.problem(), "409 results-published");
}

#[both_databases]
async fn the_results_are_computed_when_the_survey_closes(app: TestApp) {
    let survey = app.survey().await.await;
    submit(app.member().await.client(), &survey, answers()).await.ok();
    let coordinator = app.coordinator().await;
    coordinator.having_read(path(&survey)).await.post(format!("{}/close", path(&survey)), ()).await.ok();
    let at = format!("{}/results", path(&survey));
    assert_eq!(coordinator.get(&at).await.problem(), "409 results-pending");
    app.drain_jobs().await;
    assert_eq!(coordinator.get(&at).await.ok().json()["responses"], Value::Null);
    // Once more does no harm.
    compute(&app.foundation().db, survey.id).await.unwrap();
    coordinator.get(&at).await.ok();
}

#[both_databases]
async fn drafts_do_not_count(app: TestApp) {
    let survey = app.survey().await.await;
    for _ in 0..5 {
        submit(app.member().await.client(), &survey, json!({ "answers": { "innovated": "no" } })).await.ok();
    }
    let begun = app.member().await;
    begun.if_match("\"0\"").put(format!("{}/response", path(&survey)), answers()).await.ok();
    let coordinator = app.coordinator().await;
    assert_eq!(coordinator.get(path(&survey)).await.json()["responses"], 5);
    coordinator.having_read(path(&survey)).await.post(format!("{}/close", path(&survey)), ()).await.ok();
    app.drain_jobs().await;
    assert_eq!(results(&coordinator, &survey).await["responses"], 5);
}

#[both_databases]
async fn small_groups_are_withheld_and_what_would_reveal_them(app: TestApp) {
    let people = [
        (9, json!({ "innovated": "no", "importance": 5 })),
        (6, json!({ "innovated": "no", "importance": 4 })),
        (3, json!({ "innovated": "yes", "what": "κάτι", "importance": 1 })),
    ];
    let survey = closed(&app, &people).await;
    let shown = results(app.reviewer().await.client(), &survey).await;
    assert_eq!(shown["responses"], 18);
    let counts = |question: usize| -> Vec<Value> {
        let counts = shown["questions"][question]["counts"].as_array().unwrap();
        counts.iter().map(|count| count["count"].clone()).collect()
    };
    assert_eq!(counts(0), [Value::Null, Value::Null]);
    assert_eq!(counts(2), [Value::Null, json!(0), json!(0), Value::Null, json!(9)]);
    assert_eq!(shown["questions"][1]["answered"], Value::Null);
    assert_eq!(shown["questions"][2]["mean"], Value::Null);
}

#[both_databases]
async fn counts_shares_and_means_are_told(app: TestApp) {
    let people = [
        (15, json!({ "innovated": "no", "importance": 5 })),
        (5, json!({ "innovated": "yes", "what": "κάτι", "importance": 1 })),
    ];
    let survey = closed(&app, &people).await;
    let shown = results(app.reviewer().await.client(), &survey).await;
    assert_eq!(shown["questions"][0]["counts"][0]["count"], 5);
    assert_eq!(shown["questions"][0]["counts"][0]["share"], 0.25);
    assert_eq!(shown["questions"][2]["mean"], 4.0);
    assert_eq!(shown["questions"][1]["answered"], 5);
    assert!(!shown.to_string().contains("κάτι"), "texts are not published");
}

#[both_databases]
async fn the_export_tells_what_the_page_tells(app: TestApp) {
    let people = [(15, json!({ "innovated": "no" })), (5, json!({ "innovated": "yes", "what": "κάτι" }))];
    let survey = closed(&app, &people).await;
    let reply = app.reviewer().await.get(format!("{}/results.csv", path(&survey))).await.ok();
    assert_eq!(reply.header("content-type"), "text/csv; charset=utf-8");
    let text = reply.text();
    let table: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(table[0], "question,text,row,value,label,count,share,answered,mean");
    assert_eq!(table[1], "innovated,Καινοτομήσατε;,,yes,yes,5,0.25,20,");
    let small = closed(&app, &[(9, json!({ "innovated": "no" })), (3, json!({ "innovated": "yes" }))]).await;
    let withheld = app.reviewer().await.get(format!("{}/results.csv", path(&small))).await.ok().text();
    assert!(withheld.contains("innovated,Καινοτομήσατε;,,yes,yes,,,12,"), "{withheld}");
}

#[both_databases]
async fn a_survey_that_was_prolonged_is_counted_at_its_new_end(app: TestApp) {
    let survey = app.survey().await.await;
    compute(&app.foundation().db, survey.id).await.unwrap();
    assert!(app.audit().await.is_empty(), "it is still open");
}
