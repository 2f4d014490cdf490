use actix_web::{delete, web};
use sea_orm::ModelTrait;
use serde_json::json;

use super::{
    attachments::rows_of,
    entity::{SubmissionAttachmentId, SubmissionId},
    find::hold_own,
    policy::{self, Submit},
};
use crate::platform::{
    audit::did,
    auth::Auth,
    db::Db,
    json::NoContent,
    problem::{Problem, Result},
    storage,
};

/// Take an attachment away.
///
/// Possible as long as the submission can be written in.
#[utoipa::path(tag = "submissions", params(
    ("id" = SubmissionId, Path, description = "The submission"),
    ("attachment" = SubmissionAttachmentId, Path, description = "The attachment")),
    responses((status = NO_CONTENT, description = "Gone")))]
#[delete("/submissions/{id}/attachments/{attachment}")]
pub async fn detach_file(
    author: Auth<Submit>,
    db: web::Data<Db>,
    path: web::Path<(SubmissionId, SubmissionAttachmentId)>,
) -> Result<NoContent> {
    let (id, attachment) = path.into_inner();
    let tx = db.begin(&author).await?;
    let it = hold_own(&tx, id, &author, policy::is_editable).await?;
    let attached = rows_of(&*tx, it.id).await?;
    let row = attached.into_iter().find(|row| row.id == attachment).ok_or_else(Problem::not_found)?;
    let file = row.file_id;
    row.delete(&*tx).await?;
    storage::forget(&tx, vec![file]).await?;
    let details = json!({ "attachment": attachment });
    tx.commit(did("submissions.file_detached", "submission", it.id).to(details)).await?;
    Ok(NoContent)
}
