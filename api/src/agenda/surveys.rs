//! Surveys that a person has not answered.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

use super::{
    item::{AgendaItem, AgendaKind},
    show::A_FEW,
};
use crate::{
    members::MemberId,
    platform::{auth::Caller, db::Db, problem::Result},
    surveys::{SurveyId, SurveyResponseStatus, survey, survey_response},
};

pub async fn to_answer(db: &Db, caller: &Caller) -> Result<Vec<AgendaItem>> {
    if !caller.active {
        return Ok(Vec::new());
    }
    let me = MemberId(caller.member_id);
    let now = db.now();
    let mine = |status| {
        survey_response::Entity::find()
            .select_only()
            .column(survey_response::Column::SurveyId)
            .filter(survey_response::COLUMN.member_id.eq(me))
            .filter(survey_response::COLUMN.status.eq(status))
    };
    let open = survey::Entity::find()
        .filter(survey::COLUMN.closes_at.gt(now))
        .filter(survey::COLUMN.opens_at.lte(now))
        .filter(survey::COLUMN.paused.eq(false))
        .filter(survey::Column::Id.not_in_subquery(mine(SurveyResponseStatus::Submitted).into_query()))
        .order_by_asc(survey::Column::ClosesAt)
        .limit(A_FEW)
        .all(&**db)
        .await?;
    if open.is_empty() {
        return Ok(Vec::new());
    }
    let begun: Vec<SurveyId> = mine(SurveyResponseStatus::Draft).into_tuple().all(&**db).await?;
    let item = |it: survey::Model| {
        let kind = if begun.contains(&it.id) { AgendaKind::FinishSurvey } else { AgendaKind::AnswerSurvey };
        AgendaItem::new(kind, format!("/surveys/{}", it.slug)).about(it.title).due(Some(it.closes_at), now)
    };
    Ok(open.into_iter().map(item).collect())
}
