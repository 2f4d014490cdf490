//! The two languages of the first network, and which one a caller reads.

use sea_orm::{DeriveActiveEnum, EnumIter, prelude::StringLen};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Greek first, English second.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize, ToSchema,
)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(2))", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Language {
    #[default]
    El,
    En,
}

impl Language {
    pub const fn code(self) -> &'static str {
        match self {
            Self::El => "el",
            Self::En => "en",
        }
    }

    /// The better of the two by an `Accept-Language` header (RFC 9110, section 12.5.4); Greek when it names neither.
    pub fn negotiate(header: &str) -> Self {
        let mut best = (Self::El, 0.0);
        for range in header.split(',').take(32) {
            let mut parts = range.split(';');
            let language = match parts.next().map(|tag| tag.trim().to_ascii_lowercase()) {
                Some(tag) if tag == "en" || tag.starts_with("en-") => Self::En,
                Some(tag) if tag == "el" || tag.starts_with("el-") => Self::El,
                _ => continue,
            };
            let quality = parts
                .find_map(|part| part.trim().strip_prefix("q=")?.trim().parse::<f32>().ok())
                .unwrap_or(1.0);
            if quality > best.1 {
                best = (language, quality);
            }
        }
        best.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_higher_quality_wins_and_greek_is_the_default() {
        assert_eq!(Language::negotiate("en-GB,en;q=0.9,el;q=0.8"), Language::En);
        assert_eq!(Language::negotiate("fr, en;q=0.3, el;q=0.7"), Language::El);
        assert_eq!(Language::negotiate("de"), Language::El);
        assert_eq!(Language::negotiate(""), Language::El);
    }
}
