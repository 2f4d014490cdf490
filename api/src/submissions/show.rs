use actix_web::{get, web};

use super::{
    entity::SubmissionId,
    find::find_visible,
    view::{Submission, shown},
};
use crate::platform::{auth::Viewer, db::Db, etag::Tagged, problem::Result};

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
    let it = find_visible(&***db, *id, &viewer).await?;
    let revision = it.revision;
    Ok(Tagged { body: shown(&**db, it, &viewer).await?, revision })
}
