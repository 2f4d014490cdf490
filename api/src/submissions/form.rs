//! What an author writes: the core fields and the answers to the campaign's form; and when that is complete.

use sea_orm::Set;
use serde::Deserialize;
use serde_json::Value;
use utoipa::ToSchema;
use validator::Validate;

use super::entity::{
    SubmissionKind, Visibility,
    submission::{ActiveModel, Model},
};
use crate::{
    platform::{
        policy_area::PolicyArea,
        problem::{FieldError, Problem, Result},
    },
    questionnaires::{Completeness, Definition},
};

/// Characters that a title needs before it is handed in.
const TITLE: usize = 10;

/// Characters that a summary needs before it is handed in.
const SUMMARY: usize = 30;

/// A submission as it is being written. Everything may be unfinished.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SubmissionForm {
    pub kind: SubmissionKind,
    /// At least 10 characters once it is handed in.
    #[validate(length(max = 160))]
    #[serde(default)]
    #[schema(max_length = 160, example = "Ενιαίο ραντεβού για όλες τις υπηρεσίες του δήμου")]
    pub title: String,
    /// At least 30 characters once it is handed in.
    #[validate(length(max = 4_000))]
    #[serde(default)]
    #[schema(max_length = 4_000, example = "Οι πολίτες κλείνουν χωριστό ραντεβού σε κάθε υπηρεσία.")]
    pub summary: String,
    /// Needed once it is handed in.
    pub policy_area: Option<PolicyArea>,
    pub visibility: Visibility,
    /// The author's unit within the body.
    #[validate(length(max = 200))]
    #[schema(max_length = 200, example = "Διεύθυνση Εξυπηρέτησης Πολιτών")]
    pub unit: Option<String>,
    /// To the campaign's own form, by the keys of its questions.
    #[serde(default = "no_answers")]
    #[schema(value_type = std::collections::BTreeMap<String, Value>, example = json!({ "citizens_affected": 12000 }))]
    pub answers: Value,
}

fn no_answers() -> Value {
    Value::Object(serde_json::Map::new())
}

impl SubmissionForm {
    /// Writes the fields into a row; answers to questions that are not asked fall away.
    ///
    /// # Errors
    /// 422 for answers that no question can have.
    pub fn write_to(self, row: &mut ActiveModel, form: &Definition) -> Result<()> {
        let answers =
            form.accept(&self.answers, Completeness::Draft, "/answers").map_err(Problem::invalid)?;
        row.kind = Set(self.kind);
        row.title = Set(self.title.trim().to_owned());
        row.summary = Set(self.summary.trim().to_owned());
        row.policy_area = Set(self.policy_area);
        row.visibility = Set(self.visibility);
        row.unit = Set(self.unit.map(|unit| unit.trim().to_owned()).filter(|unit| !unit.is_empty()));
        row.answers = Set(answers);
        Ok(())
    }
}

/// Whether it may be handed in; gives back the answers as they count.
///
/// # Errors
/// 422 naming each field and answer that is missing or wrong.
pub fn complete(it: &Model, form: &Definition) -> Result<Value> {
    let mut faults = Vec::new();
    for (pointer, text, least, most) in
        [("/title", &it.title, TITLE, 160), ("/summary", &it.summary, SUMMARY, 4_000)]
    {
        if text.is_empty() {
            faults.push(FieldError::new(pointer, "required"));
        } else if text.chars().count() < least {
            faults.push(FieldError::new(pointer, "length").with("min", least).with("max", most));
        }
    }
    if it.policy_area.is_none() {
        faults.push(FieldError::new("/policy_area", "required"));
    }
    match form.accept(&it.answers, Completeness::Complete, "/answers") {
        Ok(answers) if faults.is_empty() => Ok(answers),
        Ok(_) => Err(Problem::invalid(faults)),
        Err(of_answers) => {
            faults.extend(of_answers);
            Err(Problem::invalid(faults))
        }
    }
}
