//! What a person writes about themselves.

use serde::Deserialize;
use utoipa::ToSchema;
use validator::{Validate, ValidationError};

use super::{
    consents::TEXT_VERSION,
    entity::{ExpertiseFieldId, StaffCategory},
};
use crate::{organisations::OrganisationId, platform::language::Language};

/// A registration.
#[derive(Clone, Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewMember {
    #[validate(length(min = 1, max = 80), custom(function = is_a_name))]
    #[schema(min_length = 1, max_length = 80, example = "Ελένη")]
    pub given_name: String,
    #[validate(length(min = 1, max = 80), custom(function = is_a_name))]
    #[schema(min_length = 1, max_length = 80, example = "Ζαχαράκη")]
    pub family_name: String,
    /// The service e-mail.
    #[validate(length(min = 3, max = 254), email)]
    #[schema(min_length = 3, max_length = 254, example = "eleni@ioannina.gr")]
    pub email: String,
    /// Hard to guess: no common word, no sequence, not the name or the address.
    #[validate(length(min = 10, max = 128))]
    #[schema(min_length = 10, max_length = 128, example = "θάλασσα-βουνό-42")]
    pub password: String,
    /// The body for which the person works; citizens name none.
    pub organisation_id: Option<OrganisationId>,
    #[validate(length(max = 200))]
    #[schema(max_length = 200, example = "Διεύθυνση Προγραμματισμού")]
    pub unit: Option<String>,
    #[validate(length(max = 200))]
    #[schema(max_length = 200, example = "Προϊσταμένη τμήματος")]
    pub post: Option<String>,
    /// As what the person serves.
    pub category: Option<StaffCategory>,
    /// In the person's own words.
    #[serde(default)]
    #[validate(length(max = 10), custom(function = are_fields))]
    #[schema(max_items = 10, example = json!(["ψηφιακές υπηρεσίες"]))]
    pub expertise: Vec<String>,
    /// Fields of the maintained list in which the person is experienced.
    #[serde(default)]
    #[validate(length(max = 10))]
    #[schema(max_items = 10)]
    pub expertise_fields: Vec<ExpertiseFieldId>,
    /// Fields of the same list in which the person has an interest.
    #[serde(default)]
    #[validate(length(max = 10))]
    #[schema(max_items = 10)]
    pub interests: Vec<ExpertiseFieldId>,
    #[serde(default)]
    pub language: Language,
    /// Whether the person wants the newsletter.
    #[serde(default)]
    pub newsletter: bool,
    #[validate(nested)]
    pub consents: NewConsents,
    /// Of a sign-in at another provider: whoever registers signs in there from then on.
    #[serde(default)]
    #[validate(length(max = 4000))]
    #[schema(max_length = 4000)]
    pub identity_ticket: Option<String>,
}

/// To what the person consents, by the version of the text.
#[derive(Clone, Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewConsents {
    /// The version of the terms of use.
    #[validate(length(max = 32), custom(function = is_current))]
    #[schema(max_length = 32, example = "2026-11")]
    pub terms: String,
    /// The version of the privacy statement.
    #[validate(length(max = 32), custom(function = is_current))]
    #[schema(max_length = 32, example = "2026-11")]
    pub privacy: String,
}

fn is_current(version: &str) -> Result<(), ValidationError> {
    if version == TEXT_VERSION { Ok(()) } else { Err(ValidationError::new("consent_required")) }
}

/// Not blank, and in one line: it stands in the heads of mails.
pub fn is_a_name(name: &str) -> Result<(), ValidationError> {
    if name.trim().is_empty() {
        return Err(ValidationError::new("required"));
    }
    if name.chars().any(char::is_control) {
        return Err(ValidationError::new("control_character"));
    }
    Ok(())
}

/// Each a few words.
pub fn are_fields(fields: &[String]) -> Result<(), ValidationError> {
    if fields.iter().all(|field| (1..=80).contains(&field.trim().chars().count())) {
        return Ok(());
    }
    let mut fault = ValidationError::new("length");
    fault.add_param("min".into(), &1);
    fault.add_param("max".into(), &80);
    Err(fault)
}

/// What is left of an optional text: nothing when it is blank.
pub fn filled(text: Option<&String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// Trimmed, each once.
pub fn fields(fields: &[String]) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for field in fields.iter().map(|field| field.trim().to_owned()) {
        if !kept.contains(&field) {
            kept.push(field);
        }
    }
    kept
}
