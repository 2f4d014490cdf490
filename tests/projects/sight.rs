//! Who sees which projects: `GET /projects`, `GET /projects/{id}`

use crate::app::{Member, Project, TestApp, both_databases};

async fn sees(who: &Member, project: &Project) -> bool {
    let shown = who.get(project.path()).await;
    let listed = who.get("/projects").await.ok().items();
    let listed = listed.iter().any(|item| item["id"] == project.id.to_string());
    assert_eq!(shown.status() == 200, listed, "the list and the page say the same: {shown:?}");
    if !listed {
        assert_eq!(shown.problem(), "404 not-found");
    }
    listed
}

#[both_databases]
async fn an_unfinished_project_is_its_teams_and_the_staffs(app: TestApp) {
    let (campaign, member) = (app.design_campaign().await, app.member().await);
    let project = app.project(&campaign, &[&member]).await;
    assert!(sees(&member, &project).await);
    assert!(sees(&app.reviewer().await, &project).await);
    assert!(sees(&app.coordinator().await, &project).await);
    assert!(!sees(&app.member().await, &project).await);
    assert_eq!(app.visitor().get(project.path()).await.problem(), "401 unauthenticated");
    assert_eq!(app.visitor().get("/projects").await.problem(), "401 unauthenticated");
}

#[both_databases]
async fn a_project_in_evaluation_lies_before_the_network(app: TestApp) {
    let (campaign, member) = (app.design_campaign().await, app.member().await);
    let round = app.round(&campaign, &[&member]).await;
    assert!(sees(&app.member().await, &round.project).await);
}

#[both_databases]
async fn projects_are_found_by_team_status_and_challenge(app: TestApp) {
    let (campaign, member) = (app.design_campaign().await, app.member().await);
    let mine = app.project(&campaign, &[&member]).await;
    let others = app.round(&campaign, &[&app.member().await]).await.project;
    let found = async |query: &str| {
        let items = member.get(format!("/projects?{query}")).await.ok().items();
        items.iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(found("mine=true").await, [mine.id.to_string()]);
    assert_eq!(found("mine=false").await, [others.id.to_string()]);
    assert_eq!(found("status=in_evaluation").await, [others.id.to_string()]);
    assert_eq!(found(&format!("challenge_id={}", mine.challenge.id)).await, [mine.id.to_string()]);
    assert_eq!(found("").await, [others.id.to_string(), mine.id.to_string()]);
}

#[both_databases]
async fn a_project_says_how_complete_it_is(app: TestApp) {
    let (campaign, member) = (app.design_campaign().await, app.member().await);
    let project = app.project(&campaign, &[&member]).await;
    let section = project.section("problem");
    let save = async |revision: &str, body: &str| {
        let text = serde_json::json!({ "body": body });
        member.if_match(revision).put(&section, text).await.ok().text_at("/state")
    };
    assert_eq!(save("\"0\"", "λίγα").await, "too_short");
    assert_eq!(save("\"1\"", "Αρκετά για είκοσι χαρακτήρες").await, "complete");
    let shown = member.get(project.path()).await.ok().json();
    assert_eq!(shown["completeness"]["complete"], 1);
    assert_eq!(shown["completeness"]["missing"], serde_json::json!(["solution"]));
    assert_eq!(shown["abilities"]["can_request_evaluation"], false);
    let listed = member.get("/projects").await.ok().items();
    assert_eq!(listed[0]["completeness"], shown["completeness"]);
}
