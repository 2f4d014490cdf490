use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, Set};

use super::{
    NO_BODY,
    entity::{SubmissionStatus, submission::ActiveModel},
    form::SubmissionForm,
    policy::Submit,
    view::{Submission, shown},
};
use crate::{
    campaigns::{self, StageKind},
    members::MemberId,
    organisations::OrganisationId,
    platform::{
        audit::did,
        auth::{Auth, Viewer},
        db::Db,
        json::{Created, Json},
        problem::Result,
    },
    questionnaires,
};

/// Begin a submission.
///
/// A draft, which nobody sees but its author; it is written on and then handed in while the campaign's submit stage is
/// open. The author brings it for the body they belong to.
#[utoipa::path(tag = "submissions", params(("slug" = String, Path, description = "The campaign's name in its address")),
    responses((status = CREATED, description = "The draft", body = Submission)))]
#[post("/campaigns/{slug}/submissions")]
pub async fn create_submission(
    author: Auth<Submit>,
    db: web::Data<Db>,
    slug: web::Path<String>,
    Json(form): Json<SubmissionForm>,
) -> Result<Created<Submission>> {
    let viewer = Viewer(Some(author.0.clone()));
    let campaign = campaigns::find_open(&***db, &slug, StageKind::Submit, &viewer, db.now()).await?;
    let organisation = author.organisation_id.ok_or(NO_BODY)?;
    let definition = questionnaires::find_definition(&***db, campaign.submission_form_version_id).await?;
    let tx = db.begin(&author).await?;
    let mut row = ActiveModel {
        id: Set(tx.new_id()),
        code: Set(None),
        campaign_id: Set(campaign.id),
        author_id: Set(MemberId(author.member_id)),
        organisation_id: Set(OrganisationId(organisation)),
        form_version_id: Set(campaign.submission_form_version_id),
        status: Set(SubmissionStatus::Draft),
        challenge_id: Set(None),
        merged_into_id: Set(None),
        score_count: Set(0),
        score_mean: Set(None),
        score_spread: Set(None),
        due_at: Set(None),
        submitted_at: Set(None),
        revision: Set(1),
        created_at: Set(tx.now()),
        updated_at: Set(tx.now()),
        ..Default::default()
    };
    form.write_to(&mut row, &definition)?;
    let it = row.insert(&*tx).await?;
    let (id, location) = (it.id, format!("/api/v1/submissions/{}", it.id));
    let body = shown(&tx, it, &viewer).await?;
    tx.commit_answering(did("submissions.drafted", "submission", id), Created { location, body }).await
}
