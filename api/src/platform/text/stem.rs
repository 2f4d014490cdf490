//! Stems: what the forms of a word have in common.

use std::{cell::RefCell, collections::HashMap};

use rust_stemmers::{Algorithm, Stemmer};

use super::greek;

thread_local! {
    /// Stemming a Greek word walks dozens of suffix tables, and texts repeat their words.
    static KNOWN: RefCell<HashMap<String, String>> = RefCell::new(HashMap::new());
}

/// How many words a thread remembers.
const REMEMBERED: usize = 20_000;

/// The stem of a folded word: Snowball's Greek or English algorithm by its letters; other words are their own stem.
pub fn stem(word: &str) -> String {
    KNOWN.with_borrow_mut(|known| {
        if let Some(stem) = known.get(word) {
            return stem.clone();
        }
        if known.len() >= REMEMBERED {
            known.clear();
        }
        let stem = compute(word);
        known.insert(word.to_owned(), stem.clone());
        stem
    })
}

fn compute(word: &str) -> String {
    if word.chars().any(|letter| ('α'..='ω').contains(&letter)) {
        if let Some(stem) = greek::stem(word) {
            return stem.to_owned();
        }
        let stem = Stemmer::create(Algorithm::Greek).stem(word).into_owned();
        // Snowball keeps the ι of -ιας, -ιων and -ιες, and drops that of -ια.
        match stem.strip_suffix('ι') {
            Some(shorter) if shorter.chars().count() >= 4 => shorter.to_owned(),
            _ => stem,
        }
    } else if word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        Stemmer::create(Algorithm::English).stem(word).into_owned()
    } else {
        word.to_owned()
    }
}

#[cfg(test)]
mod families;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::text::fold;

    fn all_alike(words: &[&str]) {
        for word in words {
            assert_eq!(stem(&fold(word)), stem(&fold(words[0])), "{word} and {}", words[0]);
        }
    }

    #[test]
    fn forms_of_a_greek_word_share_a_stem() {
        all_alike(&["Καινοτομία", "καινοτομίας", "καινοτομια", "ΚΑΙΝΟΤΟΜΊΕΣ", "καινοτομιών"]);
        all_alike(&["υπηρεσία", "υπηρεσίες", "υπηρεσιών", "ΥΠΗΡΕΣΙΑΣ"]);
        all_alike(&["δήμος", "δήμου", "δήμων", "Δήμο", "ΔΗΜΟΥΣ"]);
        all_alike(&["ψηφιακές", "ψηφιακών", "ψηφιακή", "ψηφιακό"]);
        all_alike(&["πολίτης", "πολίτες", "πολιτών"]);
        all_alike(&["δρόμος", "δρόμους", "δρόμων"]);
        all_alike(&["διαγωνισμός", "διαγωνισμού"]);
    }

    #[test]
    fn different_words_keep_different_stems() {
        assert_ne!(stem(&fold("δήμος")), stem(&fold("δημόσιο")));
        assert_ne!(stem(&fold("νομός")), stem(&fold("καινοτομία")));
    }

    #[test]
    fn forms_of_an_english_word_share_a_stem() {
        all_alike(&["service", "services", "Serviced"]);
    }

    #[test]
    fn codes_stay_as_they_are() {
        assert_eq!(stem("s2026001"), "s2026001");
    }
}
