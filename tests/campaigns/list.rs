use insta::assert_snapshot;
use sea_orm::Set;
use wenovate::campaigns::CampaignStatus;

use crate::app::{TestApp, both_databases};

#[both_databases]
async fn everybody_sees_published_and_archived_campaigns_and_the_staff_drafts_too(app: TestApp) {
    let draft = app.campaign().with(|row| row.status = Set(CampaignStatus::Draft)).await;
    let archived = app.campaign().with(|row| row.status = Set(CampaignStatus::Archived)).await;
    let published = app.campaign().await;
    let slugs = |reply: crate::app::Reply| -> Vec<String> {
        reply.ok().items().iter().map(|item| item["slug"].as_str().unwrap().to_owned()).collect()
    };
    for somebody in [app.visitor(), app.member().await.client().clone(), app.admin().await.client().clone()] {
        assert_eq!(slugs(somebody.get("/campaigns").await), [&*published.slug, &*archived.slug]);
        assert!(slugs(somebody.get("/campaigns?status=draft").await).is_empty());
    }
    for staff in [app.reviewer().await, app.coordinator().await] {
        assert_eq!(slugs(staff.get("/campaigns").await), [&*published.slug, &*archived.slug, &*draft.slug]);
        assert_eq!(slugs(staff.get("/campaigns?status=draft").await), [&*draft.slug]);
    }
}

#[both_databases]
async fn the_list_goes_on_where_the_page_ended(app: TestApp) {
    let (first, second) = (app.campaign().await, app.campaign().await);
    let page = app.visitor().get("/campaigns?limit=1").await.ok();
    assert_eq!(page.items()[0]["slug"], second.slug);
    let next = page.text_at("/next");
    let rest = app.visitor().get(format!("/campaigns?limit=1&after={next}")).await.ok();
    assert_eq!(rest.items()[0]["slug"], first.slug);
    assert_eq!(rest.json().get("next"), None);
    assert_snapshot!(app.visitor().get("/campaigns?after=x").await.problem(), @"422 validation /after cursor");
    assert_snapshot!(app.visitor().get("/campaigns?page=2").await.problem(), @"400 bad-query");
}
