use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set, sea_query::OnConflict};
use serde::{Deserialize, Serialize};

use super::{
    entity::{
        SurveyId, SurveyResponseId, SurveyResponseStatus, survey, survey_response,
        survey_result::{ActiveModel, Column, Entity},
    },
    results::results,
    state::{SurveyState, state_of},
    tally::Tallies,
};
use crate::{
    platform::{
        audit::{Identity, did},
        db::Db,
        foundation::Foundation,
        jobs::Job,
        problem::{Problem, Result},
    },
    questionnaires::{Definition, find_definition},
};

/// So many responses are read at a time.
const BATCH: u64 = 500;

/// Counts the answers of a survey that has closed, and keeps what may be shown.
#[derive(Debug, Serialize, Deserialize)]
pub struct ComputeResults {
    pub survey: SurveyId,
}

impl Job for ComputeResults {
    const NAME: &'static str = "surveys.compute_results";

    /// When the survey was prolonged in the meantime there is another job at its new end, and this one has nothing to do.
    async fn run(&self, at: &Foundation) -> Result<()> {
        compute(&at.db, self.survey).await
    }
}

/// What the job does: also for a seed, which does not wait for jobs.
///
/// # Errors
/// When the database refuses.
pub async fn compute(db: &Db, id: SurveyId) -> Result<()> {
    let Some(survey) = survey::Entity::find_by_id(id).one(&**db).await? else { return Ok(()) };
    if state_of(&survey, db.now()) != SurveyState::Closed {
        return Ok(());
    }
    let definition = find_definition(&**db, survey.questionnaire_version_id).await?;
    let tallies = count(db, id, &definition).await?;
    let results = serde_json::to_value(results(&definition, &tallies)).map_err(Problem::internal)?;

    let tx = db.begin(&Identity::System).await?;
    let row = ActiveModel {
        survey_id: Set(id),
        computed_at: Set(tx.now()),
        responses: Set(i64::try_from(tallies.responses).unwrap_or(i64::MAX)),
        results: Set(results),
    };
    let again = OnConflict::column(Column::SurveyId)
        .update_columns([Column::ComputedAt, Column::Responses, Column::Results])
        .to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(&*tx).await?;
    tx.commit(did("surveys.results_computed", "survey", id)).await
}

/// Reads the responses in order of their ids, a batch at a time.
async fn count(db: &Db, survey: SurveyId, definition: &Definition) -> Result<Tallies> {
    use survey_response::Column;
    let mut tallies = Tallies::default();
    let mut last: Option<SurveyResponseId> = None;
    loop {
        let mut select = survey_response::Entity::find()
            .filter(Column::SurveyId.eq(survey))
            .filter(Column::Status.eq(SurveyResponseStatus::Submitted))
            .order_by_asc(Column::Id)
            .limit(BATCH);
        if let Some(last) = last {
            select = select.filter(Column::Id.gt(last));
        }
        let batch = select.all(&**db).await?;
        let Some(end) = batch.last() else { return Ok(tallies) };
        last = Some(end.id);
        for response in &batch {
            tallies.add(definition, &response.answers);
        }
    }
}
