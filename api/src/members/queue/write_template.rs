use actix_web::{post, put, web};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    super::{
        entity::{DecisionDeed, DecisionTemplateId, decision_template},
        policy::Administer,
    },
    templates::DecisionTemplate,
};
use crate::platform::{
    audit::did,
    auth::Auth,
    db::Db,
    etag::{IfMatch, Tagged},
    json::{Created, Json},
    localized::{self, LocalizedText},
    problem::{Problem, Result},
};

/// A text to give reasons with.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TemplateForm {
    pub deed: DecisionDeed,
    #[validate(custom(function = localized::short))]
    pub title: LocalizedText,
    #[validate(custom(function = localized::medium))]
    pub text: LocalizedText,
    /// It is offered no more.
    #[serde(default)]
    pub retired: bool,
}

/// Create a text for decisions.
#[utoipa::path(tag = "members", responses((status = CREATED, description = "The text", body = DecisionTemplate)))]
#[post("/decision-templates")]
pub async fn create_decision_template(
    admin: Auth<Administer>,
    db: web::Data<Db>,
    Json(form): Json<TemplateForm>,
) -> Result<Created<DecisionTemplate>> {
    let tx = db.begin(&admin).await?;
    let row = decision_template::ActiveModel {
        id: Set(tx.new_id()),
        deed: Set(form.deed),
        title: Set(form.title),
        text: Set(form.text),
        retired: Set(form.retired),
        revision: Set(1),
        created_at: Set(tx.now()),
    };
    let row = row.insert(&*tx).await?;
    let event = did("decision_templates.created", "decision_template", row.id);
    let location = format!("/api/v1/decision-templates/{}", row.id);
    tx.commit_answering(event, Created { location, body: DecisionTemplate::from(row) }).await
}

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
