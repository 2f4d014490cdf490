use std::time::Duration;

use sea_orm::Set;
use serde_json::json;
use wenovate::{
    campaigns::CampaignStatus, library::LibraryEntryStatus, members::MemberStatus, projects::ProjectStatus,
};

use crate::app::{TestApp, both_databases};

#[both_databases]
async fn the_home_page_shows_what_is_public_in_figures(app: TestApp) {
    let body = app.organisation().await;
    let member = app.member_of(&body).await;
    app.member_of(&body).signed_out().await;
    app.member().status(MemberStatus::AwaitingApproval).await;
    let campaign = app.campaign().await;
    app.campaign().with(|row| row.status = Set(CampaignStatus::Draft)).await;
    app.project_of(&campaign, &member, ProjectStatus::Drafting).await;
    let project = app.project_of(&campaign, &member, ProjectStatus::Approved).await;
    app.library_entry(body.id, "Ένα")
        .with(|row| {
            row.adoptions = Set(3);
            row.project_id = Set(Some(project.id));
            row.challenge_id = Set(Some(project.challenge_id));
        })
        .await;
    app.library_entry(body.id, "Δύο").with(|row| row.status = Set(LibraryEntryStatus::Draft)).await;

    let figures = app.visitor().get("/insights/figures").await.ok().json();
    for (name, count) in [
        ("members", 2),
        ("organisations", 1),
        ("submissions", 0),
        ("challenges", 2),
        ("projects", 2),
        ("library_entries", 1),
        ("adoptions", 3),
    ] {
        assert_eq!(figures[name], count, "{name}");
    }
    let funnels = figures["campaigns"].as_array().unwrap();
    assert_eq!(funnels.len(), 1, "a draft is nobody's business");
    assert_eq!(funnels[0]["slug"], json!(campaign.slug));
    assert_eq!(funnels[0]["projects"], 2);
    assert_eq!(funnels[0]["approved_projects"], 1);
    assert_eq!(funnels[0]["library_entries"], 1);
}

#[both_databases]
async fn figures_are_counted_once_a_minute(app: TestApp) {
    let entries =
        || async { app.visitor().get("/insights/figures").await.ok().json()["library_entries"].clone() };
    assert_eq!(entries().await, 0);
    let body = app.organisation().await;
    app.library_entry(body.id, "Ένα").await;
    assert_eq!(entries().await, 0);
    app.advance(Duration::from_mins(1));
    assert_eq!(entries().await, 1);
}
