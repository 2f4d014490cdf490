//! One row more for each list.

use sea_orm::Set;
use serde_json::json;
use wenovate::{
    campaigns::StageKind,
    criteria::CriteriaPurpose,
    feedback::feedback_entry,
    platform::audit::checkpoint,
    projects::ProjectStatus,
    questionnaires::QuestionnairePurpose,
    submissions::{SubmissionMessageKind, SubmissionStatus, submission_message, submission_version},
    triage::{DecisionKind, decision},
};

use super::super::access::{
    World, adoption, export_of, field, held_decision_of, import_of, import_row, listed, standing_change_of,
    subscriber, template_of,
};
use crate::app::next_number;

/// Makes a row that the caller of this column sees in the list.
pub async fn grow(world: &World, list: &str, caller: usize) {
    let app = &world.app;
    match list {
        "list_audit_events" | "list_my_consents" => {
            world.client(caller).put("/me/newsletter", json!({ "subscribed": true })).await.ok();
        }
        "list_audit_checkpoints" => {
            // Two checkpoints of one length are the same.
            world.member.put("/me/newsletter", json!({ "subscribed": true })).await.ok();
            let foundation = app.foundation();
            checkpoint::publish(&foundation.db, &foundation.tokens).await.unwrap();
        }
        "list_campaigns" => drop(app.campaign().await),
        "list_feedback" => feedback(world).await,
        "list_submissions" | "list_triage" => drop(app.submission(&world.campaign, &world.member).await),
        "list_my_submissions" => drop(app.submission(&world.campaign, world.person(caller)).await),
        "list_submissions_of_challenge" => {
            let challenge = world.challenge.id;
            let it = app.submission(&world.campaign, &world.member);
            it.with(|row| {
                (row.status, row.challenge_id) = (Set(SubmissionStatus::Promoted), Set(Some(challenge)));
            })
            .await;
        }
        "list_challenges" => drop(app.challenge(&world.campaign, world.somebody.id()).await),
        "list_participations" => {
            let member = app.member().signed_out().await;
            app.participation(&world.campaign, &world.challenge, &member).await;
        }
        "list_my_participations" => {
            let challenge = app.challenge(&world.campaign, world.somebody.id()).await;
            app.participation(&world.campaign, &challenge, world.person(caller)).await;
        }
        "list_criteria_sets" => drop(app.criteria_set(CriteriaPurpose::Triage).await),
        "list_evaluation_rounds" => drop(app.round(&world.campaign, &[&world.member]).await),
        "list_evaluations" => drop(app.evaluation(&world.round, &app.member().signed_out().await, 4).await),
        "list_api_clients" => drop(app.api_client(&["projects:read"]).await),
        "list_jobs" => drop(app.job("tests.done").await),
        "list_mails" => drop(app.mail_to("someone@tests.example").await),
        "list_library_entries" => drop(app.library_entry(world.body.id, "Μητρώο αναμονής").await),
        "list_library_candidates" => {
            drop(app.project_of(&world.campaign, &world.member, ProjectStatus::Approved).await);
        }
        "list_adoptions" => drop(adoption(world, world.entry.id, app.organisation().await.id).await),
        "list_notifications" => drop(app.notified(world.person(caller), "Νέα").await),
        "list_my_standing_changes" => drop(standing_change_of(app, world.person(caller).id()).await),
        "list_standing_changes" => drop(standing_change_of(app, world.member.id()).await),
        "list_member_imports" => drop(import_of(world).await),
        "list_member_import_rows" => drop(import_row(app, world.import).await),
        "list_directory" => listed(app).await,
        "list_held_decisions" => drop(held_decision_of(world).await),
        "list_expertise_fields" => drop(field(app).await),
        "list_decision_templates" => drop(template_of(world).await),
        "list_my_data_exports" => drop(export_of(app, world.person(caller).id(), None).await),
        "list_my_sessions" => {
            world.person(caller).sign_in_at(&app.visitor(), app.now()).await;
        }
        "list_members" => drop(app.member().signed_out().await),
        "list_subscriptions" => drop(subscriber(world).await),
        "list_registry_imports" => drop(app.registry_import().await),
        "list_registry_changes" => drop(app.registry_change(world.import(), world.body.id, None).await),
        "list_organisation_changes" => {
            drop(app.registry_change(world.import(), world.body.id, Some(app.now())).await);
        }
        "list_units" => drop(app.unit(world.body.id).await),
        "list_colleagues" => drop(app.member_of(&world.body).signed_out().await),
        "list_mandate_proposals" => {
            let nominee = app.member().signed_out().await;
            app.mandate_proposal(&nominee, &nominee).await;
        }
        "list_organisations" => drop(app.organisation().await),
        "list_projects" => drop(app.project(&world.campaign, &[&world.member]).await),
        "list_section_versions" => {
            let path = world.project.section("problem");
            let seen = world.member.get(&path).await.ok().etag();
            let text = json!({ "body": format!("Μορφή {}", next_number()) });
            world.member.if_match(seen).put(&path, text).await.ok();
        }
        "list_questionnaires" => {
            drop(app.published_questionnaire(QuestionnairePurpose::Survey, app.short_form()).await);
        }
        "list_surveys" => drop(app.a_survey(None).await),
        _ => of_a_submission(world, list).await,
    }
}

async fn of_a_submission(world: &World, list: &str) {
    let (app, submission) = (&world.app, world.submission.id);
    match list {
        "list_decisions" => {
            app.row(decision::ActiveModel {
                id: Set(app.id()),
                submission_id: Set(submission),
                kind: Set(DecisionKind::Ask),
                rationale: Set("Λείπουν στοιχεία.".into()),
                decided_by: Set(world.coordinator().id()),
                challenge_id: Set(None),
                merged_into_id: Set(None),
                mean: Set(None),
                spread: Set(None),
                score_count: Set(0),
                created_at: Set(app.now()),
            })
            .await;
        }
        "list_submission_messages" => {
            app.row(submission_message::ActiveModel {
                id: Set(app.id()),
                submission_id: Set(submission),
                author_id: Set(world.member.id()),
                kind: Set(SubmissionMessageKind::Reply),
                body: Set("Επισυνάψαμε τα στοιχεία.".into()),
                created_at: Set(app.now()),
            })
            .await;
        }
        "list_submission_versions" => {
            app.row(submission_version::ActiveModel {
                id: Set(app.id()),
                submission_id: Set(submission),
                number: Set(i32::try_from(next_number()).unwrap()),
                snapshot: Set(json!({})),
                created_by: Set(world.member.id()),
                created_at: Set(app.now()),
            })
            .await;
        }
        other => panic!("say how a row more comes into {other}"),
    }
}

async fn feedback(world: &World) {
    let row = feedback_entry::ActiveModel {
        id: Set(world.app.id()),
        campaign_id: Set(world.campaign.id),
        stage: Set(StageKind::Submit),
        member_id: Set(None),
        rating: Set(4),
        comment: Set(Some("Καλά οργανωμένο".into())),
        created_at: Set(world.app.now()),
    };
    world.app.row(row).await;
}
