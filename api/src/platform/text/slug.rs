//! Slugs: readable addresses in Latin letters.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// A slug in lower-case ASCII letters, digits and single hyphens, of at most `longest` characters and cut between words
/// where that is possible. Greek is transliterated by ELOT 743. Empty when the text has no letter or digit.
pub fn slug(text: &str, longest: usize) -> String {
    let mut slug = String::new();
    for word in
        latin(text).split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty())
    {
        let room = longest.saturating_sub(slug.len() + usize::from(!slug.is_empty()));
        if word.len() > room {
            if slug.is_empty() {
                slug.extend(word.chars().take(longest));
            }
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
    }
    slug
}

/// A letter without its marks, and which of those matter: an accent on the first or a diaeresis on the second of two
/// vowels parts them («άυλος», «προϋπολογισμός»).
#[derive(Clone, Copy)]
struct Letter {
    base: char,
    accent: bool,
    diaeresis: bool,
}

/// In lower case and Latin letters (ELOT 743 type 2, the transcription of passports); other scripts fall out.
pub(super) fn latin(text: &str) -> String {
    let letters = letters(text);
    let mut latin = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(letter) = letters.get(at).copied() {
        let before = at.checked_sub(1).and_then(|before| letters.get(before)).map(|letter| letter.base);
        let next = letters.get(at + 1).copied();
        let after = letters.get(at + 2).map(|letter| letter.base);
        if let Some(pair) = next.and_then(|next| pair(before, letter, next, after)) {
            latin.push_str(pair);
            at += 2;
        } else {
            match single(letter.base) {
                Some(text) => latin.push_str(text),
                None => latin.push(letter.base),
            }
            at += 1;
        }
    }
    latin
}

fn letters(text: &str) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    for letter in text.nfkd() {
        if is_combining_mark(letter) {
            if let Some(last) = letters.last_mut() {
                last.accent |= letter == '\u{301}' || letter == '\u{342}';
                last.diaeresis |= letter == '\u{308}';
            }
            continue;
        }
        letters.extend(letter.to_lowercase().map(|base| Letter {
            base: if base == 'ς' { 'σ' } else { base },
            accent: false,
            diaeresis: false,
        }));
    }
    letters
}

/// Two letters with one sound.
fn pair(before: Option<char>, letter: Letter, next: Letter, after: Option<char>) -> Option<&'static str> {
    let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphabetic);
    let diphthong = next.base == 'υ' && !next.diaeresis && !letter.accent;
    // Before a vowel or a voiced consonant the υ sounds like v, else like f.
    let voiced = after.is_some_and(|after| "αεηιουωβγδζλμνρ".contains(after));
    Some(match (letter.base, next.base) {
        ('ο', 'υ') if diphthong => "ou",
        ('α', 'υ') if diphthong => {
            if voiced {
                "av"
            } else {
                "af"
            }
        }
        ('ε', 'υ') if diphthong => {
            if voiced {
                "ev"
            } else {
                "ef"
            }
        }
        ('η', 'υ') if diphthong => {
            if voiced {
                "iv"
            } else {
                "if"
            }
        }
        ('γ', 'γ') => "ng",
        ('γ', 'ξ') => "nx",
        ('γ', 'χ') => "nch",
        ('μ', 'π') if !is_letter(before) || !is_letter(after) => "b",
        _ => return None,
    })
}

const fn single(letter: char) -> Option<&'static str> {
    Some(match letter {
        'α' => "a",
        'β' => "v",
        'γ' => "g",
        'δ' => "d",
        'ε' => "e",
        'ζ' => "z",
        'η' | 'ι' => "i",
        'θ' => "th",
        'κ' => "k",
        'λ' => "l",
        'μ' => "m",
        'ν' => "n",
        'ξ' => "x",
        'ο' | 'ω' | 'ø' => "o",
        'π' => "p",
        'ρ' => "r",
        'σ' => "s",
        'τ' => "t",
        'υ' => "y",
        'φ' => "f",
        'χ' => "ch",
        'ψ' => "ps",
        'ß' => "ss",
        'æ' => "ae",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn greek_is_transliterated_by_elot_743() {
        for (greek, latin) in [
            ("Καινοτομία στον δημόσιο τομέα", "kainotomia-ston-dimosio-tomea"),
            ("Δήμος Αθηναίων", "dimos-athinaion"),
            ("Άγγελος, Σφίγξ και Άγχος", "angelos-sfinx-kai-anchos"),
            ("Μπαμπινιώτης", "bampiniotis"),
            ("Ευβοια και εύκολα", "evvoia-kai-efkola"),
            ("αυτοκίνητο, αυγό", "aftokinito-avgo"),
            ("προϋπολογισμός", "proypologismos"),
            ("άυλος", "aylos"),
            ("Ούτε ψυχή", "oute-psychi"),
            ("ΕΦΚΑ & gov.gr: 50%", "efka-gov-gr-50"),
        ] {
            assert_eq!(slug(greek, 80), latin, "{greek}");
        }
    }

    #[test]
    fn a_long_one_is_cut_between_words() {
        assert_eq!(slug("ένα δύο τρία", 9), "ena-dyo");
        assert_eq!(slug("αβγδε", 3), "avg");
        assert_eq!(slug("ένα δύο τρία", 0), "");
    }

    #[test]
    fn what_has_no_letters_has_no_slug() {
        assert_eq!(slug("— !", 80), "");
    }
}
