//! Greek endings that Snowball's algorithm cuts in one form of a word and keeps in another, so that «σχολικούς» did not
//! find «σχολικών». Each rule here is of one declension and takes all its forms to one stem; the rest is Snowball's.

/// Adjectives in -ικός, and nouns that were such (η πολιτική, το πιστοποιητικό). Snowball takes -ικο, -ικου, -ικα and -ικων
/// off as one ending, and leaves -ικ in the other forms. It stays here: πολιτικός is not πολίτης.
const AFTER_IK: [&str; 13] = ["οσ", "ου", "ο", "ον", "ε", "η", "ησ", "ην", "οι", "ων", "ουσ", "εσ", "α"];

/// Nouns in -έας, whose plural is -είς and -έων: the body (φορέας) is not the tax (φόρος). There are few of them.
const IN_EAS: [&str; 12] = [
    "φορ",
    "τομ",
    "γραμματ",
    "γον",
    "συγγραφ",
    "εισαγγελ",
    "διερμην",
    "διανομ",
    "αποστολ",
    "κουρ",
    "ιερ",
    "επιστημ",
];
const AFTER_EAS: [&str; 4] = ["εασ", "εα", "εισ", "εων"];

/// Neuters in -ίδι (παιδί, ταξίδι): Snowball takes the whole -ιδια for an ending.
const IDI: [&str; 4] = ["ιδι", "ιδιου", "ιδια", "ιδιων"];

/// The stem of a folded word of one of these declensions.
pub fn stem(word: &str) -> Option<&str> {
    in_eas(word).or_else(|| in_ik(word)).or_else(|| in_sis(word)).or_else(|| in_idi(word))
}

fn in_eas(word: &str) -> Option<&str> {
    let base = AFTER_EAS.iter().find_map(|ending| word.strip_suffix(ending))?;
    let known = IN_EAS.iter().any(|noun| base.ends_with(noun));
    // The ε is in all of the endings, and tells the word from others with these letters.
    known.then(|| word.get(..base.len() + 'ε'.len_utf8())).flatten()
}

fn in_ik(word: &str) -> Option<&str> {
    AFTER_IK
        .iter()
        .find_map(|ending| word.strip_suffix(ending).filter(|base| base.ends_with("ικ") && is_long(base)))
}

/// Nouns in -ση, -ξη and -ψη: of some plurals, such as καταρτίσεις, Snowball takes off more than of the singular.
fn in_sis(word: &str) -> Option<&str> {
    let base = word.strip_suffix("εισ")?;
    (base.ends_with(['σ', 'ξ', 'ψ']) && base.chars().count() >= 3).then_some(base)
}

fn in_idi(word: &str) -> Option<&str> {
    let base = IDI.iter().find_map(|ending| word.strip_suffix(ending))?;
    (base.chars().count() >= 2).then(|| word.get(..base.len() + "ιδ".len())).flatten()
}

/// Shorter words with these letters are others: δίκη, νίκη.
fn is_long(base: &str) -> bool {
    base.chars().count() >= 4
}
