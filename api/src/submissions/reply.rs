use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    advance::{Change, advance, due_after, message},
    attachments::attachments_of,
    entity::{SubmissionId, SubmissionMessageKind, SubmissionStatus},
    find::hold_own,
    form::complete,
    found_as, notices,
    policy::Submit,
    snapshot,
    view::{Submission, shown},
};
use crate::{
    campaigns,
    members::MemberId,
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

/// An answer to the department.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reply {
    #[validate(length(min = 3, max = 4_000))]
    #[schema(min_length = 3, max_length = 4_000, example = "Επισυνάψαμε τα στοιχεία του 2026.")]
    pub body: String,
}

/// Answer what the department asked.
///
/// The submission as it stands now becomes its next version and goes back into review; it must be complete.
/// Coordinators are told.
#[utoipa::path(tag = "submissions", params(SubmissionId, IfMatch), responses(
    (status = OK, description = "The submission", body = Submission)))]
#[post("/submissions/{id}/replies")]
pub async fn answer_request(
    author: Auth<Submit>,
    db: web::Data<Db>,
    id: web::Path<SubmissionId>,
    if_match: IfMatch,
    Json(reply): Json<Reply>,
) -> Result<Tagged<Submission>> {
    let tx = db.begin(&author).await?;
    let it = hold_own(&tx, *id, &author, |status| status == SubmissionStatus::NeedsInformation).await?;
    if_match.check(it.revision)?;
    let definition = questionnaires::find_definition(&*tx, it.form_version_id).await?;
    let answers = complete(&it, &definition)?;
    let campaign = campaigns::find_by_id(&*tx, it.campaign_id).await?;
    let due_at = due_after(&campaign, tx.now());
    let mut row = it.into_active_model();
    row.answers = Set(answers);
    row.update(&*tx).await?;
    let kind = SubmissionMessageKind::Reply;
    message(&tx, *id, MemberId(author.member_id), kind, &reply.body).await?;
    let change = Change { due_at: Some(due_at), ..Change::to(SubmissionStatus::InReview) };
    let it = advance(&tx, *id, change).await?;
    let number = snapshot::next_number(&tx, it.id).await?;
    let attachments = attachments_of(&*tx, it.id).await?;
    snapshot::keep(&tx, &it, number, &attachments).await?;
    found_as::index(&tx, &it).await?;
    notices::answered(&tx, &it).await?;
    tx.commit(did("submissions.request_answered", "submission", it.id)).await?;
    let revision = it.revision;
    Ok(Tagged { body: shown(&**db, it, &Viewer(Some(author.0.clone()))).await?, revision })
}
