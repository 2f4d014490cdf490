//! Text that people write in both languages.

use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::language::Language;

/// A text in Greek and, where there is one, in English. Readers of English fall back to the Greek.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema, FromJsonQueryResult)]
#[serde(deny_unknown_fields)]
pub struct LocalizedText {
    #[schema(max_length = 20_000, example = "Καινοτομία στον δημόσιο τομέα")]
    pub el: String,
    /// May be empty.
    #[serde(default)]
    #[schema(max_length = 20_000, example = "Innovation in the public sector")]
    pub en: String,
}

impl LocalizedText {
    pub fn new(el: impl Into<String>, en: impl Into<String>) -> Self {
        Self { el: el.into(), en: en.into() }
    }

    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::En if !self.en.is_empty() => &self.en,
            _ => &self.el,
        }
    }
}

/// Bounds of a localised text in characters, for `#[validate(custom(...))]`: Greek required, English optional.
macro_rules! localized_length {
    ($name:ident, $min:literal ..= $max:literal) => {
        /// Greek must be within the bounds, English empty or within them.
        ///
        /// # Errors
        /// `length` when it is not.
        pub fn $name(text: &LocalizedText) -> Result<(), validator::ValidationError> {
            let within = |text: &str| ($min..=$max).contains(&text.trim().chars().count());
            if within(&text.el) && (text.en.is_empty() || within(&text.en)) {
                return Ok(());
            }
            let mut error = validator::ValidationError::new("length");
            error.add_param("min".into(), &$min);
            error.add_param("max".into(), &$max);
            Err(error)
        }
    };
}

localized_length!(short, 3..=200);
localized_length!(medium, 1..=2_000);
localized_length!(long, 1..=20_000);
