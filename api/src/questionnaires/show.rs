use actix_web::{get, web};
use sea_orm::{ConnectionTrait, EntityTrait};

use super::{
    entity::{QuestionnaireId, questionnaire},
    policy::Manage,
    view::{Questionnaire, VersionSummary},
};
use crate::platform::{
    auth::{Auth, Viewer},
    db::Db,
    json::Json,
    problem::{Problem, Result},
};

/// Show a questionnaire.
///
/// With its versions, the newest first.
#[utoipa::path(tag = "questionnaires", params(QuestionnaireId), responses(
    (status = OK, description = "The questionnaire", body = Questionnaire)))]
#[get("/questionnaires/{id}")]
pub async fn show_questionnaire(
    coordinator: Auth<Manage>,
    db: web::Data<Db>,
    id: web::Path<QuestionnaireId>,
) -> Result<Json<Questionnaire>> {
    let row = find(&***db, *id).await?;
    let versions = VersionSummary::of(&***db, vec![row.id]).await?;
    Ok(Json(Questionnaire::of(row, versions, &Viewer(Some(coordinator.0)))))
}

/// The questionnaire of this id.
///
/// # Errors
/// 404 when there is none.
pub(super) async fn find(db: &impl ConnectionTrait, id: QuestionnaireId) -> Result<questionnaire::Model> {
    questionnaire::Entity::find_by_id(id).one(db).await?.ok_or_else(Problem::not_found)
}
