//! Surveys that a person has not answered.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::item::{AgendaItem, AgendaKind};
use crate::{
    members::MemberId,
    platform::{auth::Caller, db::Db, problem::Result},
    surveys::{self, SurveyId, survey, survey_response},
};

/// Surveys that are shown.
const FIRST: usize = 3;

/// The first to close first; those that were begun are to be finished.
pub async fn to_answer(db: &Db, caller: &Caller) -> Result<Vec<AgendaItem>> {
    let mut open = surveys::waiting_for(&**db, caller, db.now()).await?;
    open.truncate(FIRST);
    if open.is_empty() {
        return Ok(Vec::new());
    }
    let begun: Vec<SurveyId> = survey_response::Entity::find()
        .select_only()
        .column(survey_response::Column::SurveyId)
        .filter(survey_response::COLUMN.member_id.eq(MemberId(caller.member_id)))
        .filter(survey_response::COLUMN.survey_id.is_in(open.iter().map(|survey| survey.id)))
        .into_tuple()
        .all(&**db)
        .await?;
    let item = |it: survey::Model| {
        let kind = if begun.contains(&it.id) { AgendaKind::FinishSurvey } else { AgendaKind::AnswerSurvey };
        AgendaItem::new(kind, format!("/surveys/{}", it.slug))
            .about(it.title)
            .due(Some(it.closes_at), db.now())
    };
    Ok(open.into_iter().map(item).collect())
}
