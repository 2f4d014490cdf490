use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use serde_json::json;
use wenovate::{
    bench_data::{self, PASSWORD, Sizes},
    criteria::summarise,
    demo,
    platform::search::entity as search_document,
    submissions::{SubmissionStatus, submission},
    triage::scoring,
};

use crate::app::{Client, TestApp, both_databases};

const SIZES: Sizes = Sizes { members: 30, submissions: 120, answers: 5, scores: 250, public: 25 };

async fn seeded(app: &TestApp) {
    bench_data::seed(&app.foundation().config, SIZES).await.unwrap();
}

async fn signed_in(app: &TestApp, name: &str) -> Client {
    let client = app.visitor();
    let form = json!({ "email": format!("{name}@bench.example"), "password": PASSWORD });
    let mut opened = client.post("/sessions", &form).await.ok();
    if let Some(ticket) = opened.json().pointer("/second_factor/ticket") {
        let code = demo::totp_code(form["email"].as_str().unwrap(), app.now());
        let shown = json!({ "ticket": ticket, "code": code });
        opened = client.post("/sessions/second-factor", shown).await.ok();
    }
    client.set_bearer(opened.text_at("/access_token"));
    client
}

#[both_databases]
async fn what_is_written_in_bulk_is_what_the_verbs_would_have_left(app: TestApp) {
    seeded(&app).await;
    let db = &*app.foundation().db;
    let submissions = submission::Entity::find().order_by_asc(submission::Column::Id).all(db).await.unwrap();
    assert_eq!(submissions.len(), 120);
    assert!(
        submissions.iter().any(|it| it.status == SubmissionStatus::Promoted && it.challenge_id.is_some())
    );
    assert_eq!(scoring::Entity::find().count(db).await.unwrap(), 250);
    for it in submissions {
        let scores =
            scoring::Entity::find().filter(scoring::COLUMN.submission_id.eq(it.id)).all(db).await.unwrap();
        let summary = summarise(&scores.iter().filter_map(|score| score.weighted).collect::<Vec<_>>());
        assert_eq!(
            (it.score_count, it.score_mean, it.score_spread),
            (i32::try_from(scores.len()).unwrap(), summary.mean, summary.spread)
        );
        let of_it = search_document::Entity::find().filter(search_document::Column::SubjectId.eq(it.id.0));
        assert_eq!(of_it.count(db).await.unwrap(), 1);
    }
}

#[both_databases]
async fn its_people_go_on_with_their_work(app: TestApp) {
    seeded(&app).await;
    let member = signed_in(&app, "member-3").await;
    let answers = json!({
        "question_0": "Κάθε μέρα.", "question_1": 12, "question_2": "daily", "question_3": 4, "question_4": ["weekly"],
    });
    let form = json!({
        "kind": "issue", "title": "Οι αιτήσεις περιμένουν υπογραφή",
        "summary": "Κάθε αίτηση περνά από τρεις υπογραφές, και καθεμιά από άλλο γραφείο.",
        "policy_area": "health", "visibility": "network", "answers": answers,
    });
    let draft = member.post("/campaigns/metrisi/submissions", form).await.expect(201).json();
    let path = format!("/submissions/{}", draft["id"].as_str().unwrap());
    let handed_in = member.if_match("\"1\"").post(format!("{path}/submit"), ()).await.ok().json();
    // The next code of the same year, when it is that year.
    assert!(handed_in["code"].as_str().unwrap().starts_with("WN-2026-0121"), "{handed_in}");
    let staff = signed_in(&app, "coordinator").await;
    let ranking = staff.get("/campaigns/metrisi/triage?sort=highest&limit=100").await.ok();
    let means: Vec<_> = ranking.items().iter().filter_map(|item| item["scores"]["mean"].as_f64()).collect();
    assert!(means.len() > 90 && means.is_sorted_by(|a, b| a >= b));
    assert_eq!(app.visitor().get("/library-entries?limit=100").await.ok().items().len(), 25);
}

#[both_databases]
async fn where_somebody_is_nothing_is_written(app: TestApp) {
    app.member().await;
    let failed = bench_data::seed(&app.foundation().config, SIZES).await.unwrap_err();
    assert_eq!(failed.to_string(), "somebody is there already: an empty database is needed");
}
