use actix_web::{put, web};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, QueryFilter, Set};

use super::{
    ARCHIVED,
    entity::campaign,
    policy::{self, Manage},
    settings::CampaignSettings,
    show::shown,
    view::Campaign,
};
use crate::platform::{
    audit::did,
    auth::{Auth, Viewer},
    db::{Db, Tx},
    etag::{IfMatch, Tagged},
    json::Json,
    problem::{Problem, Result},
};

/// Revise a campaign.
///
/// Texts and settings, whole. Forms and criteria stay as they are once it is published.
#[utoipa::path(tag = "campaigns", params(("slug" = String, Path, description = "The campaign's name in its address"), IfMatch),
    responses((status = OK, description = "The campaign", body = Campaign)))]
#[put("/campaigns/{slug}")]
pub async fn revise_campaign(
    coordinator: Auth<Manage>,
    db: web::Data<Db>,
    slug: web::Path<String>,
    if_match: IfMatch,
    Json(form): Json<CampaignSettings>,
) -> Result<Tagged<Campaign>> {
    let tx = db.begin(&coordinator).await?;
    let campaign = for_change(&tx, &slug, if_match).await?;
    form.keeps_what_is_fixed(&campaign)?;
    form.check(&*tx).await?;
    let mut change = campaign.clone().into_active_model();
    change.title = Set(form.title);
    change.summary = Set(form.summary);
    change.story = Set(form.story);
    change.artwork = Set(form.artwork);
    change.submission_form_version_id = Set(form.submission_form_version_id);
    change.participation_form_version_id = Set(form.participation_form_version_id);
    change.specification_template_version_id = Set(form.specification_template_version_id);
    change.criteria_set_id = Set(form.criteria_set_id);
    change.rubric_id = Set(form.rubric_id);
    change.response_days = Set(form.response_days);
    change.min_scores = Set(form.min_scores);
    change.quorum = Set(form.quorum);
    let revised = change.update(&*tx).await?;
    let event = did("campaigns.revised", "campaign", revised.id).changed(&campaign, &revised);
    tx.commit(event).await?;
    shown(&**db, revised, &Viewer(Some(coordinator.0.clone()))).await
}

/// The campaign with its next revision taken, so that whoever saw the same one comes too late.
///
/// # Errors
/// 404 when there is none, 409 when it is archived, 412 when it has moved on.
pub(super) async fn for_change(tx: &Tx, slug: &str, if_match: IfMatch) -> Result<campaign::Model> {
    let found = campaign::Entity::find().filter(campaign::COLUMN.slug.eq(slug)).one(&**tx).await?;
    let mut campaign = found.ok_or_else(Problem::not_found)?;
    if !policy::is_open_to_change(campaign.status) {
        return Err(ARCHIVED.into());
    }
    campaign.revision = if_match.take::<campaign::Entity>(tx, campaign.id).await?;
    Ok(campaign)
}
