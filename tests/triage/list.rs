use std::time::Duration;

use sea_orm::Set;
use wenovate::{
    platform::{policy_area::PolicyArea, time::days},
    submissions::{SubmissionKind, SubmissionStatus, submission},
};

use super::{all, scores_of};
use crate::app::{Campaign, Member, Reply, TestApp, both_databases};

const DAY: Duration = days(1);

fn ids(page: &Reply) -> Vec<String> {
    page.items().iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
}

fn ids_of(rows: &[&submission::Model]) -> Vec<String> {
    rows.iter().map(|row| row.id.to_string()).collect()
}

async fn list(person: &Member, campaign: &Campaign, query: &str) -> Reply {
    person.get(format!("{}/triage{query}", campaign.path())).await.ok()
}

#[both_databases]
async fn the_staff_lists_what_was_handed_in(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let it = app.submission(&campaign, &author).await;
    app.submission(&campaign, &author).with(|row| row.status = Set(SubmissionStatus::Draft)).await;
    app.submission(&app.campaign().await, &author).await;
    for person in [app.reviewer().await, app.coordinator().await] {
        let page = list(&person, &campaign, "").await;
        assert_eq!(ids(&page), ids_of(&[&it]));
        assert_eq!(page.items()[0]["age_days"], 1);
        assert_eq!(page.items()[0]["organisation"]["id"], author.organisation_id().to_string());
    }
    assert_eq!(author.get(format!("{}/triage", campaign.path())).await.problem(), "403 forbidden");
    assert_eq!(
        app.visitor().get(format!("{}/triage", campaign.path())).await.problem(),
        "401 unauthenticated"
    );
}

#[both_databases]
async fn filters_narrow_the_list(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let plain = app.submission(&campaign, &author).await;
    let late = app.submission(&campaign, &author).with(|row| row.due_at = Set(Some(app.now() - DAY))).await;
    let declined = app
        .submission(&campaign, &author)
        .with(|row| {
            row.status = Set(SubmissionStatus::Declined);
            row.due_at = Set(Some(app.now() - DAY));
        })
        .await;
    let health = app
        .submission(&campaign, &app.member().await)
        .with(|row| {
            row.policy_area = Set(Some(PolicyArea::Health));
            row.kind = Set(SubmissionKind::Proposal);
        })
        .await;
    let reviewer = app.reviewer().await;
    reviewer.post(scores_of(&plain), all(3)).await.ok();
    let found = async |query: &str| {
        let mut found = ids(&list(&reviewer, &campaign, query).await);
        found.sort();
        found
    };
    assert_eq!(found("?status=declined").await, ids_of(&[&declined]));
    assert_eq!(found("?overdue=true").await, ids_of(&[&late]));
    assert_eq!(found("?policy_area=health").await, ids_of(&[&health]));
    assert_eq!(found("?kind=proposal").await, ids_of(&[&health]));
    assert_eq!(found(&format!("?organisation={}", health.organisation_id)).await, ids_of(&[&health]));
    assert_eq!(found("?unscored=true&status=in_review").await, Vec::<String>::new());
    assert_eq!(
        found(&format!("?q={}", late.code.as_deref().unwrap().to_lowercase())).await,
        ids_of(&[&late])
    );
}

#[both_databases]
async fn orders_and_pages_agree(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let mut rows = Vec::new();
    for (age, mean) in
        [(3, Some(10.0 / 3.0)), (1, None), (2, Some(4.2)), (2, Some(4.2)), (5, Some(1.0 / 3.0))]
    {
        let row = app.submission(&campaign, &author).with(|row| {
            row.due_at = Set((age != 5).then(|| app.now() + DAY * age));
            row.submitted_at = Set(Some(app.now() - DAY * age));
            row.score_mean = Set(mean);
            row.score_spread = Set(mean.map(|mean| 5.0 - mean));
            row.score_count = Set(i32::try_from(age).unwrap());
        });
        rows.push(row.await);
    }
    let coordinator = app.coordinator().await;
    for (sort, expected) in [
        ("due", [1, 2, 3, 0, 4]),
        ("newest", [1, 3, 2, 0, 4]),
        ("oldest", [4, 0, 2, 3, 1]),
        ("fewest_scores", [1, 2, 3, 0, 4]),
        ("highest", [3, 2, 0, 4, 1]),
        ("most_disputed", [4, 0, 3, 2, 1]),
    ] {
        let mut seen = Vec::new();
        let mut after = String::new();
        loop {
            let page = list(&coordinator, &campaign, &format!("?sort={sort}&limit=2{after}")).await;
            seen.extend(ids(&page));
            match page.json()["next"].as_str() {
                Some(next) => after = format!("&after={next}"),
                None => break,
            }
        }
        assert_eq!(seen, ids_of(&expected.map(|index| &rows[index])), "{sort}");
    }
}

#[both_databases]
async fn a_list_gives_no_scores_away(app: TestApp) {
    let (campaign, body) = (app.campaign().await, app.organisation().await);
    let it = app.submission(&campaign, &app.member_of(&body).await).await;
    let first = app.reviewer().await;
    first.post(scores_of(&it), all(4)).await.ok();
    let item = async |person: &Member| list(person, &campaign, "").await.items()[0].clone();
    assert_eq!(item(&first).await["scores"]["mean"], 4.0);
    assert_eq!(item(&app.coordinator().await).await["scores"]["mean"], 4.0);
    let second = item(&app.reviewer().await).await;
    assert!(second["scores"].is_null());
    assert_eq!(second["score_count"], 1);
    let colleague = item(&app.coordinator().of(&body).await).await;
    assert!(colleague["scores"].is_null() && colleague["score_count"].is_null());
    // The order would tell, too.
    let sorted = first.get(format!("{}/triage?sort=highest", campaign.path())).await;
    assert_eq!(sorted.problem(), "422 validation /sort unknown_option");
}
