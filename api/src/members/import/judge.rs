//! What is said of a row.

use std::collections::HashSet;

use validator::ValidateEmail;

use super::{
    super::{
        entity::{
            member_import::{ImportColumn, ImportField},
            member_import_row::{ImportFault, ImportVerdict},
        },
        policy::normalised_email,
    },
    bodies::Bodies,
};
use crate::organisations::OrganisationId;
use crate::platform::language::Language;

/// A row as it would be written.
#[derive(Clone, Debug, Default)]
pub struct Person {
    pub given_name: String,
    pub family_name: String,
    pub email: String,
    pub organisation_id: Option<OrganisationId>,
    pub unit: Option<String>,
    pub post: Option<String>,
    pub language: Language,
}

/// A row's person, and what is wrong with it.
pub fn person(columns: &[ImportColumn], cells: &[String], bodies: &Bodies) -> (Person, Vec<ImportFault>) {
    let of = |field: ImportField| {
        let column = columns.iter().position(|column| column.field == Some(field));
        column.and_then(|column| cells.get(column)).map(String::as_str).unwrap_or_default()
    };
    let some = |field| Some(of(field).to_owned()).filter(|text| !text.is_empty());
    let mut faults = Vec::new();
    let mut fault = |field, code: &str| faults.push(ImportFault { field, code: code.to_owned() });
    for (field, most) in [
        (ImportField::GivenName, 80),
        (ImportField::FamilyName, 80),
        (ImportField::Unit, 200),
        (ImportField::Post, 200),
    ] {
        let letters = of(field).chars().count();
        if letters == 0 && most == 80 {
            fault(field, "required");
        } else if letters > most {
            fault(field, "too_long");
        }
    }
    let email = normalised_email(of(ImportField::Email));
    if email.is_empty() {
        fault(ImportField::Email, "required");
    } else if !email.validate_email() || email.chars().count() > 254 {
        fault(ImportField::Email, "email");
    }
    let body = of(ImportField::Organisation);
    let organisation_id = if body.is_empty() { bodies.of_address(&email) } else { bodies.named(body) };
    if organisation_id.is_none() {
        fault(ImportField::Organisation, if body.is_empty() { "required" } else { "unknown_reference" });
    }
    let language = match of(ImportField::Language).to_lowercase().as_str() {
        "" | "el" => Language::El,
        "en" => Language::En,
        _ => {
            fault(ImportField::Language, "unknown_option");
            Language::El
        }
    };
    let person = Person {
        given_name: of(ImportField::GivenName).to_owned(),
        family_name: of(ImportField::FamilyName).to_owned(),
        email,
        organisation_id,
        unit: some(ImportField::Unit),
        post: some(ImportField::Post),
        language,
    };
    (person, faults)
}

/// The verdict on a row; `seen` are the addresses of the rows before, `known` those of members.
pub fn verdict(
    person: &Person,
    faults: &[ImportFault],
    seen: &mut HashSet<String>,
    known: &HashSet<String>,
) -> ImportVerdict {
    if !faults.is_empty() {
        return ImportVerdict::Faulty;
    }
    if known.contains(&person.email) {
        return ImportVerdict::Known;
    }
    if seen.insert(person.email.clone()) { ImportVerdict::Ready } else { ImportVerdict::Duplicate }
}
