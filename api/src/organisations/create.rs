use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, Set};

use super::{
    entity::registry_state,
    form::{OrganisationForm, check_codes, code_is_taken, index},
    policy::Administer,
    view::Organisation,
};
use crate::platform::{
    audit::did,
    auth::{Auth, Viewer},
    db::Db,
    json::{Created, Json},
    problem::{Problem, Result},
};

/// Enter a public body.
///
/// From now on its people may register. Its e-mail domains are added one by one.
#[utoipa::path(tag = "organisations", responses((status = CREATED, description = "The body", body = Organisation)))]
#[post("/organisations")]
pub async fn create_organisation(
    admin: Auth<Administer>,
    db: web::Data<Db>,
    Json(form): Json<OrganisationForm>,
) -> Result<Created<Organisation>> {
    let tx = db.begin(&admin).await?;
    registry_state::move_on(&tx).await?;
    form.check_relations(&*tx, None).await?;
    check_codes(&*tx, &form, None).await?;
    let mut row = form.row();
    row.id = Set(tx.new_id());
    row.revision = Set(1);
    row.created_at = Set(tx.now());
    let row = row.insert(&*tx).await.map_err(|error| code_is_taken(Problem::from(error)))?;
    index(&tx, &row).await?;
    let body = Organisation::of(&*tx, row, &Viewer(Some(admin.0.clone()))).await?;
    let location = format!("/api/v1/organisations/{}", body.id);
    tx.commit_answering(did("organisations.created", "organisation", body.id), Created { location, body })
        .await
}
