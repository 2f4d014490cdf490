use actix_web::{put, web};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};

use super::{
    super::{
        entity::expertise_field::{self, ExpertiseFieldId},
        policy::Administer,
    },
    ExpertiseField,
    form::{ExpertiseFieldForm, has_room, named},
};
use crate::platform::{
    audit::did,
    auth::Auth,
    db::Db,
    etag::{IfMatch, Tagged},
    json::Json,
    problem::{Problem, Result},
};

/// Revise a field of expertise.
///
/// Another name is its name for whoever chose it, too. A retired one is offered no more, and can be taken up again.
#[utoipa::path(tag = "members", params(ExpertiseFieldId, IfMatch), responses(
    (status = OK, description = "The field", body = ExpertiseField)))]
#[put("/expertise-fields/{id}")]
pub async fn revise_expertise_field(
    admin: Auth<Administer>,
    db: web::Data<Db>,
    id: web::Path<ExpertiseFieldId>,
    seen: IfMatch,
    Json(form): Json<ExpertiseFieldForm>,
) -> Result<Tagged<ExpertiseField>> {
    let tx = db.begin(&admin).await?;
    let before = expertise_field::Entity::find_by_id(*id).one(&*tx).await?.ok_or_else(Problem::not_found)?;
    let revision = seen.take::<expertise_field::Entity>(&tx, before.id).await?;
    if before.retired && !form.retired {
        has_room(&tx).await?;
    }
    let mut change = before.clone().into_active_model();
    change.code = Set(form.code);
    change.name = Set(form.name);
    change.position = Set(form.position);
    change.retired = Set(form.retired);
    change.revision = Set(revision);
    let row = change.update(&*tx).await.map_err(Problem::from).map_err(named)?;
    tx.commit(did("expertise_fields.revised", "expertise_field", row.id).changed(&before, &row)).await?;
    Ok(Tagged { revision: row.revision, body: ExpertiseField::from(row) })
}
