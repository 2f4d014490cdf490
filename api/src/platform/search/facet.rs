//! Exact values that the index keeps beside the words: what a list is narrowed by is narrowed in the same lookup, instead of
//! looking at each hit of a word (ADR 0033).

use std::fmt::Display;

use sea_orm::{
    DatabaseBackend,
    sea_query::{Expr, Value},
};

use super::Kind;

/// One value of one attribute. Begins with a sign that no word has, so that no word finds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet(String);

impl Facet {
    /// The value of an attribute; both count by their letters and digits, in lower case.
    pub fn new(attribute: &str, value: impl Display) -> Self {
        let text = format!("{attribute}{value}").to_lowercase();
        Self(std::iter::once('=').chain(text.chars().filter(|sign| sign.is_alphanumeric())).collect())
    }

    pub(super) fn of_kind(kind: Kind) -> Self {
        Self::new("kind", kind.0)
    }

    /// As the index holds it on SQLite, whose tokenizer drops signs.
    fn bare(&self) -> &str {
        self.0.trim_start_matches('=')
    }
}

/// What `search_documents.facets` holds.
pub(super) fn written(kind: Kind, facets: &[Facet]) -> String {
    let mut text = Facet::of_kind(kind).0;
    for facet in facets {
        text.push(' ');
        text.push_str(&facet.0);
    }
    text
}

/// The condition that documents have the words and all of the facets.
pub(super) fn condition(backend: DatabaseBackend, words: String, kind: Kind, facets: &[Facet]) -> Expr {
    let all = std::iter::once(Facet::of_kind(kind)).chain(facets.iter().cloned());
    if backend == DatabaseBackend::Postgres {
        let facets: Vec<_> = all.map(|it| format!("'{}'", it.0)).collect();
        // Facets are lexemes as they stand; words go through the parser that the documents went through.
        let sql = "search_documents.tsv @@ (to_tsquery('simple', $1) && CAST(CAST($2 AS text) AS tsquery))";
        return Expr::cust_with_values(sql, [Value::from(words), Value::from(facets.join(" & "))]);
    }
    let facets: Vec<_> = all.map(|it| format!("facets : {}", it.bare())).collect();
    let query = format!("({{title text}} : ({words})) AND {}", facets.join(" AND "));
    let sql =
        "search_documents.id IN (SELECT rowid FROM search_documents_fts WHERE search_documents_fts MATCH ?)";
    Expr::cust_with_values(sql, [Value::from(query)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_facet_is_letters_and_digits_behind_a_sign_that_no_word_has() {
        assert_eq!(Facet::new("area", "digital_government").0, "=areadigitalgovernment");
        assert_eq!(Facet::new("campaign", "0199-AB").0, "=campaign0199ab");
        assert_eq!(
            written(Kind("library_entry"), &[Facet::new("area", "health")]),
            "=kindlibraryentry =areahealth"
        );
    }
}
