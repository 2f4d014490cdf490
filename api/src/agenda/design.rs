//! Challenges to join, teams to choose, specifications to write, projects to evaluate and to decide on.

use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
};

use super::{
    campaigns::Running,
    item::{AgendaItem, AgendaKind},
    show::{A_FEW, ENOUGH},
};
use crate::{
    campaigns::{CampaignId, StageKind},
    challenges::{ChallengeStatus, challenge},
    evaluations::{self, EvaluationRoundId, EvaluationStatus, evaluation, evaluation_round},
    members::MemberId,
    platform::{auth::Caller, db::Db, problem::Result},
    projects::{ProjectId, ProjectStatus, project},
    workshops::{self, ParticipationStatus, participation},
};

/// Rounds that are looked at.
const SOME: u64 = 20;

/// The newest challenge that is open and that the person has not declared for.
pub async fn to_join(db: &Db, caller: &Caller, running: &Running) -> Result<Option<AgendaItem>> {
    if !caller.may::<workshops::policy::Participate>() {
        return Ok(None);
    }
    let open: Vec<CampaignId> =
        running.open_in(StageKind::Design).into_iter().map(|(campaign, _)| campaign.id).collect();
    let known = participations_of(caller).select_only().column(participation::Column::ChallengeId);
    let newest = challenge::Entity::find()
        .filter(challenge::COLUMN.status.eq(ChallengeStatus::OpenForParticipation))
        .filter(challenge::COLUMN.campaign_id.is_in(open))
        .filter(challenge::Column::Id.not_in_subquery(known.into_query()))
        .order_by_desc(challenge::Column::Id)
        .one(&**db)
        .await?;
    Ok(newest.map(|it| {
        let closes = running.closing_of(it.campaign_id, StageKind::Design);
        AgendaItem::new(AgendaKind::JoinChallenge, format!("/challenges/{}", it.id))
            .about_titled(&it.title)
            .due(closes, db.now())
    }))
}

/// Challenges for which people have declared and nobody has been chosen.
pub async fn to_select(db: &Db, caller: &Caller) -> Result<Vec<AgendaItem>> {
    if !caller.may::<workshops::policy::Manage>() {
        return Ok(Vec::new());
    }
    let declared = participation::Entity::find()
        .select_only()
        .column(participation::Column::ChallengeId)
        .filter(participation::COLUMN.status.eq(ParticipationStatus::Declared));
    let waiting = challenge::Entity::find()
        .filter(challenge::COLUMN.status.eq(ChallengeStatus::OpenForParticipation))
        .filter(challenge::Column::Id.in_subquery(declared.into_query()))
        .order_by_asc(challenge::Column::Id)
        .limit(A_FEW)
        .all(&**db)
        .await?;
    let item = |it: challenge::Model| {
        AgendaItem::new(AgendaKind::SelectTeam, format!("/challenges/{}/team", it.id)).about_titled(&it.title)
    };
    Ok(waiting.into_iter().map(item).collect())
}

/// Specifications that the person's teams write.
pub async fn to_write(db: &Db, caller: &Caller) -> Result<Vec<AgendaItem>> {
    let waiting = project::Entity::find()
        .filter(project::COLUMN.status.is_in([ProjectStatus::Drafting, ProjectStatus::Revising]))
        .filter(project::Column::ChallengeId.in_subquery(teams_of(caller).into_query()))
        .order_by_asc(project::Column::Id)
        .limit(A_FEW)
        .all(&**db)
        .await?;
    let item = |it: project::Model| {
        AgendaItem::new(AgendaKind::WriteSections, format!("/projects/{}", it.id)).about_titled(&it.title)
    };
    Ok(waiting.into_iter().map(item).collect())
}

/// Projects before the network that the person may evaluate and has not.
pub async fn to_evaluate(db: &Db, caller: &Caller) -> Result<Vec<AgendaItem>> {
    let open = rounds(db, evaluations::awaiting(caller, db.now())).await?;
    let titles = titles_of(db, open.iter().map(|round| round.project_id)).await?;
    let item = |it: evaluation_round::Model| {
        AgendaItem::new(AgendaKind::EvaluateProject, format!("/evaluations/{}", it.id))
            .about_titled(title(&titles, it.project_id))
    };
    Ok(open.into_iter().map(item).collect())
}

/// Projects that have enough evaluations and wait for the outcome, by somebody who has not evaluated them.
pub async fn to_conclude(db: &Db, caller: &Caller) -> Result<Vec<AgendaItem>> {
    if !caller.may::<evaluations::policy::Decide>() {
        return Ok(Vec::new());
    }
    let own = evaluation::Entity::find()
        .select_only()
        .column(evaluation::Column::RoundId)
        .filter(evaluation::COLUMN.evaluator_id.eq(MemberId(caller.member_id)));
    let open = Condition::all()
        .add(evaluations::takes_evaluations(db.now()))
        .add(evaluation_round::Column::Id.not_in_subquery(own.into_query()));
    let mut open = rounds(db, open).await?;
    let given: Vec<(EvaluationRoundId, i64)> = evaluation::Entity::find()
        .select_only()
        .column(evaluation::Column::RoundId)
        .column_as(evaluation::Column::Id.count(), "given")
        .filter(evaluation::COLUMN.round_id.is_in(open.iter().map(|round| round.id)))
        .filter(evaluation::COLUMN.status.eq(EvaluationStatus::Submitted))
        .group_by(evaluation::Column::RoundId)
        .into_tuple()
        .all(&**db)
        .await?;
    open.retain(|round| given.iter().any(|(id, given)| *id == round.id && *given >= i64::from(round.quorum)));
    let titles = titles_of(db, open.iter().map(|round| round.project_id)).await?;
    let item = |it: evaluation_round::Model| {
        AgendaItem::new(AgendaKind::DecideProject, format!("/evaluations/{}", it.id))
            .about_titled(title(&titles, it.project_id))
    };
    Ok(open.into_iter().map(item).collect())
}

/// The oldest rounds that meet the condition.
async fn rounds(db: &Db, condition: Condition) -> Result<Vec<evaluation_round::Model>> {
    Ok(evaluation_round::Entity::find()
        .filter(condition)
        .order_by_asc(evaluation_round::Column::Id)
        .limit(SOME)
        .all(&**db)
        .await?)
}

async fn titles_of(db: &Db, ids: impl Iterator<Item = ProjectId>) -> Result<Vec<(ProjectId, String)>> {
    let ids: Vec<ProjectId> = ids.collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(project::Entity::find()
        .select_only()
        .columns([project::Column::Id, project::Column::Title])
        .filter(project::COLUMN.id.is_in(ids))
        .limit(ENOUGH)
        .into_tuple()
        .all(&**db)
        .await?)
}

fn title(titles: &[(ProjectId, String)], id: ProjectId) -> &str {
    titles.iter().find(|(known, _)| *known == id).map_or("", |(_, title)| title)
}

fn participations_of(caller: &Caller) -> Select<participation::Entity> {
    participation::Entity::find().filter(participation::COLUMN.member_id.eq(MemberId(caller.member_id)))
}

/// The challenges in whose team the person is.
fn teams_of(caller: &Caller) -> Select<participation::Entity> {
    participations_of(caller)
        .select_only()
        .column(participation::Column::ChallengeId)
        .filter(participation::COLUMN.status.eq(ParticipationStatus::Selected))
}
