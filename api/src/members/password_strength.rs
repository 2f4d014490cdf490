//! Which passwords are too easy to guess. Their length is bounded where they come in; this is about what they are made of.

use crate::platform::{
    problem::{Problem, Result},
    text,
};

/// Words that lists of stolen passwords begin with, folded; digits and signs around them do not make them better.
const COMMON: &str = include_str!("common_passwords.txt");

/// Rows of keys and alphabets, folded.
const SEQUENCES: &[&str] = &[
    "01234567890123456789",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "qazwsxedcrfvtgbyhnujmikolp",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    "αβγδεζηθικλμνξοπρστυφχψω",
    "σερτυθιοπασδφγηξκλζχψωβνμ",
];

/// # Errors
/// 422 at the pointer when the password is among the first that somebody would try.
pub fn check(pointer: &str, password: &str, email: &str, names: &[&str]) -> Result<()> {
    if is_weak(password, email, names) { Err(Problem::field(pointer, "password_weak")) } else { Ok(()) }
}

fn is_weak(password: &str, email: &str, names: &[&str]) -> bool {
    let folded = text::fold(password);
    let core: String = folded.chars().filter(|letter| letter.is_alphanumeric()).collect();
    let word = core.trim_matches(|letter: char| letter.is_numeric());
    different(&folded) < 5
        || COMMON.lines().any(|common| common == core || common == word)
        || SEQUENCES.iter().any(|sequence| is_part_of(&core, sequence))
        || is_repetition(&core)
        || tells_who(&folded, email, names)
}

fn different(text: &str) -> usize {
    text.chars().collect::<std::collections::HashSet<_>>().len()
}

/// Forwards or backwards, and however often.
fn is_part_of(core: &str, sequence: &str) -> bool {
    let backwards: String = sequence.chars().rev().collect();
    sequence.contains(core) || backwards.contains(core)
}

/// The same few characters again and again.
fn is_repetition(core: &str) -> bool {
    let letters: Vec<char> = core.chars().collect();
    (1..=5.min(letters.len() / 2)).any(|unit| {
        letters.iter().zip(letters.iter().cycle().skip(unit)).take(letters.len() - unit).all(|(a, b)| a == b)
    })
}

/// It holds the person's name, in Greek or in Latin letters, or the address, and little else.
fn tells_who(folded: &str, email: &str, names: &[&str]) -> bool {
    let local = email.split('@').next().unwrap_or_default();
    let domain = email.rsplit('@').next().and_then(|domain| domain.split('.').next()).unwrap_or_default();
    let own = names.iter().flat_map(|name| [text::fold(name), text::slug(name, 80)]);
    own.chain([text::fold(local), text::fold(domain)])
        .filter(|own| own.chars().count() >= 4)
        .any(|own| folded.contains(&own))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weak(password: &str) -> bool {
        is_weak(password, "e.zacharaki@ioannina.gr", &["Ελένη", "Ζαχαράκη"])
    }

    #[test]
    fn what_everybody_tries_first_is_weak() {
        for password in [
            "password123",
            "Passw0rd2026!",
            "1234567890",
            "0987654321",
            "qwertyuiop",
            "aaaaaaaaaaaa",
            "abcabcabcabc",
            "κωδικός2024",
            "Καλημέρα12!",
            "Ελλάδα2026!!",
            "zacharaki-99",
            "ΖΑΧΑΡΆΚΗ 1!!",
            "eleni-eleni1",
            "ioannina2026",
            "abcdefghijk",
            "olympiakos7!",
        ] {
            assert!(weak(password), "{password}");
        }
    }

    #[test]
    fn several_words_of_ones_own_are_strong() {
        for password in
            ["θάλασσα-βουνό-42", "τρία πράσινα ποδήλατα", "Kx7#mq2!wPz9", "σωστό-άλογο-μπαταρία-42"]
        {
            assert!(!weak(password), "{password}");
        }
    }

    #[test]
    fn common_words_are_written_folded() {
        for word in COMMON.lines() {
            assert_eq!(text::fold(word), word);
        }
    }
}
