//! What a provider tells of a person, to fill a registration with.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// As the provider says it. Nothing of it is kept but what the person registers with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ExternalProfile {
    #[schema(example = "Ελένη")]
    pub given_name: Option<String>,
    #[schema(example = "Ζαχαράκη")]
    pub family_name: Option<String>,
    /// Verified there; here it is verified as every other.
    #[schema(example = "eleni@ioannina.gr")]
    pub email: Option<String>,
}

impl ExternalProfile {
    pub fn of(given_name: Option<&str>, family_name: Option<&str>, email: Option<&str>) -> Self {
        Self {
            given_name: fitting(given_name, 80),
            family_name: fitting(family_name, 80),
            email: fitting(email, 254),
        }
    }
}

/// A text as a form would take it; nothing when it would not.
fn fitting(text: Option<&str>, most: usize) -> Option<String> {
    let text = text?.trim();
    let fits = !text.is_empty() && text.chars().count() <= most && !text.chars().any(char::is_control);
    fits.then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_form_would_take() {
        let profile = ExternalProfile::of(Some(" Ελένη  "), Some("a\nb"), Some(&"x".repeat(255)));
        assert_eq!(profile, ExternalProfile { given_name: Some("Ελένη".into()), ..Default::default() });
    }
}
