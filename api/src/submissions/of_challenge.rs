use actix_web::{get, web};

use super::{
    card::SubmissionCard,
    filter::{Among, SubmissionQuery, handed_in},
};
use crate::{
    challenges::{self, ChallengeId},
    platform::{auth::Viewer, db::Db, json::Json, page::Page, problem::Result, query::Query},
};

/// List the submissions that became a challenge.
///
/// Newest first, as far as the caller may see them.
#[utoipa::path(tag = "submissions", params(ChallengeId, SubmissionQuery), security((), ("bearer" = [])), responses(
    (status = OK, description = "A page of submissions", body = Page<SubmissionCard>)))]
#[get("/challenges/{id}/submissions")]
pub async fn list_submissions_of_challenge(
    viewer: Viewer,
    db: web::Data<Db>,
    id: web::Path<ChallengeId>,
    Query(query): Query<SubmissionQuery>,
) -> Result<Json<Page<SubmissionCard>>> {
    let challenge = challenges::find(&***db, *id).await?;
    handed_in(&db, &viewer, Among::Challenge(challenge.id), query).await
}
