use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, Set};

use super::{
    super::{entity::expertise_field, policy::Administer},
    ExpertiseField,
    form::{ExpertiseFieldForm, has_room, named},
};
use crate::platform::{
    audit::did,
    auth::Auth,
    db::Db,
    json::{Created, Json},
    problem::{Problem, Result},
};

/// Add a field of expertise.
///
/// It is offered from now on: at registration, in the profile, and as a filter.
#[utoipa::path(tag = "members", responses((status = CREATED, description = "The field", body = ExpertiseField)))]
#[post("/expertise-fields")]
pub async fn create_expertise_field(
    admin: Auth<Administer>,
    db: web::Data<Db>,
    Json(form): Json<ExpertiseFieldForm>,
) -> Result<Created<ExpertiseField>> {
    let tx = db.begin(&admin).await?;
    if !form.retired {
        has_room(&tx).await?;
    }
    let row = expertise_field::ActiveModel {
        id: Set(tx.new_id()),
        code: Set(form.code),
        name: Set(form.name),
        position: Set(form.position),
        retired: Set(form.retired),
        revision: Set(1),
        created_at: Set(tx.now()),
    };
    let row = row.insert(&*tx).await.map_err(Problem::from).map_err(named)?;
    let event = did("expertise_fields.created", "expertise_field", row.id);
    let location = format!("/api/v1/expertise-fields/{}", row.id);
    tx.commit_answering(event, Created { location, body: ExpertiseField::from(row) }).await
}
