use actix_web::{put, web};
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};

use super::{
    entity::SubmissionId,
    find::hold_own,
    form::SubmissionForm,
    policy::{self, Submit},
    view::{Submission, shown},
};
use crate::{
    platform::{
        audit::did,
        auth::{Auth, Viewer},
        db::Db,
        etag::{IfMatch, Tagged},
        json::Json,
        problem::Result,
    },
    questionnaires,
};

/// Write on in a submission.
///
/// The whole form, finished or not; made for saving while one types. Possible until it is handed in, and again when the
/// department has asked for more.
#[utoipa::path(tag = "submissions", params(SubmissionId, IfMatch), responses(
    (status = OK, description = "The submission", body = Submission)))]
#[put("/submissions/{id}")]
pub async fn revise_submission(
    author: Auth<Submit>,
    db: web::Data<Db>,
    id: web::Path<SubmissionId>,
    if_match: IfMatch,
    Json(form): Json<SubmissionForm>,
) -> Result<Tagged<Submission>> {
    let tx = db.begin(&author).await?;
    let it = hold_own(&tx, *id, &author, policy::is_editable).await?;
    if_match.check(it.revision)?;
    let definition = questionnaires::find_definition(&*tx, it.form_version_id).await?;
    let revision = it.revision + 1;
    let mut row = it.into_active_model();
    form.write_to(&mut row, &definition)?;
    row.revision = Set(revision);
    row.updated_at = Set(tx.now());
    let it = row.update(&*tx).await?;
    tx.commit(did("submissions.revised", "submission", it.id)).await?;
    Ok(Tagged { body: shown(&**db, it, &Viewer(Some(author.0.clone()))).await?, revision })
}
