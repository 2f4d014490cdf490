use actix_web::{put, web};
use sea_orm::{ActiveModelTrait, Unchanged};

use super::{
    super::{
        entity::{
            registry_state,
            unit::{self, UnitId},
        },
        policy::Administer,
        tree,
    },
    form::{UnitForm, code_is_taken, find},
    view::UnitInTree,
};
use crate::platform::{
    audit::did,
    auth::{Auth, Viewer},
    db::Db,
    etag::{IfMatch, Tagged},
    json::Json,
    problem::{Problem, Result},
};

/// Revise a unit.
///
/// Also moves it under another supervisor of the same body; a unit never comes under itself.
#[utoipa::path(tag = "organisations", params(UnitId, IfMatch), responses(
    (status = OK, description = "The unit", body = UnitInTree)))]
#[put("/units/{id}")]
pub async fn revise_unit(
    admin: Auth<Administer>,
    db: web::Data<Db>,
    id: web::Path<UnitId>,
    seen: IfMatch,
    Json(form): Json<UnitForm>,
) -> Result<Tagged<UnitInTree>> {
    let tx = db.begin(&admin).await?;
    let before = find(&*tx, *id).await?;
    registry_state::move_on(&tx).await?;
    let revision = seen.take::<unit::Entity>(&tx, *id).await?;
    form.check_supervisor(&*tx, before.organisation_id).await?;
    if let Some(supervisor) = form.supervisor_id {
        tree::check_supervisor(&*tx, *id, supervisor).await?;
    }
    let mut change = form.row();
    change.id = Unchanged(*id);
    let row = change.update(&*tx).await.map_err(|error| code_is_taken(Problem::from(error)))?;
    let event = did("units.revised", "unit", *id).changed(&before, &row);
    let body = UnitInTree::of(&*tx, row, &Viewer(Some(admin.0.clone()))).await?;
    tx.commit(event).await?;
    Ok(Tagged { body, revision })
}
