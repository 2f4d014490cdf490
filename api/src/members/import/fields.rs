//! What a column holds, guessed by its header.

use super::super::entity::member_import::{ImportColumn, ImportColumns, ImportField};
use crate::platform::text::fold;

/// Headers as they are found in lists of staff, folded.
const NAMES: &[(ImportField, &[&str])] = &[
    (ImportField::GivenName, &["ονομα", "μικρο ονομα", "given name", "first name", "name", "firstname"]),
    (ImportField::FamilyName, &["επωνυμο", "επιθετο", "family name", "last name", "surname", "lastname"]),
    (
        ImportField::Email,
        &["email", "e mail", "mail", "υπηρεσιακο email", "ηλεκτρονικη διευθυνση", "διευθυνση email"],
    ),
    (
        ImportField::Organisation,
        &[
            "φορεασ",
            "κωδικοσ φορεα",
            "οργανισμοσ",
            "υπηρεσια",
            "body",
            "organisation",
            "organization",
            "code",
        ],
    ),
    (ImportField::Unit, &["μοναδα", "διευθυνση", "τμημα", "unit", "department", "directorate"]),
    (ImportField::Post, &["θεση", "ιδιοτητα", "post", "position", "job title", "title"]),
    (ImportField::Language, &["γλωσσα", "language", "lang"]),
];

/// Each field once, for the first column that sounds like it.
pub fn guess(headers: Vec<String>) -> ImportColumns {
    let mut taken = Vec::new();
    let columns = headers.into_iter().map(|header| {
        let folded = folded(&header);
        let field = NAMES
            .iter()
            .find(|(field, names)| !taken.contains(field) && names.contains(&folded.as_str()))
            .map(|(field, _)| *field);
        taken.extend(field);
        ImportColumn { header, field }
    });
    ImportColumns(columns.collect())
}

/// Letters only, all sigmas alike.
fn folded(header: &str) -> String {
    let words: String = fold(header)
        .replace('ς', "σ")
        .chars()
        .map(|letter| if letter.is_alphanumeric() { letter } else { ' ' })
        .collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_known_in_both_languages() {
        let of = |header: &str| guess(vec![header.to_owned()]).0.remove(0).field;
        assert_eq!(of("Επώνυμο"), Some(ImportField::FamilyName));
        assert_eq!(of("E-mail"), Some(ImportField::Email));
        assert_eq!(of("ΚΩΔΙΚΟΣ ΦΟΡΕΑ"), Some(ImportField::Organisation));
        assert_eq!(of("Job title"), Some(ImportField::Post));
        assert_eq!(of("Τηλέφωνο"), None);
        let twice = guess(vec!["Email".into(), "e-mail".into()]);
        assert_eq!(twice.0[1].field, None);
    }
}
