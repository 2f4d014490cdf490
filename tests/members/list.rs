use serde_json::Value;
use wenovate::members::MemberStatus;

use super::join;
use crate::app::{TestApp, both_databases};

fn emails(items: &[Value]) -> Vec<String> {
    items.iter().map(|item| item["email"].as_str().unwrap().to_owned()).collect()
}

#[both_databases]
async fn filters_find_people_and_pages_show_each_once(app: TestApp) {
    let admin = app.admin().await;
    let body = app.organisation().await;
    let mut of_the_body = Vec::new();
    for _ in 0..3 {
        of_the_body.push(app.member_of(&body).signed_out().await.email().to_owned());
    }
    let reviewer = app.reviewer().signed_out().await;
    let waiting = app.member().status(MemberStatus::AwaitingApproval).signed_out().await;
    let of = async |query: &str| emails(&admin.get(format!("/members?{query}")).await.ok().items());
    of_the_body.reverse();
    assert_eq!(of(&format!("organisation={}", body.id)).await, of_the_body);
    assert_eq!(of("role=reviewer").await, [reviewer.email()]);
    assert_eq!(of("status=awaiting_approval").await, [waiting.email()]);
    assert_eq!(of("status=awaiting_approval&role=admin").await, Vec::<String>::new());

    let first = admin.get("/members?limit=4").await.ok();
    let after = first.text_at("/next");
    let second = admin.get(format!("/members?limit=4&after={after}")).await.ok();
    let mut all = emails(&first.items());
    all.extend(emails(&second.items()));
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), 6);
    assert_eq!(second.json()["next"], Value::Null);
}

#[both_databases]
async fn people_are_found_by_name_and_address_without_accents(app: TestApp) {
    let body = app.organisation().await;
    let email = body.new_address();
    join(&app, &email, &body).await;
    let admin = app.admin().await;
    let of = async |q: &str| emails(&admin.get(format!("/members?q={q}")).await.ok().items());
    for q in ["ζαχαρακη", "ελενη", "ψηφιακη", &email] {
        assert_eq!(of(q).await, std::slice::from_ref(&email), "{q}");
    }
    assert_eq!(of("κανείς").await, Vec::<String>::new());
}

#[both_databases]
async fn what_is_no_filter_is_refused(app: TestApp) {
    let admin = app.admin().await;
    assert_eq!(admin.get("/members?status=asleep").await.problem(), "400 bad-query");
    assert_eq!(admin.get("/members?password=x").await.problem(), "400 bad-query");
    assert_eq!(admin.get("/members/0193c0de-7a1b-7c3d-8e4f-5a6b7c8d9e0f").await.problem(), "404 not-found");
}
