//! Text as people search it: folded, cut into words, stemmed. Greek first, English beside it (ADR 0003).
//!
//! Neither PostgreSQL's nor SQLite's own analysis finds «Καινοτομίας» for «καινοτομια»; doing it here gives both
//! databases the same words.

mod greek;
mod likeness;
mod slug;
mod stem;

use std::collections::HashSet;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

pub use self::{
    likeness::{likeness, likeness_of_stems},
    slug::slug,
    stem::stem,
};

/// Longer words are cut: nobody types them, and the databases' indexes have limits.
const LONGEST_WORD: usize = 60;

/// Of a longer text the first words are found, in bytes of the index. PostgreSQL refuses a megabyte.
const LONGEST_TEXT: usize = 400_000;

/// Without accents, in lower case, with one sigma: «ΛΌΓΟΣ», «λόγος» and «λογοσ» are the same.
pub fn fold(text: &str) -> String {
    text.nfkd()
        .filter(|letter| !is_combining_mark(*letter))
        .flat_map(char::to_lowercase)
        .map(|letter| if letter == 'ς' { 'σ' } else { letter })
        .collect()
}

/// The folded words of a text, in order.
pub fn tokens(text: &str) -> Vec<String> {
    fold(text)
        .split(|letter| !is_part_of_a_word(letter))
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().take(LONGEST_WORD).collect())
        .collect()
}

/// The stems of a text's words, each once, in order, without the stop words.
pub fn stems(text: &str) -> Vec<String> {
    let mut seen = HashSet::new();
    let words = tokens(text).into_iter().filter(|word| !is_stop_word(word));
    words.map(|word| stem(&word)).filter(|stem| seen.insert(stem.clone())).collect()
}

/// What a search index keeps of a text: each stem, and beside it each word as it was written, so that half a word finds
/// the whole one.
pub fn index_text(text: &str) -> String {
    let mut seen = HashSet::new();
    let mut index = String::new();
    for word in tokens(text).into_iter().filter(|word| !is_stop_word(word)) {
        for form in [stem(&word), word] {
            if index.len() + form.len() >= LONGEST_TEXT {
                return index;
            }
            if !seen.contains(&form) {
                if !index.is_empty() {
                    index.push(' ');
                }
                index.push_str(&form);
                seen.insert(form);
            }
        }
    }
    index
}

/// Whether the folded word says nothing about what a text is about.
pub fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.contains(&word)
}

/// Letters and digits that the analysers of both databases take for such. Squared letters, which are pictures to one
/// and letters to the other, are not.
fn is_part_of_a_word(letter: char) -> bool {
    letter.is_alphanumeric() && !('\u{1F130}'..='\u{1F189}').contains(&letter)
}

/// Folded. Articles, pronouns, prepositions, conjunctions and forms of «be» and «have»; no word that names a thing.
const STOP_WORDS: &[&str] = &[
    "ο",
    "η",
    "το",
    "οι",
    "τα",
    "του",
    "τησ",
    "των",
    "τον",
    "την",
    "τη",
    "τουσ",
    "τισ",
    "ενα",
    "ενασ",
    "μια",
    "μιασ",
    "ενοσ",
    "εναν",
    "και",
    "κι",
    "για",
    "με",
    "σε",
    "στο",
    "στη",
    "στην",
    "στον",
    "στουσ",
    "στισ",
    "στα",
    "απο",
    "προσ",
    "κατα",
    "μετα",
    "πριν",
    "χωρισ",
    "ωσ",
    "εωσ",
    "μεχρι",
    "που",
    "πωσ",
    "οτι",
    "οταν",
    "οπου",
    "οπωσ",
    "οσο",
    "οσα",
    "οσοι",
    "να",
    "θα",
    "δεν",
    "δε",
    "μη",
    "μην",
    "αν",
    "εαν",
    "ειτε",
    "αλλα",
    "ομωσ",
    "ειναι",
    "ηταν",
    "εχει",
    "εχουν",
    "εχουμε",
    "αυτο",
    "αυτη",
    "αυτα",
    "αυτοι",
    "αυτεσ",
    "αυτον",
    "αυτου",
    "αυτησ",
    "αυτων",
    "μασ",
    "σασ",
    "μου",
    "σου",
    "οποιο",
    "οποια",
    "οποιοσ",
    "οποιου",
    "πολυ",
    "πιο",
    "επισησ",
    "λοιπον",
    "γιατι",
    "τι",
    "the",
    "a",
    "an",
    "of",
    "and",
    "or",
    "for",
    "in",
    "on",
    "at",
    "to",
    "from",
    "by",
    "with",
    "as",
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "has",
    "have",
    "it",
    "its",
    "this",
    "that",
    "these",
    "those",
    "not",
    "but",
    "we",
    "our",
    "you",
    "your",
    "they",
    "their",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_and_the_final_sigma_do_not_matter() {
        assert_eq!(fold("Καινοτομίας"), "καινοτομιασ");
        assert_eq!(fold("ΛΌΓΟΣ"), fold("λόγος"));
        assert_eq!(fold("προϋπολογισμός"), "προυπολογισμοσ");
        assert_eq!(fold("Café ﬁnal"), "cafe final");
    }

    #[test]
    fn the_micro_sign_is_the_letter() {
        assert_eq!(fold("\u{b5}"), "μ");
    }

    #[test]
    fn words_are_cut_at_what_is_no_letter_or_digit() {
        assert_eq!(tokens("e-ΕΦΚΑ: «ραντεβού» (2026)!"), ["e", "εφκα", "ραντεβου", "2026"]);
        assert_eq!(tokens(" — "), Vec::<String>::new());
        assert_eq!(tokens(&"α".repeat(1_000))[0].chars().count(), LONGEST_WORD);
    }

    #[test]
    fn stop_words_are_folded_words() {
        for word in STOP_WORDS {
            assert_eq!(&fold(word), word);
        }
    }

    #[test]
    fn an_index_keeps_stems_and_words_and_no_stop_words() {
        assert_eq!(index_text("Η καινοτομία στους δήμους"), "καινοτομ καινοτομια δημ δημουσ");
        assert_eq!(stems("Η καινοτομία της καινοτομίας"), ["καινοτομ"]);
    }

    #[test]
    fn a_very_long_text_stays_below_the_databases_limit() {
        let text = (0..200_000).map(|number| format!("λέξη{number}")).collect::<Vec<_>>().join(" ");
        assert!(index_text(&text).len() < LONGEST_TEXT);
    }
}
