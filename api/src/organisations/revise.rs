use actix_web::{put, web};
use sea_orm::{ActiveModelTrait, Unchanged};

use super::{
    entity::{
        organisation::{self, OrganisationId},
        registry_state,
    },
    form::{OrganisationForm, check_codes, code_is_taken, index},
    former_names,
    policy::Administer,
    show::find,
    view::Organisation,
};
use crate::platform::{
    audit::did,
    auth::{Auth, Viewer},
    db::Db,
    etag::{IfMatch, Tagged},
    json::Json,
    problem::{Problem, Result},
};

/// Revise a public body.
///
/// A closed body takes no new members; it may name its successor. A name that changes is kept among the former ones. A body
/// never comes under itself.
#[utoipa::path(tag = "organisations", params(OrganisationId, IfMatch), responses(
    (status = OK, description = "The body", body = Organisation)))]
#[put("/organisations/{id}")]
pub async fn revise_organisation(
    admin: Auth<Administer>,
    db: web::Data<Db>,
    id: web::Path<OrganisationId>,
    seen: IfMatch,
    Json(form): Json<OrganisationForm>,
) -> Result<Tagged<Organisation>> {
    let tx = db.begin(&admin).await?;
    let before = find(&*tx, *id).await?;
    registry_state::move_on(&tx).await?;
    let revision = seen.take::<organisation::Entity>(&tx, *id).await?;
    form.check_relations(&*tx, Some(*id)).await?;
    check_codes(&*tx, &form, Some(*id)).await?;
    let mut change = form.row();
    change.id = Unchanged(*id);
    let row = change.update(&*tx).await.map_err(|error| code_is_taken(Problem::from(error)))?;
    former_names::keep(&tx, &before, &row).await?;
    index(&tx, &row).await?;
    let event = did("organisations.revised", "organisation", *id).changed(&before, &row);
    let body = Organisation::of(&*tx, row, &Viewer(Some(admin.0.clone()))).await?;
    tx.commit(event).await?;
    Ok(Tagged { body, revision })
}
