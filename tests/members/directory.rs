use serde_json::{Value, json};
use wenovate::members::MemberStatus;

use crate::app::{Member, TestApp, both_databases};

async fn show(member: &Member, shown: &[&str]) {
    let mut choice = json!({ "listed": true, "shows_organisation": false, "shows_unit": false,
        "shows_post": false, "shows_expertise": false, "shows_email": false });
    for field in shown {
        choice[format!("shows_{field}")] = json!(true);
    }
    member.put("/me/directory", choice).await.ok();
}

fn names(items: &[Value]) -> Vec<String> {
    items.iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
}

#[both_databases]
async fn nobody_is_listed_who_has_not_said_so(app: TestApp) {
    let (member, other) = (app.member().await, app.member().await);
    assert_eq!(member.get("/me/directory").await.ok().json()["listed"], false);
    assert!(other.get("/directory").await.ok().items().is_empty());
    show(&member, &["post"]).await;
    let found = other.get("/directory").await.ok().items();
    assert_eq!(found[0]["id"], json!(member.id()));
    assert_eq!(found[0]["post"], "Στέλεχος");
    for hidden in ["organisation", "unit", "email"] {
        assert_eq!(found[0][hidden], Value::Null, "{hidden}");
    }
    member
        .put(
            "/me/directory",
            json!({ "listed": false, "shows_organisation": true, "shows_unit": true,
        "shows_post": true, "shows_expertise": true, "shows_email": true }),
        )
        .await
        .ok();
    assert!(other.get("/directory").await.ok().items().is_empty());
    assert!(other.get("/directory?q=δοκιμη").await.ok().items().is_empty());
    assert_eq!(app.visitor().get("/directory").await.problem(), "401 unauthenticated");
    let waiting = app.member().status(MemberStatus::AwaitingApproval).await;
    assert_eq!(waiting.get("/directory").await.problem(), "403 forbidden");
}

#[both_databases]
async fn what_is_hidden_is_neither_searched_nor_filtered_by(app: TestApp) {
    let body = app.organisation().await;
    let member = app.member_of(&body).await;
    let other = app.member().await;
    let count = async |query: &str| other.get(format!("/directory?{query}")).await.ok().items().len();
    let by_body = format!("organisation={}", body.id);
    let by_mail = format!("q={}", member.email());
    show(&member, &[]).await;
    assert_eq!((count("q=προγραμματισμου").await, count(&by_body).await, count(&by_mail).await), (0, 0, 0));
    show(&member, &["unit", "organisation", "email"]).await;
    assert_eq!((count("q=προγραμματισμου").await, count(&by_body).await, count(&by_mail).await), (1, 1, 1));
    show(&member, &["post"]).await;
    assert_eq!((count("q=προγραμματισμου").await, count(&by_body).await, count(&by_mail).await), (0, 0, 0));
    assert_eq!(count("q=στελεχος").await, 1);
    // The profile and the directory stay in step.
    let revised = json!({ "given_name": "Μαρία", "family_name": "Παππά", "unit": null, "post": "Αναλύτρια",
        "expertise": [], "language": "el", "notify_by_mail": false });
    member.having_read("/me").await.put("/me", revised).await.ok();
    assert_eq!((count("q=στελεχος").await, count("q=αναλυτρια").await, count("q=παππα").await), (0, 1, 1));
}

#[both_databases]
async fn it_goes_by_family_name_page_by_page_and_without_the_suspended(app: TestApp) {
    let mut ids = Vec::new();
    for family in ["Άνθη", "Βλάχου", "Γάλλου"] {
        let member = app.member().with(|row| row.family_name = sea_orm::Set(family.into())).await;
        show(&member, &[]).await;
        ids.push(member.id().to_string());
    }
    let reader = app.member().await;
    let first = reader.get("/directory?limit=2").await.ok();
    assert_eq!(names(&first.items()), ids[..2]);
    let rest = reader.get(format!("/directory?limit=2&after={}", first.text_at("/next"))).await.ok();
    assert_eq!(names(&rest.items()), ids[2..]);
    let admin = app.admin().await;
    let person = format!("/members/{}", ids[0]);
    admin
        .having_read(&person)
        .await
        .post(format!("{person}/suspend"), json!({ "reason": "Δοκιμή" }))
        .await
        .ok();
    assert_eq!(names(&reader.get("/directory").await.ok().items()), ids[1..]);
    assert!(reader.get("/directory?q=ανθη").await.ok().items().is_empty());
}

#[both_databases]
async fn a_page_is_full_whoever_is_left_out_of_it(app: TestApp) {
    let mut people = Vec::new();
    for family in ["Άνθη", "Βλάχου", "Γάλλου", "Δήμου"] {
        let member = app.member().with(|row| row.family_name = sea_orm::Set(family.into())).await;
        show(&member, &[]).await;
        people.push(member);
    }
    let admin = app.admin().await;
    for gone in &people[..2] {
        let person = format!("/members/{}", gone.id());
        let reason = json!({ "reason": "Δοκιμή" });
        admin.having_read(&person).await.post(format!("{person}/suspend"), reason).await.ok();
    }
    let reader = app.member().await;
    let page = reader.get("/directory?limit=1").await.ok();
    assert_eq!(names(&page.items()), [people[2].id().to_string()]);
    let next = reader.get(format!("/directory?limit=1&after={}", page.text_at("/next"))).await.ok();
    assert_eq!(names(&next.items()), [people[3].id().to_string()]);
}
