//! The number that a decision has in Greece's national transparency programme (ΑΔΑ, Διαύγεια; law 4727/2020, article 76):
//! capital Greek letters and digits, a hyphen, and a few more of them, such as `ΨΦΛΧ46ΜΤΛΠ-ΒΓ7`. The first ones, of 2010,
//! are shorter on both sides.

use validator::ValidationError;

/// Latin capitals that look like Greek ones: a keyboard that was in the other language wrote them.
const ALIKE: [(char, char); 14] = [
    ('A', 'Α'),
    ('B', 'Β'),
    ('E', 'Ε'),
    ('H', 'Η'),
    ('I', 'Ι'),
    ('K', 'Κ'),
    ('M', 'Μ'),
    ('N', 'Ν'),
    ('O', 'Ο'),
    ('P', 'Ρ'),
    ('T', 'Τ'),
    ('X', 'Χ'),
    ('Y', 'Υ'),
    ('Z', 'Ζ'),
];

/// The number as it is kept: in capitals, in Greek letters, without the word before it.
pub fn tidy(text: &str) -> String {
    let greek =
        |letter: char| ALIKE.iter().find(|(latin, _)| *latin == letter).map_or(letter, |(_, greek)| *greek);
    let text: String = text.trim().to_uppercase().chars().map(greek).collect();
    let bare = text.strip_prefix("ΑΔΑ").unwrap_or(&text);
    bare.trim_start_matches([':', ' ']).trim().to_owned()
}

/// For `#[validate(custom(...))]`: a number of this form, or nothing.
///
/// # Errors
/// `ada` when it is anything else.
pub fn is_ada(text: &str) -> Result<(), ValidationError> {
    let text = tidy(text);
    let is_sign = |letter: char| matches!(letter, 'Α'..='Ρ' | 'Σ'..='Ω' | '0'..='9');
    let part = |part: &str, least, most| {
        let length = part.chars().count();
        (least..=most).contains(&length) && part.chars().all(is_sign)
    };
    let right = text.is_empty()
        || text
            .split_once('-')
            .is_some_and(|(of_body, of_decision)| part(of_body, 4, 10) && part(of_decision, 1, 3));
    if right { Ok(()) } else { Err(ValidationError::new("ada")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_all_years_are_known() {
        for number in ["ΨΦΛΧ46ΜΤΛΠ-ΒΓ7", "624ΙΩΡΦ-ΥΕΨ", "ΨΘ82ΩΡΦ-7ΑΙ", "4ΑΛΓ-Ξ", ""]
        {
            assert!(is_ada(number).is_ok(), "{number}");
        }
        for number in
            ["ΨΦΛΧ46ΜΤΛΠ", "ΑΠ 1200/2025", "ΨΦΛΧ46ΜΤΛΠ7Α-ΒΓ7", "ΨΦΛΧ-ΒΓ77", "ΨΦQΧ46-ΒΓ7", "-", "ΆΒΓΔΕ-ΒΓ7"]
        {
            assert!(is_ada(number).is_err(), "{number}");
        }
    }

    #[test]
    fn a_keyboard_in_the_other_language_does_no_harm() {
        assert_eq!(tidy(" ΑΔΑ: ψφλχ46mτλπ-bγ7 "), "ΨΦΛΧ46ΜΤΛΠ-ΒΓ7");
        assert_eq!(tidy("6z1o46mt-x"), "6Ζ1Ο46ΜΤ-Χ");
    }
}
