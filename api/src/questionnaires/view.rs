//! Questionnaires and their versions, as they are shown.

use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    definition::Definition,
    entity::{
        QuestionnaireId, QuestionnairePurpose, QuestionnaireVersionId, QuestionnaireVersionStatus,
        questionnaire,
        questionnaire_version::{self, Column},
    },
    policy::Manage,
};
use crate::platform::{auth::Viewer, localized::LocalizedText, problem::Result, time::Timestamp};

/// So many versions of a questionnaire are listed, the newest.
const MOST_VERSIONS: u64 = 50;

/// A questionnaire through all its versions.
#[derive(Debug, Serialize, ToSchema)]
pub struct Questionnaire {
    pub id: QuestionnaireId,
    /// A stable name.
    #[schema(example = "innovation_survey")]
    pub key: String,
    pub title: LocalizedText,
    pub purpose: QuestionnairePurpose,
    pub created_at: Timestamp,
    /// The newest first.
    pub versions: Vec<VersionSummary>,
    pub abilities: QuestionnaireAbilities,
}

/// What the caller may do with a questionnaire now.
#[derive(Debug, Serialize, ToSchema)]
pub struct QuestionnaireAbilities {
    /// Whether a new version may be begun: none is being written.
    pub can_draft: bool,
}

/// A version, without what it asks.
#[derive(Clone, Debug, Serialize, ToSchema, FromQueryResult)]
pub struct VersionSummary {
    pub id: QuestionnaireVersionId,
    #[serde(skip)]
    pub questionnaire_id: QuestionnaireId,
    #[schema(example = 2)]
    pub version: i32,
    pub status: QuestionnaireVersionStatus,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub published_at: Option<Timestamp>,
    pub created_at: Timestamp,
}

impl VersionSummary {
    /// Of these questionnaires, the newest first.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn of(db: &impl ConnectionTrait, ids: Vec<QuestionnaireId>) -> Result<Vec<Self>> {
        let most = MOST_VERSIONS.saturating_mul(u64::try_from(ids.len()).unwrap_or(1));
        let versions = questionnaire_version::Entity::find()
            .select_only()
            .columns([
                Column::Id,
                Column::QuestionnaireId,
                Column::Version,
                Column::Status,
                Column::PublishedAt,
                Column::CreatedAt,
            ])
            .filter(Column::QuestionnaireId.is_in(ids))
            .order_by_desc(Column::Version)
            .limit(most)
            .into_model::<Self>();
        Ok(versions.all(db).await?)
    }
}

impl Questionnaire {
    pub fn of(row: questionnaire::Model, versions: Vec<VersionSummary>, viewer: &Viewer) -> Self {
        let is_draft = |version: &VersionSummary| version.status == QuestionnaireVersionStatus::Draft;
        Self {
            abilities: QuestionnaireAbilities {
                can_draft: viewer.may::<Manage>() && !versions.iter().any(is_draft),
            },
            id: row.id,
            key: row.key,
            title: row.title,
            purpose: row.purpose,
            created_at: row.created_at,
            versions,
        }
    }
}

/// One version of a questionnaire, with what it asks.
#[derive(Debug, Serialize, ToSchema)]
pub struct QuestionnaireVersion {
    pub id: QuestionnaireVersionId,
    pub questionnaire_id: QuestionnaireId,
    #[schema(example = "innovation_survey")]
    pub key: String,
    pub title: LocalizedText,
    pub purpose: QuestionnairePurpose,
    #[schema(example = 2)]
    pub version: i32,
    pub status: QuestionnaireVersionStatus,
    pub revision: i64,
    pub definition: Definition,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub published_at: Option<Timestamp>,
    pub created_at: Timestamp,
    pub abilities: QuestionnaireVersionAbilities,
}

/// What the caller may do with a version now.
#[derive(Debug, Serialize, ToSchema)]
pub struct QuestionnaireVersionAbilities {
    pub can_revise: bool,
    pub can_publish: bool,
}

impl QuestionnaireVersion {
    /// # Errors
    /// 500 when what is stored is not a definition.
    pub fn of(of: questionnaire::Model, row: questionnaire_version::Model, viewer: &Viewer) -> Result<Self> {
        let is_open = viewer.may::<Manage>() && row.status == QuestionnaireVersionStatus::Draft;
        Ok(Self {
            definition: Definition::parse(&row)?,
            id: row.id,
            questionnaire_id: of.id,
            key: of.key,
            title: of.title,
            purpose: of.purpose,
            version: row.version,
            status: row.status,
            revision: row.revision,
            published_at: row.published_at,
            created_at: row.created_at,
            abilities: QuestionnaireVersionAbilities { can_revise: is_open, can_publish: is_open },
        })
    }
}
