use actix_web::{HttpResponse, get, web};
use sea_orm::EntityTrait;

use super::{
    attachments::rows_of,
    entity::{SubmissionAttachmentId, SubmissionId},
    find::find_visible,
};
use crate::platform::{
    auth::Viewer,
    db::Db,
    problem::{Problem, Result},
    storage::{self, Storage, entity as file},
};

/// Download an attachment.
///
/// For whoever may see the submission.
#[utoipa::path(tag = "submissions", params(
    ("id" = SubmissionId, Path, description = "The submission"),
    ("attachment" = SubmissionAttachmentId, Path, description = "The attachment")),
    security((), ("bearer" = [])), responses(
        (status = OK, description = "The file", body = Vec<u8>, content_type = "application/octet-stream")))]
#[get("/submissions/{id}/attachments/{attachment}")]
pub async fn download_attachment(
    viewer: Viewer,
    db: web::Data<Db>,
    storage: web::Data<Storage>,
    path: web::Path<(SubmissionId, SubmissionAttachmentId)>,
) -> Result<HttpResponse> {
    let (id, attachment) = path.into_inner();
    let it = find_visible(&***db, id, &viewer).await?;
    let attached = rows_of(&***db, it.id).await?;
    let row = attached.into_iter().find(|row| row.id == attachment).ok_or_else(Problem::not_found)?;
    let file = file::Entity::find_by_id(row.file_id).one(&***db).await?.ok_or_else(Problem::not_found)?;
    storage::serve(&storage, &file).await
}
