use actix_web::{put, web};
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    entity::StageKind, policy::Manage, revise::for_change, show::shown, stages::stages_of, view::Campaign,
};
use crate::platform::{
    audit::did,
    auth::{Auth, Viewer},
    db::Db,
    etag::{IfMatch, Tagged},
    json::Json,
    problem::{FieldError, Problem, Result},
    time::Timestamp,
};

/// When a stage is open.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StageWindow {
    pub kind: StageKind,
    /// Without it the stage has not been dated.
    pub opens_at: Option<Timestamp>,
    /// Without it the stage stays open.
    pub closes_at: Option<Timestamp>,
}

/// The windows of a campaign's stages.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StageWindows {
    /// Stages that are left out keep their window.
    #[validate(length(min = 1, max = 5))]
    #[schema(min_items = 1, max_items = 5)]
    pub stages: Vec<StageWindow>,
}

/// Each stage once, and none that closes before it opens.
///
/// # Errors
/// 422 naming each that is wrong.
pub fn check_windows(windows: &[StageWindow]) -> Result<()> {
    let mut faults = Vec::new();
    for (index, window) in windows.iter().enumerate() {
        if windows.iter().take(index).any(|earlier| earlier.kind == window.kind) {
            faults.push(FieldError::new(format!("/stages/{index}/kind"), "duplicate"));
        }
        let wrong = match (window.opens_at, window.closes_at) {
            (Some(opens), Some(closes)) => closes <= opens,
            (None, Some(_)) => true,
            _ => false,
        };
        if wrong {
            faults.push(FieldError::new(format!("/stages/{index}/closes_at"), "window"));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(Problem::invalid(faults)) }
}

/// Set when the stages open and close.
///
/// From then on the dates decide, except where a coordinator has opened or closed a stage by hand.
#[utoipa::path(tag = "campaigns", params(("slug" = String, Path, description = "The campaign's name in its address"), IfMatch),
    responses((status = OK, description = "The campaign", body = Campaign)))]
#[put("/campaigns/{slug}/stages")]
pub async fn set_stage_windows(
    coordinator: Auth<Manage>,
    db: web::Data<Db>,
    slug: web::Path<String>,
    if_match: IfMatch,
    Json(form): Json<StageWindows>,
) -> Result<Tagged<Campaign>> {
    check_windows(&form.stages)?;
    let tx = db.begin(&coordinator).await?;
    let campaign = for_change(&tx, &slug, if_match).await?;
    let mut changes = Vec::new();
    for stage in stages_of(&*tx, [campaign.id]).await? {
        let Some(window) = form.stages.iter().find(|window| window.kind == stage.kind) else { continue };
        changes.push(json!({
            "kind": stage.kind,
            "from": [stage.opens_at, stage.closes_at],
            "to": [window.opens_at, window.closes_at],
        }));
        let mut change = stage.into_active_model();
        change.opens_at = Set(window.opens_at);
        change.closes_at = Set(window.closes_at);
        change.update(&*tx).await?;
    }
    tx.commit(did("campaigns.stages_dated", "campaign", campaign.id).to(json!({ "stages": changes })))
        .await?;
    shown(&**db, campaign, &Viewer(Some(coordinator.0.clone()))).await
}
