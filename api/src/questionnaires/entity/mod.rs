//! Tables of the slice.

pub mod questionnaire;
pub mod questionnaire_version;

pub use questionnaire::{QuestionnaireId, QuestionnairePurpose};
pub use questionnaire_version::{QuestionnaireVersionId, QuestionnaireVersionStatus};
