use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};

use super::{
    DRAFT_EXISTS,
    entity::{
        QuestionnaireId, QuestionnaireVersionStatus,
        questionnaire_version::{ActiveModel, Column, Entity},
    },
    policy::Manage,
    show::find,
    view::QuestionnaireVersion,
};
use crate::platform::{
    audit::did,
    auth::{Auth, Viewer},
    db::Db,
    json::Created,
    problem::{Problem, Result},
};

/// Begin a new version of a questionnaire.
///
/// A draft with what the latest version asks. There is one draft at a time; what was answered keeps pointing at the version
/// that was answered.
#[utoipa::path(tag = "questionnaires", params(QuestionnaireId), responses(
    (status = CREATED, description = "The draft", body = QuestionnaireVersion)))]
#[post("/questionnaires/{id}/versions")]
pub async fn draft_questionnaire_version(
    coordinator: Auth<Manage>,
    db: web::Data<Db>,
    id: web::Path<QuestionnaireId>,
) -> Result<Created<QuestionnaireVersion>> {
    let tx = db.begin(&coordinator).await?;
    let questionnaire = find(&*tx, *id).await?;
    let of_it = Entity::find().filter(Column::QuestionnaireId.eq(questionnaire.id));
    let latest = of_it.order_by_desc(Column::Version).one(&*tx).await?.ok_or_else(Problem::not_found)?;
    if latest.status == QuestionnaireVersionStatus::Draft {
        return Err(DRAFT_EXISTS.into());
    }
    let draft = ActiveModel {
        id: Set(tx.new_id()),
        questionnaire_id: Set(questionnaire.id),
        version: Set(latest.version + 1),
        definition: Set(latest.definition),
        status: Set(QuestionnaireVersionStatus::Draft),
        revision: Set(1),
        published_at: Set(None),
        created_at: Set(tx.now()),
    };
    let draft = draft.insert(&*tx).await?;
    let event = did("questionnaires.drafted", "questionnaire_version", draft.id);
    let location = format!("/api/v1/questionnaire-versions/{}", draft.id);
    let body = QuestionnaireVersion::of(questionnaire, draft, &Viewer(Some(coordinator.0)))?;
    tx.commit_answering(event, Created { location, body }).await
}
