//! What the national registry publishes of a body besides its names.

use sea_orm::Set;
use serde::{Deserialize, Serialize};
use time::Date;
use utoipa::ToSchema;
use validator::{Validate, ValidationError};

use super::entity::organisation;
use crate::platform::{
    problem::{Problem, Result},
    time::iso_date,
};

/// What a body is to the law, and how it is reached.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Particulars {
    /// Its code in the national registry, by which an import knows it again; once in the registry.
    #[validate(length(max = 32), custom(function = is_word))]
    #[schema(max_length = 32, example = "93152")]
    pub registry_code: Option<String>,
    /// As the national registry calls its type.
    #[validate(length(max = 200))]
    #[schema(max_length = 200, example = "Οργανισμός Τοπικής Αυτοδιοίκησης (Α’ βαθμού)")]
    pub legal_form: Option<String>,
    /// What it is for.
    #[validate(length(max = 2000))]
    #[schema(max_length = 2000)]
    pub purpose: Option<String>,
    /// Tax number: nine digits.
    #[validate(length(max = 9), custom(function = is_vat_id))]
    #[schema(max_length = 9, example = "997907709")]
    pub vat_id: Option<String>,
    #[serde(with = "iso_date::option")]
    #[schema(example = "2011-01-01")]
    pub founded_on: Option<Date>,
    #[serde(with = "iso_date::option")]
    pub dissolved_on: Option<Date>,
    #[validate(length(max = 254), email)]
    #[schema(max_length = 254, example = "info@ioannina.gr")]
    pub email: Option<String>,
    #[validate(length(max = 60))]
    #[schema(max_length = 60, example = "2651361300")]
    pub phone: Option<String>,
    #[validate(length(max = 300))]
    #[schema(max_length = 300, example = "Πλ. Παπανδρέου 5, Ιωάννινα")]
    pub address: Option<String>,
    #[validate(length(max = 12))]
    #[schema(max_length = 12, example = "45221")]
    pub postcode: Option<String>,
}

impl Particulars {
    /// Writes them into the row.
    pub fn fill(&self, row: &mut organisation::ActiveModel) {
        row.registry_code = Set(filled(self.registry_code.as_ref()));
        row.legal_form = Set(filled(self.legal_form.as_ref()));
        row.purpose = Set(filled(self.purpose.as_ref()));
        row.vat_id = Set(filled(self.vat_id.as_ref()));
        row.founded_on = Set(self.founded_on);
        row.dissolved_on = Set(self.dissolved_on);
        row.email = Set(filled(self.email.as_ref()));
        row.phone = Set(filled(self.phone.as_ref()));
        row.address = Set(filled(self.address.as_ref()));
        row.postcode = Set(filled(self.postcode.as_ref()));
    }

    /// # Errors
    /// 422 when the body was dissolved before it was founded.
    pub fn check_days(&self) -> Result<()> {
        let days = self.founded_on.zip(self.dissolved_on);
        if days.is_some_and(|(founded, dissolved)| dissolved < founded) {
            return Err(Problem::field("/particulars/dissolved_on", "window"));
        }
        Ok(())
    }
}

impl From<&mut organisation::Model> for Particulars {
    fn from(row: &mut organisation::Model) -> Self {
        Self {
            registry_code: row.registry_code.take(),
            legal_form: row.legal_form.take(),
            purpose: row.purpose.take(),
            vat_id: row.vat_id.take(),
            founded_on: row.founded_on,
            dissolved_on: row.dissolved_on,
            email: row.email.take(),
            phone: row.phone.take(),
            address: row.address.take(),
            postcode: row.postcode.take(),
        }
    }
}

/// The text, if there is any in it.
pub fn filled(text: Option<&String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// For `#[validate(custom(...))]`: nine digits, or nothing.
///
/// # Errors
/// `vat_id` when it is anything else.
pub fn is_vat_id(text: &str) -> std::result::Result<(), ValidationError> {
    let nine = text.len() == 9 && text.bytes().all(|byte| byte.is_ascii_digit());
    if nine || text.is_empty() { Ok(()) } else { Err(ValidationError::new("vat_id")) }
}

fn is_word(text: &str) -> std::result::Result<(), ValidationError> {
    let allowed = |letter: char| letter.is_ascii_alphanumeric() || "-._".contains(letter);
    if text.chars().all(allowed) { Ok(()) } else { Err(ValidationError::new("code")) }
}
