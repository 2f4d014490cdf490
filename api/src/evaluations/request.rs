use actix_web::{post, web};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, Set,
};
use serde::Serialize;
use serde_json::json;

use super::{
    SPECIFICATION_INCOMPLETE,
    entity::{EvaluationRoundStatus, SentSection, SentSections, evaluation_round},
    round_view::EvaluationRound,
    seen::see,
};
use crate::{
    campaigns::{self, StageKind},
    challenges::{self, ChallengeStatus},
    members::MemberId,
    notifications::{self, Notice},
    platform::{
        audit::did,
        auth::SignedIn,
        db::{Db, Tx},
        id::Id,
        json::Created,
        localized::LocalizedText,
        problem::{Problem, Result},
    },
    projects::{
        self, PROJECT_STATE, ProjectId, ProjectSection, ProjectStatus, is_in, is_written, lock_visible,
        project, sections_of,
    },
    workshops::TeamMember,
};

/// A section that keeps a specification from being sent.
#[derive(Serialize)]
struct MissingSection {
    key: String,
    title: LocalizedText,
}

/// Send a project to evaluation.
///
/// By its team, while the campaign's design stage is open and once the specification is complete: otherwise a 409 names in
/// `missing` the sections that are not. The specification is evaluated as it stands now, by the campaign's rubric and quorum, and is not changed until the
/// outcome.
#[utoipa::path(tag = "evaluations", params(ProjectId), responses(
    (status = CREATED, description = "The round of evaluation", body = EvaluationRound)))]
#[post("/projects/{id}/evaluation-request")]
pub async fn request_evaluation(
    member: SignedIn,
    db: web::Data<Db>,
    id: web::Path<ProjectId>,
) -> Result<Created<EvaluationRound>> {
    let tx = db.begin(&member).await?;
    let (project, team) = lock_visible(&tx, *id, &member).await?;
    if !is_in(&team, &member) {
        return Err(Problem::forbidden());
    }
    if !is_written(project.status) {
        return Err(Problem::new(PROJECT_STATE).extension("state", project.status));
    }
    campaigns::require_open(&tx, project.campaign_id, StageKind::Design).await?;
    let sections = sections_of(&*tx, project.id).await?;
    require_complete(&tx, project.id, &sections).await?;
    let round = open(&tx, &project, sections, MemberId(member.member_id)).await?;
    challenges::advance(&tx, project.challenge_id, ChallengeStatus::InEvaluation).await?;
    tell_coordinator(&tx, &project, &round, &team).await?;
    let revision = project.revision + 1;
    let mut change = project.into_active_model();
    change.status = Set(ProjectStatus::InEvaluation);
    change.revision = Set(revision);
    change.updated_at = Set(tx.now());
    change.update(&*tx).await?;
    let body = EvaluationRound::of(&*tx, see(&*tx, round.id, &member, tx.now()).await?, &member).await?;
    let details = json!({ "project": id.uuid(), "number": round.number });
    let location = format!("/api/v1/evaluation-rounds/{}", round.id);
    let event = did("evaluations.opened", "evaluation_round", round.id).to(details);
    tx.commit_answering(event, Created { location, body }).await
}

async fn require_complete(tx: &Tx, id: ProjectId, sections: &[ProjectSection]) -> Result<()> {
    let completeness = projects::completeness_of(&**tx, id).await?;
    if completeness.ready {
        return Ok(());
    }
    let missing = sections
        .iter()
        .filter(|section| completeness.missing.contains(&section.key))
        .map(|section| MissingSection { key: section.key.clone(), title: section.title.clone() });
    Err(Problem::new(SPECIFICATION_INCOMPLETE).extension("missing", missing.collect::<Vec<_>>()))
}

/// The next round of the project, with the specification as it stands.
async fn open(
    tx: &Tx,
    project: &project::Model,
    sections: Vec<ProjectSection>,
    by: MemberId,
) -> Result<evaluation_round::Model> {
    let campaign = campaigns::find_by_id(&**tx, project.campaign_id).await?;
    let earlier = evaluation_round::Entity::find()
        .filter(evaluation_round::COLUMN.project_id.eq(project.id))
        .count(&**tx)
        .await?;
    let sent = sections.into_iter().map(|section| SentSection {
        key: section.key,
        body: section.body,
        revision: section.revision,
    });
    let round = evaluation_round::ActiveModel {
        id: Set(tx.new_id()),
        project_id: Set(project.id),
        number: Set(i32::try_from(earlier + 1).unwrap_or(i32::MAX)),
        rubric_id: Set(campaign.rubric_id),
        quorum: Set(campaign.quorum),
        status: Set(EvaluationRoundStatus::Open),
        opened_by: Set(by),
        opened_at: Set(tx.now()),
        outcome: Set(None),
        rationale: Set(None),
        decided_by: Set(None),
        decided_at: Set(None),
        snapshot: Set(SentSections(sent.collect())),
    };
    Ok(round.insert(&**tx).await?)
}

/// Whoever composed the team accompanies it.
async fn tell_coordinator(
    tx: &Tx,
    project: &project::Model,
    round: &evaluation_round::Model,
    team: &[TeamMember],
) -> Result<()> {
    let Some(coordinator) = team.iter().find_map(|member| member.selected_by) else { return Ok(()) };
    let title = &project.title;
    let notice = Notice {
        member: coordinator,
        kind: "evaluations.opened",
        subject: ("evaluation_round", round.id.uuid()),
        text: LocalizedText::new(
            format!("Το έργο «{title}» στάλθηκε σε αξιολόγηση"),
            format!("The project “{title}” was sent to evaluation"),
        ),
        path: format!("/evaluations/{}", round.id),
    };
    notifications::tell(tx, notice).await?;
    Ok(())
}
