//! Queries in the languages of the two databases. They are made of folded words, which have letters and digits only,
//! and are bound as a parameter.

use sea_orm::{DatabaseBackend, sea_query::Expr};

use super::{
    Kind,
    facet::{self, Facet},
};
use crate::platform::text;

/// More words narrow nothing down any more.
const MOST_WORDS: usize = 12;

/// A full-text query for the database at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FullText {
    backend: DatabaseBackend,
    query: String,
}

impl FullText {
    /// All words of the text; the last one also as a beginning.
    pub fn all_of(backend: DatabaseBackend, q: &str) -> Option<Self> {
        let mut words = text::tokens(q);
        let last = words.pop()?;
        words.retain(|word| !text::is_stop_word(word));
        words.truncate(MOST_WORDS - 1);
        let (and, or) = operators(backend);
        let mut terms: Vec<_> = words.iter().map(|word| whole(backend, &text::stem(word))).collect();
        // A last «το» after other words is an article; alone it may become «τουρισμός».
        if terms.is_empty() || !text::is_stop_word(&last) {
            terms.push(format!("({}{or}{})", whole(backend, &text::stem(&last)), beginning(backend, &last)));
        }
        Some(Self { backend, query: terms.join(and) })
    }

    /// One stem in a title.
    pub fn in_title(backend: DatabaseBackend, stem: &str) -> Self {
        let query = match backend {
            DatabaseBackend::Postgres => format!("{}A", whole(backend, stem) + ":"),
            _ => format!("{{title}} : {}", whole(backend, stem)),
        };
        Self { backend, query }
    }

    /// As a condition on `search_documents`: of this kind, and with all of these facets.
    pub fn within(self, kind: Kind, facets: &[Facet]) -> Expr {
        facet::condition(self.backend, self.query, kind, facets)
    }
}

const fn operators(backend: DatabaseBackend) -> (&'static str, &'static str) {
    match backend {
        DatabaseBackend::Postgres => (" & ", " | "),
        _ => (" AND ", " OR "),
    }
}

fn whole(backend: DatabaseBackend, word: &str) -> String {
    match backend {
        DatabaseBackend::Postgres => format!("'{word}'"),
        _ => format!("\"{word}\""),
    }
}

fn beginning(backend: DatabaseBackend, word: &str) -> String {
    match backend {
        DatabaseBackend::Postgres => format!("'{word}':*"),
        _ => format!("\"{word}\" *"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const POSTGRES: DatabaseBackend = DatabaseBackend::Postgres;
    const SQLITE: DatabaseBackend = DatabaseBackend::Sqlite;

    fn all_of(backend: DatabaseBackend, q: &str) -> Option<String> {
        FullText::all_of(backend, q).map(|it| it.query)
    }

    #[test]
    fn all_words_are_asked_for_and_the_last_as_a_beginning() {
        let q = "Φωτισμός στους δρόμους";
        assert_eq!(all_of(POSTGRES, q).unwrap(), "'φωτ' & ('δρομ' | 'δρομουσ':*)");
        assert_eq!(all_of(SQLITE, q).unwrap(), "\"φωτ\" AND (\"δρομ\" OR \"δρομουσ\" *)");
    }

    #[test]
    fn a_stop_word_counts_only_while_it_may_become_another_word() {
        assert_eq!(all_of(SQLITE, "το").unwrap(), "(\"το\" OR \"το\" *)");
        assert_eq!(all_of(SQLITE, "φως στο").unwrap(), "\"φω\"");
    }

    #[test]
    fn signs_ask_for_nothing_and_reach_no_query() {
        assert_eq!(all_of(POSTGRES, " — !"), None);
        assert_eq!(all_of(SQLITE, "\" OR a* NEAR('"), all_of(SQLITE, "or a near"));
        assert_eq!(all_of(POSTGRES, "α':* | β"), all_of(POSTGRES, "α β"));
    }

    #[test]
    fn a_title_is_asked_by_its_own_words() {
        assert_eq!(FullText::in_title(POSTGRES, "δημ").query, "'δημ':A");
        assert_eq!(FullText::in_title(SQLITE, "δημ").query, "{title} : \"δημ\"");
    }
}
