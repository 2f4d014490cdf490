use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, Set};
use serde_json::json;

use super::{
    attachments::{Attachment, MOST, rows_of},
    entity::{SubmissionId, submission, submission_attachment},
    find::hold_own,
    policy::{self, Submit},
};
use crate::platform::{
    audit::did,
    auth::{Auth, Caller},
    db::{Db, Tx},
    json::Created,
    problem::{FieldError, Problem, Result},
    storage::{self, Storage, Upload},
};

/// Attach a file.
///
/// Up to ten of up to 10 MB each, in the field `file` of a form. Its type is read from its content: what is not what
/// its name says is refused.
#[utoipa::path(tag = "submissions", params(SubmissionId),
    request_body(content = Upload, content_type = "multipart/form-data"),
    responses((status = CREATED, description = "The attachment", body = Attachment)))]
#[post("/submissions/{id}/attachments")]
pub async fn attach_file(
    author: Auth<Submit>,
    db: web::Data<Db>,
    storage: web::Data<Storage>,
    id: web::Path<SubmissionId>,
    upload: Upload,
) -> Result<Created<Attachment>> {
    // Asked before the file is kept, so that who may not attach it fills nothing, and again with the change.
    may_attach(&db.begin(&author).await?, *id, &author).await?;
    let stored = storage::store(&db, &storage, upload).await?;
    let tx = db.begin(&author).await?;
    let (it, attached) = may_attach(&tx, *id, &author).await?;
    let file = storage::keep(&tx, stored).await?;
    let row = submission_attachment::ActiveModel {
        id: Set(tx.new_id()),
        submission_id: Set(it.id),
        file_id: Set(file.id),
        position: Set(attached.last().map_or(0, |last| last.position + 1)),
    };
    let row = row.insert(&*tx).await?;
    let details = json!({ "attachment": row.id, "sha256": file.sha256, "media_type": file.media_type });
    let event = did("submissions.file_attached", "submission", it.id).to(details);
    let location = format!("/api/v1/submissions/{}/attachments/{}", it.id, row.id);
    tx.commit_answering(event, Created { location, body: Attachment::of(&row, file) }).await
}

/// The submission, held, and what is attached to it.
async fn may_attach(
    tx: &Tx,
    id: SubmissionId,
    author: &Caller,
) -> Result<(submission::Model, Vec<submission_attachment::Model>)> {
    let it = hold_own(tx, id, author, policy::is_editable).await?;
    let attached = rows_of(&**tx, it.id).await?;
    if attached.len() >= MOST {
        let fault = FieldError::new("/file", "too_many_files").with("max", MOST);
        return Err(Problem::invalid(vec![fault]));
    }
    Ok((it, attached))
}
