//! Versions, found for whoever refers to them.

use std::sync::{Arc, LazyLock};

use quick_cache::sync::Cache;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait,
};

use super::{
    definition::Definition,
    entity::{
        QuestionnairePurpose, QuestionnaireVersionId, QuestionnaireVersionStatus, questionnaire,
        questionnaire_version::{Column, Entity, Model, Relation},
    },
};
use crate::platform::problem::{Problem, Result};

/// The version of this id.
///
/// # Errors
/// 404 when there is none.
pub async fn find_version(db: &impl ConnectionTrait, id: QuestionnaireVersionId) -> Result<Model> {
    Entity::find_by_id(id).one(db).await?.ok_or_else(Problem::not_found)
}

/// Definitions of published versions, which never change, so that a form is read and parsed once by a process.
static PUBLISHED: LazyLock<Cache<QuestionnaireVersionId, Arc<Definition>>> = LazyLock::new(|| Cache::new(64));

/// The definition of this version.
///
/// # Errors
/// 404 when there is none.
pub async fn find_definition(
    db: &impl ConnectionTrait,
    id: QuestionnaireVersionId,
) -> Result<Arc<Definition>> {
    if let Some(known) = PUBLISHED.get(&id) {
        return Ok(known);
    }
    let version = find_version(db, id).await?;
    let definition = Arc::new(Definition::parse(&version)?);
    if version.status == QuestionnaireVersionStatus::Published {
        PUBLISHED.insert(id, definition.clone());
    }
    Ok(definition)
}

/// The newest published version of the questionnaire with this key.
///
/// # Errors
/// When the database refuses.
pub async fn latest_published(db: &impl ConnectionTrait, key: &str) -> Result<Option<Model>> {
    let published = Entity::find()
        .join(JoinType::InnerJoin, Relation::Questionnaire.def())
        .filter(questionnaire::Column::Key.eq(key))
        .filter(Column::Status.eq(QuestionnaireVersionStatus::Published))
        .order_by_desc(Column::Version);
    Ok(published.one(db).await?)
}

/// The published version of this id, when it belongs to a questionnaire of this purpose.
///
/// # Errors
/// When the database refuses.
pub async fn find_version_for(
    db: &impl ConnectionTrait,
    id: QuestionnaireVersionId,
    purpose: QuestionnairePurpose,
) -> Result<Option<Model>> {
    let published = Entity::find_by_id(id)
        .join(JoinType::InnerJoin, Relation::Questionnaire.def())
        .filter(questionnaire::Column::Purpose.eq(purpose))
        .filter(Column::Status.eq(QuestionnaireVersionStatus::Published));
    Ok(published.one(db).await?)
}
