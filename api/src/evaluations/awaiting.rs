//! Which rounds somebody sees, and which wait for their evaluation: what the policy says of one round, for lists.

use sea_orm::{
    ColumnTrait, Condition, EntityTrait, ExprTrait, QueryFilter, QuerySelect, QueryTrait,
    sea_query::SelectStatement,
};

use super::{
    entity::{EvaluationRoundStatus, EvaluationStatus, evaluation, evaluation_round},
    policy::{Decide, Evaluate},
};
use crate::{
    campaigns::{self, StageKind},
    members::MemberId,
    organisations::OrganisationId,
    platform::{auth::Caller, time::Timestamp},
    projects::{self, project},
    workshops,
};

/// Rounds of projects that the caller sees, or in which they have evaluated.
pub fn visible_to(caller: &Caller) -> Condition {
    let visible = projects_that(projects::visible_to(caller));
    Condition::any()
        .add(evaluation_round::Column::ProjectId.in_subquery(visible))
        .add(evaluation_round::Column::Id.in_subquery(evaluated_by(caller, None)))
}

/// Open rounds that the caller may evaluate and has not submitted an evaluation in. Nothing waits for those who decide:
/// they choose.
pub fn awaiting(caller: &Caller, now: Timestamp) -> Condition {
    let Some(body) = caller.organisation_id.map(OrganisationId) else { return nothing() };
    if !caller.may::<Evaluate>() || caller.may::<Decide>() {
        return nothing();
    }
    let conflicted = Condition::any()
        .add(project::Column::ChallengeId.in_subquery(workshops::challenges_of(MemberId(caller.member_id))))
        .add(project::Column::ChallengeId.in_subquery(workshops::challenges_of_body(body)));
    Condition::all()
        .add(takes_evaluations(now))
        .add(evaluation_round::Column::ProjectId.not_in_subquery(projects_that(conflicted)))
        .add(
            evaluation_round::Column::Id
                .in_subquery(evaluated_by(caller, Some(EvaluationStatus::Submitted)))
                .not(),
        )
}

/// Rounds without an outcome whose campaign's design stage is open now.
pub fn takes_evaluations(now: Timestamp) -> Condition {
    let in_open_stage = project::Column::CampaignId.in_subquery(campaigns::open_in(StageKind::Design, now));
    Condition::all().add(evaluation_round::COLUMN.status.eq(EvaluationRoundStatus::Open)).add(
        evaluation_round::Column::ProjectId.in_subquery(projects_that(Condition::all().add(in_open_stage))),
    )
}

/// The rounds in which the caller has an evaluation.
pub fn evaluated_by(caller: &Caller, status: Option<EvaluationStatus>) -> SelectStatement {
    let mut select = evaluation::Entity::find()
        .select_only()
        .column(evaluation::Column::RoundId)
        .filter(evaluation::COLUMN.evaluator_id.eq(MemberId(caller.member_id)));
    if let Some(status) = status {
        select = select.filter(evaluation::COLUMN.status.eq(status));
    }
    select.into_query()
}

fn projects_that(condition: Condition) -> SelectStatement {
    project::Entity::find().select_only().column(project::Column::Id).filter(condition).into_query()
}

fn nothing() -> Condition {
    Condition::all().add(sea_orm::sea_query::Expr::val(1).eq(0))
}
