//! What a campaign is written with: its texts, forms and criteria, and what must be true of them.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::entity::{CampaignStatus, campaign};
use crate::{
    criteria::{CriteriaPurpose, CriteriaSetId, CriteriaSetStatus, criteria_set},
    platform::{
        localized::{self, LocalizedText},
        problem::{FieldError, Problem, Result},
    },
    questionnaires::{
        QuestionnairePurpose, QuestionnaireVersionId, QuestionnaireVersionStatus, questionnaire,
        questionnaire_version,
    },
};

/// The texts and settings of a campaign.
#[derive(Clone, Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CampaignSettings {
    #[validate(custom(function = localized::short))]
    pub title: LocalizedText,
    #[validate(custom(function = localized::medium))]
    pub summary: LocalizedText,
    /// Paragraphs are parted by empty lines.
    #[validate(custom(function = localized::long))]
    pub story: LocalizedText,
    /// The name of a picture that the pages draw.
    #[validate(length(min = 1, max = 64), custom(function = name))]
    #[schema(min_length = 1, max_length = 64, example = "square")]
    pub artwork: String,
    /// Forms and criteria are published versions; they stay once the campaign is published.
    pub submission_form_version_id: QuestionnaireVersionId,
    pub participation_form_version_id: QuestionnaireVersionId,
    pub specification_template_version_id: QuestionnaireVersionId,
    /// By which submissions are scored.
    pub criteria_set_id: CriteriaSetId,
    /// By which projects are evaluated.
    pub rubric_id: CriteriaSetId,
    /// Within how many days a submission is answered.
    #[validate(range(min = 1, max = 365))]
    #[schema(minimum = 1, maximum = 365, example = 30)]
    pub response_days: i32,
    /// How many scores a promotion to a challenge needs; with 0 it needs none.
    #[validate(range(min = 0, max = 20))]
    #[schema(minimum = 0, maximum = 20, example = 2)]
    pub min_scores: i32,
    /// How many evaluations an outcome needs.
    #[validate(range(min = 1, max = 100))]
    #[schema(minimum = 1, maximum = 100, example = 3)]
    pub quorum: i32,
}

/// Lower-case Latin letters, digits and hyphens: what stands in an address.
///
/// # Errors
/// `slug` when there is something else in it.
pub fn name(text: &str) -> Result<(), validator::ValidationError> {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if text.bytes().all(allowed) && !text.starts_with('-') && !text.ends_with('-') {
        Ok(())
    } else {
        Err(validator::ValidationError::new("slug"))
    }
}

impl CampaignSettings {
    /// Forms and criteria exist, are published, and are for what they are used for here.
    ///
    /// # Errors
    /// 422 naming each that is not.
    pub async fn check(&self, db: &impl ConnectionTrait) -> Result<()> {
        let mut faults = self.faults_of_forms(db).await?;
        faults.extend(self.faults_of_criteria(db).await?);
        if faults.is_empty() { Ok(()) } else { Err(Problem::invalid(faults)) }
    }

    async fn faults_of_forms(&self, db: &impl ConnectionTrait) -> Result<Vec<FieldError>> {
        let wanted = [
            (
                "/submission_form_version_id",
                self.submission_form_version_id,
                QuestionnairePurpose::SubmissionForm,
            ),
            (
                "/participation_form_version_id",
                self.participation_form_version_id,
                QuestionnairePurpose::ParticipationForm,
            ),
            (
                "/specification_template_version_id",
                self.specification_template_version_id,
                QuestionnairePurpose::SpecificationTemplate,
            ),
        ];
        let versions = questionnaire_version::Entity::find()
            .filter(questionnaire_version::COLUMN.id.is_in(wanted.map(|(_, id, _)| id)))
            .filter(questionnaire_version::COLUMN.status.eq(QuestionnaireVersionStatus::Published))
            .find_also_related(questionnaire::Entity)
            .all(db)
            .await?;
        let fits = |id, purpose| {
            versions.iter().any(|(version, form)| {
                version.id == id && form.as_ref().is_some_and(|form| form.purpose == purpose)
            })
        };
        let wrong = wanted.into_iter().filter(|(_, id, purpose)| !fits(*id, *purpose));
        Ok(wrong.map(|(pointer, ..)| FieldError::new(pointer, "unknown_reference")).collect())
    }

    async fn faults_of_criteria(&self, db: &impl ConnectionTrait) -> Result<Vec<FieldError>> {
        let wanted = [
            ("/criteria_set_id", self.criteria_set_id, CriteriaPurpose::Triage),
            ("/rubric_id", self.rubric_id, CriteriaPurpose::Evaluation),
        ];
        let sets = criteria_set::Entity::find()
            .filter(criteria_set::COLUMN.id.is_in(wanted.map(|(_, id, _)| id)))
            .filter(criteria_set::COLUMN.status.eq(CriteriaSetStatus::Published))
            .all(db)
            .await?;
        let fits = |id, purpose| sets.iter().any(|set| set.id == id && set.purpose == purpose);
        let wrong = wanted.into_iter().filter(|(_, id, purpose)| !fits(*id, *purpose));
        Ok(wrong.map(|(pointer, ..)| FieldError::new(pointer, "unknown_reference")).collect())
    }

    /// What people have been asked and are scored by stays as it is.
    ///
    /// # Errors
    /// 422 naming each form and set that would change although the campaign is published.
    pub fn keeps_what_is_fixed(&self, of: &campaign::Model) -> Result<()> {
        if of.status == CampaignStatus::Draft {
            return Ok(());
        }
        let same = [
            ("/submission_form_version_id", self.submission_form_version_id == of.submission_form_version_id),
            (
                "/participation_form_version_id",
                self.participation_form_version_id == of.participation_form_version_id,
            ),
            (
                "/specification_template_version_id",
                self.specification_template_version_id == of.specification_template_version_id,
            ),
            ("/criteria_set_id", self.criteria_set_id == of.criteria_set_id),
            ("/rubric_id", self.rubric_id == of.rubric_id),
        ];
        let changed = same.into_iter().filter(|(_, same)| !same);
        let faults: Vec<_> = changed.map(|(pointer, _)| FieldError::new(pointer, "fixed")).collect();
        if faults.is_empty() { Ok(()) } else { Err(Problem::invalid(faults)) }
    }
}
