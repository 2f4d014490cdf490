use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    definition::Definition,
    entity::{QuestionnairePurpose, QuestionnaireVersionStatus, questionnaire, questionnaire_version},
    policy::Manage,
    view::QuestionnaireVersion,
};
use crate::platform::{
    audit::did,
    auth::{Auth, Viewer},
    db::{Db, Tx},
    json::{Created, Json},
    localized::{self, LocalizedText},
    problem::{Problem, Result},
};

/// A new questionnaire.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewQuestionnaire {
    /// A stable name in lower-case Latin letters, digits and underscores.
    #[validate(length(min = 1, max = 64), custom(function = plain_key))]
    #[schema(min_length = 1, max_length = 64, example = "innovation_survey")]
    pub key: String,
    #[validate(custom(function = localized::short))]
    pub title: LocalizedText,
    pub purpose: QuestionnairePurpose,
    pub definition: Definition,
}

/// Create a questionnaire.
///
/// Its first version begins as a draft, which may be revised until it is published.
#[utoipa::path(tag = "questionnaires", responses(
    (status = CREATED, description = "The draft of the first version", body = QuestionnaireVersion)))]
#[post("/questionnaires")]
pub async fn create_questionnaire(
    coordinator: Auth<Manage>,
    db: web::Data<Db>,
    Json(form): Json<NewQuestionnaire>,
) -> Result<Created<QuestionnaireVersion>> {
    let tx = db.begin(&coordinator).await?;
    let (questionnaire, version) = insert(&tx, form, QuestionnaireVersionStatus::Draft).await?;
    let event = did("questionnaires.created", "questionnaire", questionnaire.id);
    let location = format!("/api/v1/questionnaire-versions/{}", version.id);
    let body = QuestionnaireVersion::of(questionnaire, version, &Viewer(Some(coordinator.0)))?;
    tx.commit_answering(event, Created { location, body }).await
}

/// Writes a questionnaire with its first version.
///
/// # Errors
/// 422 when the definition contradicts itself or the key is taken.
pub async fn insert(
    tx: &Tx,
    form: NewQuestionnaire,
    status: QuestionnaireVersionStatus,
) -> Result<(questionnaire::Model, questionnaire_version::Model)> {
    form.definition.check("/definition").map_err(Problem::invalid)?;
    let of_key = questionnaire::Entity::find().filter(questionnaire::Column::Key.eq(&form.key));
    if of_key.one(&**tx).await?.is_some() {
        return Err(Problem::field("/key", "taken"));
    }
    let questionnaire = questionnaire::ActiveModel {
        id: Set(tx.new_id()),
        key: Set(form.key),
        title: Set(form.title),
        purpose: Set(form.purpose),
        created_at: Set(tx.now()),
    };
    let questionnaire = questionnaire.insert(&**tx).await?;
    let is_published = status == QuestionnaireVersionStatus::Published;
    let version = questionnaire_version::ActiveModel {
        id: Set(tx.new_id()),
        questionnaire_id: Set(questionnaire.id),
        version: Set(1),
        definition: Set(form.definition.to_json()),
        status: Set(status),
        revision: Set(1),
        published_at: Set(is_published.then_some(tx.now())),
        created_at: Set(tx.now()),
    };
    Ok((questionnaire, version.insert(&**tx).await?))
}

fn plain_key(key: &str) -> Result<(), validator::ValidationError> {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    if key.bytes().all(plain) { Ok(()) } else { Err(validator::ValidationError::new("key")) }
}
