use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, Set};
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    super::{
        entity::{DecisionDeed, decision_template},
        policy::Administer,
    },
    templates::DecisionTemplate,
};
use crate::platform::{
    audit::did,
    auth::Auth,
    db::Db,
    json::{Created, Json},
    localized::{self, LocalizedText},
    problem::Result,
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
///
/// In both languages: each person reads theirs. It is offered in the queue from now on.
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
