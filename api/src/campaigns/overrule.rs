use actix_web::{put, web};
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    entity::{StageKind, StageOverride},
    policy::Manage,
    revise::for_change,
    show::shown,
    stages::stage_of,
    view::Campaign,
};
use crate::platform::{
    audit::did,
    auth::{Auth, Viewer},
    db::Db,
    etag::{IfMatch, Tagged},
    json::Json,
    problem::{Problem, Result},
};

/// A stage opened or closed by hand.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StageOverruling {
    /// None gives the word back to the dates.
    pub state: Option<StageOverride>,
    /// Shown with the stage, and kept in the audit trail.
    #[validate(length(min = 3, max = 500))]
    #[schema(min_length = 3, max_length = 500, example = "Παράταση λόγω διακοπής του δικτύου")]
    pub reason: String,
}

/// Open or close a stage by hand.
///
/// It stands above the dates until it is taken back, and says why.
#[utoipa::path(tag = "campaigns", params(
    ("slug" = String, Path, description = "The campaign's name in its address"),
    ("kind" = StageKind, Path, description = "The stage"), IfMatch),
    responses((status = OK, description = "The campaign", body = Campaign)))]
#[put("/campaigns/{slug}/stages/{kind}/override")]
pub async fn overrule_stage(
    coordinator: Auth<Manage>,
    db: web::Data<Db>,
    path: web::Path<(String, StageKind)>,
    if_match: IfMatch,
    Json(form): Json<StageOverruling>,
) -> Result<Tagged<Campaign>> {
    let (slug, kind) = path.into_inner();
    let tx = db.begin(&coordinator).await?;
    let campaign = for_change(&tx, &slug, if_match).await?;
    let stage = stage_of(&*tx, campaign.id, kind).await?.ok_or_else(Problem::not_found)?;
    let details = json!({
        "kind": kind, "from": stage.override_state, "to": form.state, "reason": form.reason,
    });
    let mut change = stage.into_active_model();
    change.override_reason = Set(form.state.map(|_| form.reason));
    change.override_state = Set(form.state);
    change.update(&*tx).await?;
    tx.commit(did("campaigns.stage_overruled", "campaign", campaign.id).to(details)).await?;
    shown(&**db, campaign, &Viewer(Some(coordinator.0.clone()))).await
}
