use std::sync::{Arc, LazyLock};

use actix_web::{get, web};
use quick_cache::sync::Cache;
use sea_orm::{ConnectionTrait, EntityTrait};

use super::{
    entity::{CriteriaSetId, CriteriaSetStatus, Entity, Model},
    policy,
    view::CriteriaSet,
};
use crate::platform::{
    auth::Viewer,
    db::Db,
    json::Json,
    problem::{Problem, Result},
};

/// Show a criteria set.
///
/// The scale with its labels, and the criteria with weight and help.
#[utoipa::path(tag = "criteria", params(CriteriaSetId), security((), ("bearer" = [])), responses(
    (status = OK, description = "The criteria set", body = CriteriaSet)))]
#[get("/criteria-sets/{id}")]
pub async fn show_criteria_set(
    viewer: Viewer,
    db: web::Data<Db>,
    id: web::Path<CriteriaSetId>,
) -> Result<Json<CriteriaSet>> {
    let set = find(&***db, *id).await?;
    if !policy::can_see(&viewer, set.status) {
        return Err(Problem::not_found());
    }
    Ok(Json(CriteriaSet::of(Arc::unwrap_or_clone(set), &viewer)))
}

/// Published sets, which never change, so that one is read and parsed once by a process.
static PUBLISHED: LazyLock<Cache<CriteriaSetId, Arc<Model>>> = LazyLock::new(|| Cache::new(64));

/// The criteria set of this id.
///
/// # Errors
/// 404 when there is none.
pub async fn find(db: &impl ConnectionTrait, id: CriteriaSetId) -> Result<Arc<Model>> {
    if let Some(known) = PUBLISHED.get(&id) {
        return Ok(known);
    }
    let set = Arc::new(Entity::find_by_id(id).one(db).await?.ok_or_else(Problem::not_found)?);
    if set.status == CriteriaSetStatus::Published {
        PUBLISHED.insert(id, set.clone());
    }
    Ok(set)
}
