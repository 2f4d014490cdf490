use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, EntityTrait, Iterable, PaginatorTrait, QueryFilter, Set};
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    entity::{CampaignStatus, StageKind, campaign, campaign_stage},
    policy::Manage,
    settings::{self, CampaignSettings},
    show::shown,
    view::Campaign,
    windows::{StageWindow, check_windows},
};
use crate::platform::{
    audit::did,
    auth::{Auth, Viewer},
    db::{Db, Tx},
    json::{Created, Json},
    problem::{Problem, Result},
};

/// A new campaign.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCampaign {
    /// Its name in its address, for ever.
    #[validate(length(min = 3, max = 80), custom(function = settings::name))]
    #[schema(min_length = 3, max_length = 80, example = "dimosies-ypiresies-2026")]
    pub slug: String,
    #[validate(nested)]
    pub settings: CampaignSettings,
    /// Stages that are left out have no date yet.
    #[validate(length(max = 5))]
    #[serde(default)]
    #[schema(max_items = 5)]
    pub stages: Vec<StageWindow>,
}

/// Create a campaign.
///
/// It begins as a draft that only the staff sees, with its five stages.
#[utoipa::path(tag = "campaigns", responses((status = CREATED, description = "The draft", body = Campaign)))]
#[post("/campaigns")]
pub async fn create_campaign(
    coordinator: Auth<Manage>,
    db: web::Data<Db>,
    Json(form): Json<NewCampaign>,
) -> Result<Created<Campaign>> {
    let tx = db.begin(&coordinator).await?;
    let campaign = insert(&tx, form).await?;
    let location = format!("/api/v1/campaigns/{}", campaign.slug);
    let body = shown(&tx, campaign, &Viewer(Some(coordinator.0.clone()))).await?.body;
    tx.commit_answering(did("campaigns.created", "campaign", body.id), Created { location, body }).await
}

/// Writes a draft with its five stages.
///
/// # Errors
/// 422 when the address is taken, or a form, a set or a window is not right.
pub async fn insert(tx: &Tx, form: NewCampaign) -> Result<campaign::Model> {
    form.settings.check(&**tx).await?;
    check_windows(&form.stages)?;
    let taken = campaign::Entity::find().filter(campaign::COLUMN.slug.eq(&form.slug)).count(&**tx).await?;
    if taken > 0 {
        return Err(Problem::field("/slug", "taken"));
    }
    let settings = form.settings;
    let campaign = campaign::ActiveModel {
        id: Set(tx.new_id()),
        slug: Set(form.slug),
        title: Set(settings.title),
        summary: Set(settings.summary),
        story: Set(settings.story),
        status: Set(CampaignStatus::Draft),
        artwork: Set(settings.artwork),
        submission_form_version_id: Set(settings.submission_form_version_id),
        participation_form_version_id: Set(settings.participation_form_version_id),
        specification_template_version_id: Set(settings.specification_template_version_id),
        criteria_set_id: Set(settings.criteria_set_id),
        rubric_id: Set(settings.rubric_id),
        response_days: Set(settings.response_days),
        min_scores: Set(settings.min_scores),
        quorum: Set(settings.quorum),
        revision: Set(1),
        created_at: Set(tx.now()),
    }
    .insert(&**tx)
    .await?;
    let stages = StageKind::iter().map(|kind| {
        let window = form.stages.iter().find(|window| window.kind == kind);
        campaign_stage::ActiveModel {
            id: Set(tx.new_id()),
            campaign_id: Set(campaign.id),
            kind: Set(kind),
            opens_at: Set(window.and_then(|window| window.opens_at)),
            closes_at: Set(window.and_then(|window| window.closes_at)),
            override_state: Set(None),
            override_reason: Set(None),
        }
    });
    campaign_stage::Entity::insert_many(stages).exec_without_returning(&**tx).await?;
    Ok(campaign)
}
