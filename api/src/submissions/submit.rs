use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};
use serde_json::json;

use super::{
    NO_BODY,
    advance::due_after,
    attachments::attachments_of,
    entity::{SubmissionId, SubmissionStatus, submission::Model},
    find::hold_own,
    form::complete,
    found_as, notices,
    policy::Submit,
    snapshot,
    view::{Submission, shown},
};
use crate::{
    campaigns::{self, StageKind, campaign},
    organisations::OrganisationId,
    platform::{
        audit::did,
        auth::{Auth, Viewer},
        counter,
        db::{Db, Tx},
        etag::{IfMatch, Tagged},
        problem::Result,
    },
    questionnaires,
};

/// Hand a submission in.
///
/// The campaign's submit stage must be open and the form complete. From now on it has a code that people can quote, its
/// first version is kept, the department owes an answer within the campaign's days, and the author gets a receipt.
#[utoipa::path(tag = "submissions", params(SubmissionId, IfMatch), responses(
    (status = OK, description = "The submission", body = Submission)))]
#[post("/submissions/{id}/submit")]
pub async fn submit_submission(
    author: Auth<Submit>,
    db: web::Data<Db>,
    id: web::Path<SubmissionId>,
    if_match: IfMatch,
) -> Result<Tagged<Submission>> {
    let organisation = author.organisation_id.ok_or(NO_BODY)?;
    let tx = db.begin(&author).await?;
    let it = hold_own(&tx, *id, &author, |status| status == SubmissionStatus::Draft).await?;
    if_match.check(it.revision)?;
    let campaign = campaigns::require_open(&tx, it.campaign_id, StageKind::Submit).await?;
    let it = hand_in(&tx, it, OrganisationId(organisation), &campaign).await?;
    notices::received(&tx, &it).await?;
    let event = did("submissions.submitted", "submission", it.id).to(json!({ "code": it.code }));
    tx.commit(event).await?;
    let revision = it.revision;
    Ok(Tagged { body: shown(&**db, it, &Viewer(Some(author.0.clone()))).await?, revision })
}

async fn hand_in(
    tx: &Tx,
    it: Model,
    organisation: OrganisationId,
    campaign: &campaign::Model,
) -> Result<Model> {
    let definition = questionnaires::find_definition(&**tx, it.form_version_id).await?;
    let answers = complete(&it, &definition)?;
    let attachments = attachments_of(&**tx, it.id).await?;
    // The last thing that is asked before writing: everybody who hands in waits for this row.
    let year = tx.now().date().year();
    let number = counter::next(tx, &format!("submissions-{year}")).await?;
    let due_at = due_after(campaign, tx.now());
    let revision = it.revision + 1;
    let mut row = it.into_active_model();
    row.code = Set(Some(format!("WN-{year}-{number:04}")));
    row.organisation_id = Set(organisation);
    row.answers = Set(answers);
    row.status = Set(SubmissionStatus::Submitted);
    row.due_at = Set(Some(due_at));
    row.submitted_at = Set(Some(tx.now()));
    row.revision = Set(revision);
    row.updated_at = Set(tx.now());
    let it = row.update(&**tx).await?;
    snapshot::keep(tx, &it, 1, &attachments).await?;
    found_as::index(tx, &it).await?;
    Ok(it)
}
