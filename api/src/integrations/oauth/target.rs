//! Which campaign a request is about, from its address alone: so a new operation belongs to none until it is said here.

use actix_web::web;
use sea_orm::{EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::{
    campaigns::{CampaignId, campaign},
    challenges::{ChallengeId, challenge},
    evaluations::{EvaluationRoundId, evaluation_round},
    platform::{db::Db, problem::Result},
    projects::{ProjectId, project},
    submissions::{SubmissionId, submission},
    surveys::survey,
};

/// The outer `None` where the address belongs to no campaign; the inner one where there is nothing at it.
///
/// # Errors
/// When the database refuses.
pub async fn campaign_of(db: &Db, path: &str, query: &str) -> Result<Option<Option<CampaignId>>> {
    let Some(rest) = path.strip_prefix("/api/v1/") else { return Ok(None) };
    let mut parts = rest.split('/');
    let (resource, which) = (parts.next().unwrap_or_default(), parts.next());
    let id = which.and_then(|which| which.parse::<Uuid>().ok());
    let found = match (resource, which, id) {
        ("campaigns", Some(slug), _) => by_slug(db, slug).await?,
        ("challenges", _, Some(id)) => of_challenge(db, ChallengeId(id)).await?,
        ("submissions", _, Some(id)) => of_submission(db, SubmissionId(id)).await?,
        ("projects", _, Some(id)) => of_project(db, ProjectId(id)).await?,
        ("evaluation-rounds", _, Some(id)) => of_round(db, EvaluationRoundId(id)).await?,
        ("surveys", Some(slug), _) => of_survey(db, slug).await?,
        ("challenges" | "surveys", None, _) => match only(query, "campaign") {
            Some(slug) => by_slug(db, &slug).await?,
            None => return Ok(None),
        },
        ("projects", None, _) => match only(query, "campaign_id") {
            Some(id) => id.parse().map(CampaignId).ok(),
            None => return Ok(None),
        },
        _ => return Ok(None),
    };
    Ok(Some(found))
}

/// The value of a parameter that stands there once.
fn only(query: &str, name: &str) -> Option<String> {
    let pairs = web::Query::<Vec<(String, String)>>::from_query(query).ok()?.into_inner();
    let mut values = pairs.into_iter().filter(|(key, _)| key == name).map(|(_, value)| value);
    let first = values.next()?;
    values.next().is_none().then_some(first)
}

async fn by_slug(db: &Db, slug: &str) -> Result<Option<CampaignId>> {
    let found = campaign::Entity::find().select_only().column(campaign::Column::Id);
    Ok(found.filter(campaign::COLUMN.slug.eq(slug)).into_tuple().one(&**db).await?)
}

async fn of_challenge(db: &Db, id: ChallengeId) -> Result<Option<CampaignId>> {
    let found = challenge::Entity::find_by_id(id).select_only().column(challenge::Column::CampaignId);
    Ok(found.into_tuple().one(&**db).await?)
}

async fn of_submission(db: &Db, id: SubmissionId) -> Result<Option<CampaignId>> {
    let found = submission::Entity::find_by_id(id).select_only().column(submission::Column::CampaignId);
    Ok(found.into_tuple().one(&**db).await?)
}

async fn of_project(db: &Db, id: ProjectId) -> Result<Option<CampaignId>> {
    let found = project::Entity::find_by_id(id).select_only().column(project::Column::CampaignId);
    Ok(found.into_tuple().one(&**db).await?)
}

async fn of_round(db: &Db, id: EvaluationRoundId) -> Result<Option<CampaignId>> {
    let found = evaluation_round::Entity::find_by_id(id)
        .select_only()
        .column(evaluation_round::Column::ProjectId)
        .into_tuple::<ProjectId>()
        .one(&**db)
        .await?;
    match found {
        Some(project) => of_project(db, project).await,
        None => Ok(None),
    }
}

async fn of_survey(db: &Db, slug: &str) -> Result<Option<CampaignId>> {
    let found = survey::Entity::find().select_only().column(survey::Column::CampaignId);
    let row: Option<Option<CampaignId>> =
        found.filter(survey::COLUMN.slug.eq(slug)).into_tuple().one(&**db).await?;
    Ok(row.flatten())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parameter_counts_when_it_stands_there_once() {
        assert_eq!(only("campaign=a&limit=5", "campaign"), Some("a".into()));
        assert_eq!(only("campaign=a&campaign=b", "campaign"), None);
        assert_eq!(only("campaigns=a", "campaign"), None);
    }
}
