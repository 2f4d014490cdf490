//! What a specification consists of: each section of the template is a section to write, and its long text says how
//! much is wanted.

use sea_orm::ConnectionTrait;
use serde::Serialize;
use utoipa::ToSchema;

use super::entity::project_section;
use crate::{
    platform::{localized::LocalizedText, problem::Result},
    questionnaires::{Definition, QuestionKind, QuestionnaireVersionId, find_definition},
};

/// The most characters of a section whose template names no limit.
pub const LONGEST: u32 = 20_000;

/// What a template asks of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionRule {
    pub key: String,
    pub title: LocalizedText,
    pub prompt: Option<LocalizedText>,
    pub help: Option<LocalizedText>,
    pub required: bool,
    pub min_length: u32,
    pub max_length: u32,
}

crate::choice!(
    /// Whether a section is as its template wants it.
    SectionState {
        /// Nothing has been written.
        Empty,
        /// Less than the template asks for.
        TooShort,
        /// As the template wants it.
        Complete,
    }
);

/// How much of a specification is as its template wants it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct SpecificationCompleteness {
    /// How many sections must be complete.
    #[schema(example = 9)]
    pub required: usize,
    /// How many of those are.
    #[schema(example = 6)]
    pub complete: usize,
    /// The keys of the sections that keep it from being sent, in the template's order.
    pub missing: Vec<String>,
    /// Whether nothing keeps it from being sent to evaluation.
    pub ready: bool,
}

/// The rules of a template's sections, in its order.
///
/// # Errors
/// 404 when there is no such version.
pub async fn rules_of(
    db: &impl ConnectionTrait,
    template: QuestionnaireVersionId,
) -> Result<Vec<SectionRule>> {
    Ok(rules(&*find_definition(db, template).await?))
}

fn rules(definition: &Definition) -> Vec<SectionRule> {
    let rule = |section: &crate::questionnaires::Section| {
        let text = section.questions.iter().find(|question| question.kind == QuestionKind::LongText);
        SectionRule {
            key: section.key.clone(),
            title: section.title.clone(),
            prompt: text.map(|question| question.text.clone()),
            help: section.help.clone().or_else(|| text.and_then(|question| question.help.clone())),
            required: text.is_some_and(|question| question.required),
            min_length: text.and_then(|question| question.min_length).unwrap_or(0),
            max_length: text.and_then(|question| question.max_length).unwrap_or(LONGEST).min(LONGEST),
        }
    };
    definition.sections.iter().map(rule).collect()
}

impl SectionRule {
    pub fn state(&self, characters: i32) -> SectionState {
        match u32::try_from(characters).unwrap_or(0) {
            0 => SectionState::Empty,
            characters if characters < self.min_length => SectionState::TooShort,
            _ => SectionState::Complete,
        }
    }

    /// Whether it keeps the specification from being sent: a section that may stay empty is finished once begun.
    fn is_missing(&self, characters: i32) -> bool {
        match self.state(characters) {
            SectionState::Empty => self.required,
            SectionState::TooShort => true,
            SectionState::Complete => false,
        }
    }
}

/// Holds the sections, by their keys, against the rules.
pub fn completeness(rules: &[SectionRule], length_of: impl Fn(&str) -> i32) -> SpecificationCompleteness {
    let missing: Vec<String> = rules
        .iter()
        .filter(|rule| rule.is_missing(length_of(&rule.key)))
        .map(|rule| rule.key.clone())
        .collect();
    let required = rules.iter().filter(|rule| rule.required);
    let complete = required.clone().filter(|rule| rule.state(length_of(&rule.key)) == SectionState::Complete);
    SpecificationCompleteness {
        required: required.clone().count(),
        complete: complete.count(),
        ready: missing.is_empty(),
        missing,
    }
}

/// How long a text is, by what completeness counts.
pub fn characters(body: &str) -> i32 {
    i32::try_from(body.trim().chars().count()).unwrap_or(i32::MAX)
}

/// How long the section of this key is.
pub fn length_in(sections: &[project_section::Model]) -> impl Fn(&str) -> i32 {
    |key| sections.iter().find(|section| section.key == key).map_or(0, |section| section.characters)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(key: &str, required: bool, min_length: u32) -> SectionRule {
        SectionRule {
            key: key.into(),
            title: LocalizedText::default(),
            prompt: None,
            help: None,
            required,
            min_length,
            max_length: LONGEST,
        }
    }

    #[test]
    fn a_specification_is_ready_when_nothing_wanted_is_missing() {
        let rules = [rule("problem", true, 20), rule("cost", true, 0), rule("annex", false, 10)];
        let judged = |problem, cost, annex| {
            completeness(&rules, move |key| match key {
                "problem" => problem,
                "cost" => cost,
                _ => annex,
            })
        };
        assert_eq!(judged(0, 0, 0).missing, ["problem", "cost"]);
        assert_eq!(judged(19, 1, 0).missing, ["problem"]);
        assert!(judged(20, 1, 0).ready);
        assert_eq!(judged(20, 1, 3).missing, ["annex"]);
        assert_eq!((judged(20, 1, 3).complete, judged(20, 1, 3).required), (2, 2));
    }

    #[test]
    fn space_around_a_text_does_not_count() {
        assert_eq!(characters("  άλφα \n"), 4);
    }
}
