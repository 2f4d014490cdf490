use std::sync::Arc;

use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};

use super::{
    ALREADY_PUBLISHED,
    entity::{CriteriaSetId, CriteriaSetStatus},
    policy::Manage,
    show::find,
    view::CriteriaSet,
};
use crate::platform::{
    audit::did,
    auth::{Auth, Viewer},
    db::Db,
    json::Json,
    problem::Result,
};

/// Publish a criteria set.
///
/// From now on it is public, may be scored by, and never changes.
#[utoipa::path(tag = "criteria", params(CriteriaSetId), responses(
    (status = OK, description = "The published set", body = CriteriaSet)))]
#[post("/criteria-sets/{id}/publish")]
pub async fn publish_criteria_set(
    coordinator: Auth<Manage>,
    db: web::Data<Db>,
    id: web::Path<CriteriaSetId>,
) -> Result<Json<CriteriaSet>> {
    let tx = db.begin(&coordinator).await?;
    let set = find(&*tx, *id).await?;
    if set.status == CriteriaSetStatus::Published {
        return Err(ALREADY_PUBLISHED.into());
    }
    let mut change = Arc::unwrap_or_clone(set).into_active_model();
    change.status = Set(CriteriaSetStatus::Published);
    let set = change.update(&*tx).await?;
    tx.commit(did("criteria.published", "criteria_set", set.id)).await?;
    Ok(Json(CriteriaSet::of(set, &Viewer(Some(coordinator.0.clone())))))
}
