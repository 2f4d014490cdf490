use actix_web::{put, web};
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    PUBLISHED_VERSION,
    definition::Definition,
    entity::{QuestionnaireVersionId, QuestionnaireVersionStatus, questionnaire_version},
    find::find_version,
    policy::Manage,
    show::find,
    view::QuestionnaireVersion,
};
use crate::platform::{
    audit::did,
    auth::{Auth, Viewer},
    db::Db,
    etag::{IfMatch, Tagged},
    json::Json,
    localized::{self, LocalizedText},
    problem::{Problem, Result},
};

/// What a draft asks now.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviseQuestionnaireVersion {
    /// The questionnaire's title, which all versions share.
    #[validate(custom(function = localized::short))]
    pub title: LocalizedText,
    pub definition: Definition,
}

/// Revise the draft of a questionnaire.
///
/// The whole document is replaced. A published version never changes: begin a new one.
#[utoipa::path(tag = "questionnaires",
    params(QuestionnaireVersionId, IfMatch),
    responses((status = OK, description = "The revised draft", body = QuestionnaireVersion)))]
#[put("/questionnaire-versions/{id}")]
pub async fn revise_questionnaire_version(
    coordinator: Auth<Manage>,
    db: web::Data<Db>,
    id: web::Path<QuestionnaireVersionId>,
    seen: IfMatch,
    Json(form): Json<ReviseQuestionnaireVersion>,
) -> Result<Tagged<QuestionnaireVersion>> {
    form.definition.check("/definition").map_err(Problem::invalid)?;
    let tx = db.begin(&coordinator).await?;
    let version = find_version(&*tx, *id).await?;
    if version.status == QuestionnaireVersionStatus::Published {
        return Err(PUBLISHED_VERSION.into());
    }
    let revision = seen.take::<questionnaire_version::Entity>(&tx, version.id).await?;
    let mut questionnaire = find(&*tx, version.questionnaire_id).await?;
    if questionnaire.title != form.title {
        let mut change = questionnaire.into_active_model();
        change.title = Set(form.title);
        questionnaire = change.update(&*tx).await?;
    }
    let mut change = version.into_active_model();
    change.definition = Set(form.definition.to_json());
    let version = change.update(&*tx).await?;
    tx.commit(did("questionnaires.revised", "questionnaire_version", version.id)).await?;
    let viewer = Viewer(Some(coordinator.0));
    Ok(Tagged { body: QuestionnaireVersion::of(questionnaire, version, &viewer)?, revision })
}
