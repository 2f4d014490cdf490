use actix_web::{post, web};

use super::{
    advance::{Change, advance},
    entity::{SubmissionId, SubmissionStatus},
    find::hold_own,
    policy::{self, Submit},
    view::{Submission, shown},
};
use crate::platform::{
    audit::did,
    auth::{Auth, Viewer},
    db::Db,
    etag::{IfMatch, Tagged},
    problem::Result,
};

/// Withdraw a submission.
///
/// Its author takes it back while the department still owes an answer. The author and the staff keep seeing it.
#[utoipa::path(tag = "submissions", params(SubmissionId, IfMatch), responses(
    (status = OK, description = "The submission", body = Submission)))]
#[post("/submissions/{id}/withdraw")]
pub async fn withdraw_submission(
    author: Auth<Submit>,
    db: web::Data<Db>,
    id: web::Path<SubmissionId>,
    if_match: IfMatch,
) -> Result<Tagged<Submission>> {
    let tx = db.begin(&author).await?;
    let it = hold_own(&tx, *id, &author, policy::is_pending).await?;
    if_match.check(it.revision)?;
    let it = advance(&tx, it.id, Change::to(SubmissionStatus::Withdrawn)).await?;
    tx.commit(did("submissions.withdrawn", "submission", it.id)).await?;
    let revision = it.revision;
    Ok(Tagged { body: shown(&**db, it, &Viewer(Some(author.0.clone()))).await?, revision })
}
