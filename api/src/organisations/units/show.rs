use actix_web::{get, web};

use super::{super::entity::UnitId, form::find, view::UnitInTree};
use crate::platform::{auth::Viewer, db::Db, etag::Tagged, problem::Result};

/// Show a unit.
///
/// With the units that it reports to, up to the head of the body.
#[utoipa::path(tag = "organisations", params(UnitId), security((), ("bearer" = [])), responses(
    (status = OK, description = "The unit", body = UnitInTree)))]
#[get("/units/{id}")]
pub async fn show_unit(
    viewer: Viewer,
    db: web::Data<Db>,
    id: web::Path<UnitId>,
) -> Result<Tagged<UnitInTree>> {
    let row = find(&***db, *id).await?;
    let revision = row.revision;
    Ok(Tagged { body: UnitInTree::of(&***db, row, &viewer).await?, revision })
}
