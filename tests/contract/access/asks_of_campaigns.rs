//! What is asked of campaigns, submissions and their triage.

use std::collections::BTreeMap;

use sea_orm::Set;
use serde_json::{Value, json};
use wenovate::{
    campaigns::{CampaignStatus, StageKind, campaign},
    criteria::CriteriaValues,
    submissions::{SubmissionStatus, submission},
    triage::scoring,
};

use super::world::{Ask, World, attachment};
use crate::app::{Campaign, next_number};

pub async fn ask(world: &World, operation: &str) -> Option<Ask> {
    Some(match operation {
        "create_campaign" => {
            let settings = settings(world).await;
            let form =
                json!({ "slug": format!("nea-{}", next_number()), "settings": settings, "stages": [] });
            Ask::at("/campaigns".into()).saying(form)
        }
        "revise_campaign" => {
            let draft = campaign(world, CampaignStatus::Draft).await;
            Ask::at(draft.path()).saying(settings(world).await)
        }
        "publish_campaign" => {
            Ask::at(format!("{}/publish", campaign(world, CampaignStatus::Draft).await.path()))
        }
        "archive_campaign" => {
            Ask::at(format!("{}/archive", campaign(world, CampaignStatus::Published).await.path()))
        }
        "set_stage_windows" => {
            let path = format!("{}/stages", campaign(world, CampaignStatus::Published).await.path());
            let window = json!({ "kind": "library", "opens_at": "2027-01-10T00:00:00Z", "closes_at": null });
            Ask::at(path).saying(json!({ "stages": [window] }))
        }
        "overrule_stage" => {
            let path = campaign(world, CampaignStatus::Published).await.path();
            let form = json!({ "state": "closed", "reason": "Δοκιμή" });
            Ask::at(format!("{path}/stages/submit/override")).saying(form)
        }
        "give_feedback" => {
            let over = world.app.campaign().stage_closed(StageKind::Submit).await;
            world.app.submission(&over, &world.member).await;
            Ask::at(format!("{}/feedback", over.path())).saying(json!({ "stage": "submit", "rating": 4 }))
        }
        _ => return of_submissions(world, operation).await,
    })
}

async fn of_submissions(world: &World, operation: &str) -> Option<Ask> {
    let app = &world.app;
    let at = async |status: SubmissionStatus| {
        let it = app.submission(&world.campaign, &world.member).with(|row: &mut submission::ActiveModel| {
            row.status = Set(status);
            if status == SubmissionStatus::Draft {
                (row.code, row.submitted_at, row.due_at) = (Set(None), Set(None), Set(None));
            }
        });
        it.await
    };
    let path = async |status| format!("/submissions/{}", at(status).await.id);
    Some(match operation {
        "create_submission" => Ask::at(world.campaign.submissions()).saying(form()),
        "revise_submission" => Ask::at(path(SubmissionStatus::Draft).await).saying(form()),
        "discard_submission" => Ask::at(path(SubmissionStatus::Draft).await),
        "submit_submission" => Ask::at(format!("{}/submit", path(SubmissionStatus::Draft).await)),
        "withdraw_submission" => Ask::at(format!("{}/withdraw", path(SubmissionStatus::Submitted).await)),
        "answer_request" => Ask::at(format!("{}/replies", path(SubmissionStatus::NeedsInformation).await))
            .saying(json!({ "body": "Επισυνάψαμε τα στοιχεία." })),
        "attach_file" => Ask {
            file: Some("Μια σημείωση".into()),
            ..Ask::at(format!("{}/attachments", path(SubmissionStatus::Draft).await))
        },
        "detach_file" => {
            let it = at(SubmissionStatus::Draft).await;
            Ask::at(format!("/submissions/{}/attachments/{}", it.id, attachment(app, it.id).await))
        }
        "find_similar_submissions" => Ask::at("/submissions/similar?title=Πολύπλοκη διαδικασία".into()),
        "score_submission" => Ask::at(format!("{}/scores", path(SubmissionStatus::Submitted).await))
            .saying(json!({ "values": { "value": 4, "effort": 2 } })),
        "revise_score" => {
            Ask::at(format!("/scores/{}", score(world, &at(SubmissionStatus::InReview).await).await))
                .saying(json!({ "values": { "value": 4, "effort": 2 } }))
        }
        "decide_submission" => Ask::at(format!("{}/decisions", path(SubmissionStatus::Submitted).await))
            .saying(json!({ "kind": "decline", "rationale": "Το ζήτημα έχει ήδη λυθεί." })),
        _ => return None,
    })
}

async fn campaign(world: &World, status: CampaignStatus) -> Campaign {
    world.app.campaign().with(move |row: &mut campaign::ActiveModel| row.status = Set(status)).await
}

fn form() -> Value {
    json!({ "kind": "issue", "title": "Ενιαίο ραντεβού για όλες τις υπηρεσίες", "visibility": "network",
        "summary": "Οι πολίτες κλείνουν χωριστό ραντεβού σε κάθε υπηρεσία.", "policy_area": "citizen_service",
        "unit": null, "answers": {} })
}

/// Those of a campaign that is there.
async fn settings(world: &World) -> Value {
    let shown = world.coordinator().get(world.campaign.path()).await.ok().json();
    let names = [
        "title",
        "summary",
        "story",
        "artwork",
        "submission_form_version_id",
        "participation_form_version_id",
        "specification_template_version_id",
        "criteria_set_id",
        "rubric_id",
        "response_days",
        "min_scores",
        "quorum",
    ];
    names
        .into_iter()
        .map(|name| (name.to_owned(), shown[name].clone()))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

/// The reviewer's.
async fn score(world: &World, it: &submission::Model) -> String {
    let values = BTreeMap::from([("value".into(), Some(3)), ("effort".into(), Some(3))]);
    let row = world.app.row(scoring::ActiveModel {
        id: Set(world.app.id()),
        submission_id: Set(it.id),
        reviewer_id: Set(world.reviewer().id()),
        criteria_set_id: Set(world.campaign.criteria_set_id),
        values: Set(CriteriaValues(values)),
        weighted: Set(Some(3.0)),
        comment: Set(None),
        recommendation: Set(None),
        revision: Set(1),
        created_at: Set(world.app.now()),
        updated_at: Set(world.app.now()),
    });
    row.await.id.to_string()
}
