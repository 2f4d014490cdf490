//! Tables of the slice.

pub mod survey;
pub mod survey_response;
pub mod survey_result;

pub use survey::{SurveyAudience, SurveyId};
pub use survey_response::{SurveyResponseId, SurveyResponseStatus};
