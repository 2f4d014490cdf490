use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    CONFLICT_OF_INTEREST, EVALUATOR_DECIDES, QUORUM_MISSING, ROUND_DECIDED,
    entity::{EvaluationRoundId, EvaluationRoundStatus, Outcome},
    policy::{Decide, Refusal},
    round_view::EvaluationRound,
    seen::{Seen, lock, see},
};
use crate::{
    campaigns::{self, StageKind},
    challenges::{self, ChallengeStatus},
    members::MemberId,
    notifications::{self, Notice},
    platform::{
        audit::did,
        auth::Auth,
        db::Db,
        id::Id,
        json::Json,
        localized::LocalizedText,
        problem::{Problem, Result},
    },
    projects::{ProjectStatus, project},
    workshops::TeamMember,
};

/// The outcome of a round.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDecision {
    pub outcome: Outcome,
    /// The team and the evaluators read it.
    #[validate(length(min = 20, max = 4_000), custom(function = crate::projects::plain_paragraphs))]
    #[schema(min_length = 20, max_length = 4_000)]
    pub rationale: String,
}

/// Decide on a project.
///
/// By a coordinator who did not evaluate it and is not in its team, once there are as many evaluations as the quorum and
/// while the campaign's design stage is open. What is approved solves its challenge and may be published; what is to be revised goes back to its team, and a
/// further round follows; what is rejected ends, and its challenge with it. The team and its coordinator are told.
#[utoipa::path(tag = "evaluations", params(EvaluationRoundId), responses(
    (status = OK, description = "The round with its outcome", body = EvaluationRound)))]
#[post("/evaluation-rounds/{id}/decision")]
pub async fn decide_project(
    coordinator: Auth<Decide>,
    db: web::Data<Db>,
    id: web::Path<EvaluationRoundId>,
    Json(form): Json<NewDecision>,
) -> Result<Json<EvaluationRound>> {
    let tx = db.begin(&coordinator).await?;
    let Seen { round, project, team, evaluated, standing, .. } = lock(&tx, *id, &coordinator).await?;
    if standing.decided {
        return Err(ROUND_DECIDED.into());
    }
    campaigns::require_open(&tx, project.campaign_id, StageKind::Design).await?;
    if standing.in_team {
        return Err(Problem::new(CONFLICT_OF_INTEREST).extension("reason", Refusal::InTeam));
    }
    if standing.own.is_some() {
        return Err(EVALUATOR_DECIDES.into());
    }
    if !standing.quorum_reached {
        let missing = Problem::new(QUORUM_MISSING).extension("quorum", round.quorum);
        return Err(missing.extension("evaluated", evaluated));
    }
    let mut decided = round.into_active_model();
    decided.status = Set(EvaluationRoundStatus::Decided);
    decided.outcome = Set(Some(form.outcome));
    decided.rationale = Set(Some(form.rationale.trim().to_owned()));
    decided.decided_by = Set(Some(MemberId(coordinator.member_id)));
    decided.decided_at = Set(Some(tx.now()));
    decided.update(&*tx).await?;
    let (status, of_challenge) = consequences(form.outcome);
    challenges::advance(&tx, project.challenge_id, of_challenge).await?;
    for notice in notices(&project, &team, form.outcome) {
        notifications::tell(&tx, notice).await?;
    }
    let project_id = project.id;
    let revision = project.revision + 1;
    let mut change = project.into_active_model();
    change.status = Set(status);
    change.revision = Set(revision);
    change.updated_at = Set(tx.now());
    change.update(&*tx).await?;
    let body = EvaluationRound::of(&*tx, see(&*tx, *id, &coordinator, tx.now()).await?, &coordinator).await?;
    let details = json!({ "project": project_id.uuid(), "outcome": form.outcome });
    tx.commit(did("evaluations.decided", "evaluation_round", *id).to(details)).await?;
    Ok(Json(body))
}

/// What becomes of the project and of its challenge.
const fn consequences(outcome: Outcome) -> (ProjectStatus, ChallengeStatus) {
    match outcome {
        Outcome::Approve => (ProjectStatus::Approved, ChallengeStatus::Solved),
        Outcome::Revise => (ProjectStatus::Revising, ChallengeStatus::InDesign),
        Outcome::Reject => (ProjectStatus::Rejected, ChallengeStatus::Closed),
    }
}

/// One for each in the team, and one for whoever composed it.
fn notices(project: &project::Model, team: &[TeamMember], outcome: Outcome) -> Vec<Notice> {
    let title = &project.title;
    let (el, en) = match outcome {
        Outcome::Approve => {
            (format!("Το έργο «{title}» εγκρίθηκε"), format!("The project “{title}” was approved"))
        }
        Outcome::Revise => (
            format!(
                "Για το έργο «{title}» ζητήθηκε αναθεώρηση: διαβάστε το σκεπτικό και συνεχίστε τη συγγραφή"
            ),
            format!("The project “{title}” is to be revised: read the rationale and go on writing"),
        ),
        Outcome::Reject => (
            format!("Το έργο «{title}» δεν εγκρίθηκε: διαβάστε το σκεπτικό της απόφασης"),
            format!("The project “{title}” was not approved: read the rationale of the decision"),
        ),
    };
    let mut readers: Vec<MemberId> = team.iter().map(|member| member.member_id).collect();
    readers.extend(team.iter().find_map(|member| member.selected_by));
    readers.sort_unstable();
    readers.dedup();
    let notice = |member| Notice {
        member,
        kind: "evaluations.decided",
        subject: ("project", project.id.uuid()),
        text: LocalizedText::new(el.clone(), en.clone()),
        path: format!("/projects/{}", project.id),
    };
    readers.into_iter().map(notice).collect()
}
