//! What a person has still to answer, for the page of the one next thing to do.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{
    entity::{SurveyId, SurveyResponseStatus, survey, survey_response},
    policy,
};
use crate::{
    members::MemberId,
    platform::{auth::Caller, problem::Result, time::Timestamp},
};

/// The most surveys that are open at once and looked at.
const MOST: u64 = 50;

/// The open surveys that ask this person and that they have not handed in, the first to close first.
///
/// # Errors
/// When the database refuses.
pub async fn waiting_for(
    db: &impl ConnectionTrait,
    caller: &Caller,
    now: Timestamp,
) -> Result<Vec<survey::Model>> {
    use survey::Column;
    let open = survey::Entity::find()
        .filter(Column::PublishedAt.is_not_null())
        .filter(Column::Paused.eq(false))
        .filter(Column::OpensAt.lte(now))
        .filter(Column::ClosesAt.gt(now))
        .order_by_asc(Column::ClosesAt)
        .limit(MOST)
        .all(db)
        .await?;
    let answered: Vec<SurveyId> = survey_response::Entity::find()
        .select_only()
        .column(survey_response::Column::SurveyId)
        .filter(survey_response::Column::MemberId.eq(MemberId(caller.member_id)))
        .filter(survey_response::Column::Status.eq(SurveyResponseStatus::Submitted))
        .filter(survey_response::Column::SurveyId.is_in(open.iter().map(|survey| survey.id)))
        .into_tuple()
        .all(db)
        .await?;
    let waits =
        |survey: &survey::Model| policy::is_asked(caller, survey.audience) && !answered.contains(&survey.id);
    Ok(open.into_iter().filter(waits).collect())
}
