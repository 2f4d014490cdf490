use insta::assert_snapshot;
use serde_json::json;
use wenovate::campaigns::StageKind;

use crate::app::{TestApp, both_databases};

#[both_databases]
async fn the_department_reads_means_and_comments_without_names(app: TestApp) {
    let campaign = app.campaign().stage_closed(StageKind::Join).await;
    let path = format!("{}/feedback", campaign.path());
    for (rating, comment) in [(5, Some("Εύκολο.")), (4, None), (1, Some("Χάθηκε το mail."))] {
        let said = json!({ "stage": "join", "rating": rating, "comment": comment });
        app.member().await.post(&path, said).await.expect(204);
    }
    app.member().await.post(&path, json!({ "stage": "library", "rating": 2 })).await.expect(204);

    let reviewer = app.reviewer().await;
    let summary = reviewer.get(format!("{path}/summary")).await.ok().json();
    let stages = summary["stages"].as_array().unwrap();
    assert_eq!(stages.len(), 5);
    assert_eq!(stages[0]["count"], 3);
    assert!((stages[0]["mean"].as_f64().unwrap() - 10.0 / 3.0).abs() < 1e-9);
    assert_eq!(stages[0]["ratings"], json!([1, 0, 0, 1, 1]));
    assert_eq!(stages[1]["mean"], json!(null));

    let list = reviewer.get(format!("{path}?stage=join")).await.ok().items();
    assert_eq!(list.len(), 3);
    assert_eq!(list[0]["comment"], "Χάθηκε το mail.");
    assert!(list[0].get("member_id").is_none());
    let page = reviewer.get(format!("{path}?limit=3")).await.ok();
    let rest = reviewer.get(format!("{path}?limit=3&after={}", page.text_at("/next"))).await.ok();
    assert_eq!(rest.items().len(), 1);
}

#[both_databases]
async fn members_do_not_read_each_others_feedback(app: TestApp) {
    let campaign = app.campaign().await;
    let path = format!("{}/feedback", campaign.path());
    let member = app.member().await;
    assert_snapshot!(member.get(&path).await.problem(), @"403 forbidden");
    assert_snapshot!(member.get(format!("{path}/summary")).await.problem(), @"403 forbidden");
    assert_snapshot!(app.visitor().get(&path).await.problem(), @"401 unauthenticated");
}
