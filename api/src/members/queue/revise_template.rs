use actix_web::{put, web};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};

use super::{
    super::{
        entity::{DecisionTemplateId, decision_template},
        policy::Administer,
    },
    create_template::TemplateForm,
    templates::DecisionTemplate,
};
use crate::platform::{
    audit::did,
    auth::Auth,
    db::Db,
    etag::{IfMatch, Tagged},
    json::Json,
    problem::{Problem, Result},
};

/// Revise a text for decisions.
///
/// Decisions that were made with it stay as they were written.
#[utoipa::path(tag = "members", params(DecisionTemplateId, IfMatch), responses(
    (status = OK, description = "The text", body = DecisionTemplate)))]
#[put("/decision-templates/{id}")]
pub async fn revise_decision_template(
    admin: Auth<Administer>,
    db: web::Data<Db>,
    id: web::Path<DecisionTemplateId>,
    seen: IfMatch,
    Json(form): Json<TemplateForm>,
) -> Result<Tagged<DecisionTemplate>> {
    let tx = db.begin(&admin).await?;
    let before =
        decision_template::Entity::find_by_id(*id).one(&*tx).await?.ok_or_else(Problem::not_found)?;
    seen.take::<decision_template::Entity>(&tx, before.id).await?;
    let mut change = before.clone().into_active_model();
    change.deed = Set(form.deed);
    change.title = Set(form.title);
    change.text = Set(form.text);
    change.retired = Set(form.retired);
    let row = change.update(&*tx).await?;
    tx.commit(did("decision_templates.revised", "decision_template", row.id).changed(&before, &row)).await?;
    Ok(Tagged { revision: row.revision, body: DecisionTemplate::from(row) })
}
