//! Where a survey stands, told by its window.

use super::entity::survey::Model;
use crate::platform::time::Timestamp;

crate::choice!(
    /// Where a survey stands.
    SurveyState {
        /// Being written by the department.
        Draft,
        /// Published, and its window lies ahead.
        Scheduled,
        /// Takes answers.
        Open,
        /// In its window, and takes no answers for now.
        Paused,
        /// Its window is over.
        Closed,
    }
);

pub fn state_of(survey: &Model, now: Timestamp) -> SurveyState {
    if survey.published_at.is_none() {
        SurveyState::Draft
    } else if now >= survey.closes_at {
        SurveyState::Closed
    } else if now < survey.opens_at {
        SurveyState::Scheduled
    } else if survey.paused {
        SurveyState::Paused
    } else {
        SurveyState::Open
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        platform::localized::LocalizedText,
        questionnaires::QuestionnaireVersionId,
        surveys::{SurveyAudience, SurveyId},
    };

    fn a_survey() -> Model {
        Model {
            id: SurveyId(uuid::Uuid::nil()),
            campaign_id: None,
            slug: "survey".into(),
            title: LocalizedText::default(),
            summary: LocalizedText::default(),
            questionnaire_version_id: QuestionnaireVersionId(uuid::Uuid::nil()),
            audience: SurveyAudience::Members,
            published_at: Some(Timestamp(1)),
            opens_at: Timestamp(10),
            closes_at: Timestamp(20),
            paused: false,
            results_published: false,
            revision: 1,
            created_at: Timestamp(0),
        }
    }

    #[test]
    fn the_window_tells_the_state() {
        let survey = a_survey();
        for (now, state) in [
            (9, SurveyState::Scheduled),
            (10, SurveyState::Open),
            (19, SurveyState::Open),
            (20, SurveyState::Closed),
        ] {
            assert_eq!(state_of(&survey, Timestamp(now)), state, "{now}");
        }
    }

    #[test]
    fn a_draft_is_never_open_and_a_pause_ends_with_the_window() {
        let draft = Model { published_at: None, ..a_survey() };
        assert_eq!(state_of(&draft, Timestamp(15)), SurveyState::Draft);
        let paused = Model { paused: true, ..a_survey() };
        assert_eq!(state_of(&paused, Timestamp(15)), SurveyState::Paused);
        assert_eq!(state_of(&paused, Timestamp(25)), SurveyState::Closed);
    }
}
