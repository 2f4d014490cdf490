use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, Set};

use super::{
    super::{
        entity::{OrganisationId, registry_state},
        policy::Administer,
        show::find,
        tree,
    },
    form::{UnitForm, code_is_taken},
    view::UnitInTree,
};
use crate::platform::{
    audit::did,
    auth::{Auth, Viewer},
    db::Db,
    json::{Created, Json},
    problem::{Problem, Result},
};

/// Enter a unit of a public body.
///
/// Under another unit of the same body, or under its head. Its code stands once in the body.
#[utoipa::path(tag = "organisations", params(OrganisationId), responses(
    (status = CREATED, description = "The unit", body = UnitInTree)))]
#[post("/organisations/{id}/units")]
pub async fn create_unit(
    admin: Auth<Administer>,
    db: web::Data<Db>,
    id: web::Path<OrganisationId>,
    Json(form): Json<UnitForm>,
) -> Result<Created<UnitInTree>> {
    let tx = db.begin(&admin).await?;
    registry_state::move_on(&tx).await?;
    let organisation = find(&*tx, *id).await?;
    form.check_supervisor(&*tx, organisation.id).await?;
    let mut row = form.row();
    let id = tx.new_id();
    if let Some(supervisor) = form.supervisor_id {
        tree::check_supervisor(&*tx, id, supervisor).await?;
    }
    row.id = Set(id);
    row.organisation_id = Set(organisation.id);
    row.revision = Set(1);
    row.created_at = Set(tx.now());
    let row = row.insert(&*tx).await.map_err(|error| code_is_taken(Problem::from(error)))?;
    let location = format!("/api/v1/units/{id}");
    let body = UnitInTree::of(&*tx, row, &Viewer(Some(admin.0.clone()))).await?;
    let event = did("units.created", "unit", id).to(serde_json::json!({ "organisation": organisation.id }));
    tx.commit_answering(event, Created { location, body }).await
}
