//! What a questionnaire asks: sections of questions, each with a stable key and its text in both languages.

use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};
use serde_json::Number;
use utoipa::ToSchema;

use super::{condition::Condition, entity::questionnaire_version};
use crate::platform::{
    localized::LocalizedText,
    problem::{Problem, Result},
};

/// The document of a questionnaire's version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema, FromJsonQueryResult)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    #[schema(min_items = 1, max_items = 40)]
    pub sections: Vec<Section>,
}

/// A step of the form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = QuestionnaireSection)]
pub struct Section {
    /// Stable through all versions.
    #[schema(pattern = "^[a-z][a-z0-9_]{0,63}$", example = "role")]
    pub key: String,
    pub title: LocalizedText,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<LocalizedText>,
    /// Without it the section is always asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub show_if: Option<Condition>,
    #[schema(min_items = 1, max_items = 60)]
    pub questions: Vec<Question>,
}

crate::choice!(
    /// How a question is answered.
    QuestionKind {
        /// A line: a string.
        ShortText,
        /// Paragraphs: a string.
        LongText,
        /// A number, in its `unit`.
        Number,
        /// A calendar day: `2026-11-24`.
        Date,
        /// One option's value, or `{"other": "…"}`.
        SingleChoice,
        /// A list of options' values, and of `{"other": "…"}` once.
        MultipleChoice,
        /// One option's value, from a long list.
        Dropdown,
        /// A step's value, or `"unsure"`.
        Scale,
        /// A step's value, or `"unsure"`, by each row's key.
        Matrix,
        /// From 1 to `max` stars.
        Rating,
        /// Would you recommend it, from 0 to 10.
        Nps,
        /// True or false; required means true.
        Consent,
        /// An address: a string.
        Email,
        /// A text to read. It has no answer.
        Information,
    }
);

/// One question. Which fields a type takes is in the schema; any other is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Stable through all versions, once in a definition.
    #[schema(pattern = "^[a-z][a-z0-9_]{0,63}$", example = "post_level")]
    pub key: String,
    #[serde(rename = "type")]
    pub kind: QuestionKind,
    pub text: LocalizedText,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<LocalizedText>,
    #[serde(default, skip_serializing_if = "is_false")]
    pub required: bool,
    /// Without it the question is always asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub show_if: Option<Condition>,
    /// Characters of a text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 1, maximum = 20_000)]
    pub min_length: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 1, maximum = 20_000)]
    pub max_length: Option<u32>,
    /// The least number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<f64>)]
    pub min: Option<Number>,
    /// The greatest number; the stars of a rating.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<f64>)]
    pub max: Option<Number>,
    /// Whether a number must be whole.
    #[serde(default, skip_serializing_if = "is_false")]
    pub integer: bool,
    /// What a number counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<LocalizedText>,
    /// The first day that a date may name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(format = Date, example = "2026-01-01")]
    pub earliest: Option<String>,
    /// The last day that a date may name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(format = Date, example = "2026-12-31")]
    pub latest: Option<String>,
    /// What may be chosen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(max_items = 400)]
    pub options: Vec<Choice>,
    /// Whether something else may be written.
    #[serde(default, skip_serializing_if = "is_false")]
    pub other: bool,
    /// The fewest that may be chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 1, maximum = 400)]
    pub min_choices: Option<u32>,
    /// The most that may be chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 1, maximum = 400)]
    pub max_choices: Option<u32>,
    /// The labelled steps of a scale, from the lowest.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(max_items = 11)]
    pub steps: Vec<Step>,
    /// Whether "I do not know" is an answer to a scale.
    #[serde(default, skip_serializing_if = "is_false")]
    pub unsure: bool,
    /// The rows of a matrix, each answered by a step.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(max_items = 40)]
    pub rows: Vec<Row>,
    /// What 0 means.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low: Option<LocalizedText>,
    /// What 10 means.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<LocalizedText>,
}

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = QuestionChoice)]
pub struct Choice {
    #[schema(pattern = "^[a-z0-9][a-z0-9_]{0,63}$", example = "ministry")]
    pub value: String,
    pub label: LocalizedText,
    /// Whether it stands alone, as "none of these" does.
    #[serde(default, skip_serializing_if = "is_false")]
    pub exclusive: bool,
}

/// A step of a scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = QuestionStep)]
pub struct Step {
    #[schema(minimum = 0, maximum = 10, example = 4)]
    pub value: i64,
    pub label: LocalizedText,
}

/// A row of a matrix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = QuestionRow)]
pub struct Row {
    #[schema(pattern = "^[a-z0-9][a-z0-9_]{0,63}$", example = "time")]
    pub key: String,
    pub label: LocalizedText,
}

/// The answer to a scale of somebody who does not know.
pub const UNSURE: &str = "unsure";

/// How a condition calls the answer that stands in no option.
pub const OTHER: &str = "other";

impl Definition {
    /// The definition of a stored version, which was checked when it was written.
    ///
    /// # Errors
    /// 500 when it is not a definition: then it was not written by us.
    pub fn parse(version: &questionnaire_version::Model) -> Result<Self> {
        Self::deserialize(&version.definition).map_err(Problem::internal)
    }

    pub fn to_json(&self) -> serde_json::Value {
        serde_json::to_value(self).unwrap_or_default()
    }

    /// All questions, in the order in which they are asked.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.sections.iter().flat_map(|section| &section.questions)
    }

    pub fn question(&self, key: &str) -> Option<&Question> {
        self.questions().find(|question| question.key == key)
    }
}

impl Question {
    /// The most characters that its text takes.
    pub fn longest(&self) -> u32 {
        self.max_length.unwrap_or(match self.kind {
            QuestionKind::LongText => 4_000,
            QuestionKind::Email => 254,
            _ => 200,
        })
    }

    /// The highest star.
    pub fn stars(&self) -> i64 {
        self.max.as_ref().and_then(Number::as_i64).unwrap_or(5)
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
const fn is_false(value: &bool) -> bool {
    !*value
}
