use actix_web::{get, web};

use super::{
    entity::SubmissionId,
    policy, surroundings,
    view::{Submission, view},
};
use crate::platform::{
    auth::Viewer,
    db::Db,
    etag::Tagged,
    problem::{Problem, Result},
};

/// Show a submission.
///
/// With its answers, its attachments, where it is and what happens next, what it led to, and what the caller may do
/// with it. One that is out of the caller's sight does not exist.
#[utoipa::path(tag = "submissions", params(SubmissionId), security((), ("bearer" = [])), responses(
    (status = OK, description = "The submission", body = Submission)))]
#[get("/submissions/{id}")]
pub async fn show_submission(
    viewer: Viewer,
    db: web::Data<Db>,
    id: web::Path<SubmissionId>,
) -> Result<Tagged<Submission>> {
    let found = surroundings::whole(&***db, *id).await?;
    let whole = found.filter(|whole| policy::can_see(&viewer, &whole.it)).ok_or_else(Problem::not_found)?;
    let revision = whole.it.revision;
    Ok(Tagged { body: view(&**db, whole, &viewer).await?, revision })
}
