use actix_web::{delete, web};
use sea_orm::ModelTrait;

use super::{
    attachments::rows_of,
    entity::{SubmissionId, SubmissionStatus},
    find::hold_own,
    policy::Submit,
};
use crate::platform::{audit::did, auth::Auth, db::Db, json::NoContent, problem::Result, storage};

/// Throw a draft away.
///
/// Nobody else has seen it, and nothing of it is kept. What was handed in is withdrawn instead.
#[utoipa::path(tag = "submissions", params(SubmissionId), responses((status = NO_CONTENT, description = "Gone")))]
#[delete("/submissions/{id}")]
pub async fn discard_submission(
    author: Auth<Submit>,
    db: web::Data<Db>,
    id: web::Path<SubmissionId>,
) -> Result<NoContent> {
    let tx = db.begin(&author).await?;
    let it = hold_own(&tx, *id, &author, |status| status == SubmissionStatus::Draft).await?;
    let files = rows_of(&*tx, it.id).await?.into_iter().map(|row| row.file_id).collect();
    it.delete(&*tx).await?;
    storage::forget(&tx, files).await?;
    tx.commit(did("submissions.discarded", "submission", *id)).await?;
    Ok(NoContent)
}
