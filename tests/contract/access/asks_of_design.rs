//! What is asked of challenges, teams and their projects, evaluations and the library.

use sea_orm::Set;
use serde_json::json;
use wenovate::{library::LibraryEntryStatus, workshops::participation};

use super::world::{Ask, World, adoption};
use crate::app::factory::{an_evaluation, answers_to_nothing, entry_fields};

pub async fn ask(world: &World, operation: &str) -> Option<Ask> {
    let app = &world.app;
    let challenge = async || app.challenge(&world.campaign, world.somebody.id()).await;
    Some(match operation {
        "revise_challenge" => {
            let form = json!({ "title": "Ένας νέος τίτλος για το ζήτημα" });
            Ask::at(format!("/challenges/{}", challenge().await.id)).saying(form)
        }
        "declare_participation" => Ask::at(format!("/challenges/{}/participations", challenge().await.id))
            .saying(json!({ "answers": answers_to_nothing() })),
        "revise_participation" => Ask::at(format!("/participations/{}", declaration(world).await.id))
            .saying(json!({ "answers": answers_to_nothing() })),
        "cancel_participation" => Ask::at(format!("/participations/{}/cancel", declaration(world).await.id)),
        "select_team" => {
            let it = declaration(world).await;
            let team = json!({ "lead": it.id, "selected": [it.id] });
            Ask::at(format!("/challenges/{}/team", it.challenge_id)).saying(team)
        }
        "change_team" => {
            let project = app.project(&world.campaign, &[&world.member]).await;
            let further = app.participation(&world.campaign, &project.challenge, &world.somebody).await;
            let team = json!({ "lead": further.id, "selected": [further.id] });
            Ask::at(format!("/challenges/{}/team", project.challenge.id)).saying(team)
        }
        "revise_project" => {
            let form =
                json!({ "title": "Ένα έργο με νέο τίτλο", "summary": "Τι προτείνει η ομάδα και γιατί." });
            let project = app.project(&world.campaign, &[&world.member]).await;
            Ask::at(project.path()).saying(form)
        }
        "save_project_section" => {
            let project = app.project(&world.campaign, &[&world.member]).await;
            Ask::at(project.section("problem")).saying(json!({ "body": "Τι δεν λειτουργεί" })).of(0)
        }
        "request_evaluation" => {
            let project = app.complete_project(&world.campaign, &[&world.member]).await;
            Ask::at(project.evaluation_request())
        }
        "evaluate_project" => {
            let round = app.round(&world.campaign, &[&world.member]).await;
            Ask::at(round.evaluations()).saying(an_evaluation())
        }
        "revise_evaluation" => {
            let round = app.round(&world.campaign, &[&world.somebody]).await;
            let own = app.evaluation(&round, &world.member, 3).await;
            Ask::at(format!("/evaluations/{}", own.id)).saying(an_evaluation())
        }
        "decide_project" => {
            let round = app.round(&world.campaign, &[&world.member]).await;
            app.quorum(&round).await;
            let form = json!({ "outcome": "approve", "rationale": "Λύνει το πρόβλημα με λογικό κόστος." });
            Ask::at(round.decision()).saying(form)
        }
        _ => return of_library(world, operation).await,
    })
}

async fn of_library(world: &World, operation: &str) -> Option<Ask> {
    let app = &world.app;
    let entry = async |status: LibraryEntryStatus| {
        let entry = app.library_entry(world.body.id, "Μητρώο αναμονής");
        entry.with(|row| row.status = Set(status)).await
    };
    let path = async |status| format!("/library-entries/{}", entry(status).await.slug);
    let fields = || entry_fields(world.body.id, "Μητρώο αναμονής");
    Some(match operation {
        "create_library_entry" => {
            Ask::at("/library-entries".into()).saying(json!({ "project_id": null, "entry": fields() }))
        }
        "revise_library_entry" => Ask::at(path(LibraryEntryStatus::Published).await).saying(fields()),
        "feature_library_entry" => Ask::at(format!("{}/featured", path(LibraryEntryStatus::Published).await))
            .saying(json!({ "featured": true })),
        "publish_library_entry" => Ask::at(format!("{}/publish", path(LibraryEntryStatus::Draft).await)),
        "withdraw_library_entry" => {
            Ask::at(format!("{}/withdraw", path(LibraryEntryStatus::Published).await))
        }
        "adopt_library_entry" => Ask::at(format!("{}/adoptions", path(LibraryEntryStatus::Published).await))
            .saying(json!({ "organisation_id": world.body.id, "note": "" })),
        "move_adoption" => {
            let it = adoption(world, entry(LibraryEntryStatus::Published).await.id, world.body.id).await;
            Ask::at(format!("/adoptions/{it}/steps")).saying(json!({ "status": "planned", "note": "" }))
        }
        _ => return None,
    })
}

/// The member's, on a challenge of its own.
async fn declaration(world: &World) -> participation::Model {
    let challenge = world.app.challenge(&world.campaign, world.somebody.id()).await;
    world.app.participation(&world.campaign, &challenge, &world.member).await
}
