//! Which passwords are too easy to guess: by rules that know Greek and the person, and by zxcvbn's count of guesses.

use zxcvbn::{
    feedback::{Suggestion, Warning as Told},
    zxcvbn,
};

use crate::platform::{
    password::MIN,
    problem::{Problem, Result},
    text,
};

/// Guesses that take more than a few days offline (zxcvbn's third step).
const ENOUGH: u8 = 3;

crate::choice!(
    /// What is wrong with a password.
    PasswordWarning {
        KeyboardRow,
        Repetition,
        Common,
        SimilarToCommon,
        Sequence,
        Year,
        SingleWord,
        Date,
        Name,
        /// It contains the person's name or address.
        Own,
    }
);

crate::choice!(
    /// What would make a password better.
    PasswordAdvice {
        FewWords,
        AnotherWord,
        CapitalsHelpLittle,
        ReversalHelpsLittle,
        SubstitutionHelpsLittle,
        LongerPattern,
        AvoidRepetition,
        AvoidSequences,
        AvoidYears,
        AvoidDates,
        Longer,
    }
);

/// How hard a password is to guess.
pub struct Judged {
    /// From 0 to 4.
    pub score: u8,
    pub is_weak: bool,
    pub warning: Option<PasswordWarning>,
    pub advice: Vec<PasswordAdvice>,
}

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
    if judge(password, email, names).is_weak { Err(Problem::field(pointer, "password_weak")) } else { Ok(()) }
}

/// The verdict, and what to say of it.
pub fn judge(password: &str, email: &str, names: &[&str]) -> Judged {
    let own: Vec<&str> = email.split(['@', '.', '-', '_']).chain(names.iter().copied()).collect();
    let guessed = zxcvbn(password, &own);
    let ours = weakness(password, email, names);
    let told = guessed.feedback();
    let counted = u8::from(guessed.score());
    let score = if ours.is_some() { counted.min(1) } else { counted };
    let mut advice: Vec<PasswordAdvice> =
        told.iter().flat_map(|told| told.suggestions()).map(|suggestion| advice_of(*suggestion)).collect();
    if password.chars().count() < MIN {
        advice.insert(0, PasswordAdvice::Longer);
    }
    if ours.is_some() && advice.is_empty() {
        advice.push(PasswordAdvice::FewWords);
    }
    advice.dedup();
    Judged {
        score,
        is_weak: score < ENOUGH || password.chars().count() < MIN,
        warning: ours.or_else(|| told.and_then(zxcvbn::feedback::Feedback::warning).map(warning_of)),
        advice,
    }
}

const fn warning_of(told: Told) -> PasswordWarning {
    use Told::*;
    match told {
        StraightRowsOfKeysAreEasyToGuess | ShortKeyboardPatternsAreEasyToGuess => {
            PasswordWarning::KeyboardRow
        }
        RepeatsLikeAaaAreEasyToGuess | RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess => {
            PasswordWarning::Repetition
        }
        ThisIsATop10Password | ThisIsATop100Password | ThisIsACommonPassword => PasswordWarning::Common,
        ThisIsSimilarToACommonlyUsedPassword => PasswordWarning::SimilarToCommon,
        SequencesLikeAbcAreEasyToGuess => PasswordWarning::Sequence,
        RecentYearsAreEasyToGuess => PasswordWarning::Year,
        AWordByItselfIsEasyToGuess => PasswordWarning::SingleWord,
        DatesAreOftenEasyToGuess => PasswordWarning::Date,
        NamesAndSurnamesByThemselvesAreEasyToGuess | CommonNamesAndSurnamesAreEasyToGuess => {
            PasswordWarning::Name
        }
    }
}

const fn advice_of(suggestion: Suggestion) -> PasswordAdvice {
    use Suggestion::*;
    match suggestion {
        UseAFewWordsAvoidCommonPhrases | NoNeedForSymbolsDigitsOrUppercaseLetters => PasswordAdvice::FewWords,
        AddAnotherWordOrTwo => PasswordAdvice::AnotherWord,
        CapitalizationDoesntHelpVeryMuch | AllUppercaseIsAlmostAsEasyToGuessAsAllLowercase => {
            PasswordAdvice::CapitalsHelpLittle
        }
        ReversedWordsArentMuchHarderToGuess => PasswordAdvice::ReversalHelpsLittle,
        PredictableSubstitutionsDontHelpVeryMuch => PasswordAdvice::SubstitutionHelpsLittle,
        UseALongerKeyboardPatternWithMoreTurns => PasswordAdvice::LongerPattern,
        AvoidRepeatedWordsAndCharacters => PasswordAdvice::AvoidRepetition,
        AvoidSequences => PasswordAdvice::AvoidSequences,
        AvoidRecentYears | AvoidYearsThatAreAssociatedWithYou => PasswordAdvice::AvoidYears,
        AvoidDatesAndYearsThatAreAssociatedWithYou => PasswordAdvice::AvoidDates,
    }
}

/// What our own rules find.
fn weakness(password: &str, email: &str, names: &[&str]) -> Option<PasswordWarning> {
    let folded = text::fold(password);
    let core: String = folded.chars().filter(|letter| letter.is_alphanumeric()).collect();
    let word = core.trim_matches(|letter: char| letter.is_numeric());
    let rules = [
        (different(&folded) < 5 || is_repetition(&core), PasswordWarning::Repetition),
        (COMMON.lines().any(|common| common == core || common == word), PasswordWarning::Common),
        (SEQUENCES.iter().any(|sequence| is_part_of(&core, sequence)), PasswordWarning::Sequence),
        (tells_who(&folded, email, names), PasswordWarning::Own),
    ];
    rules.into_iter().find_map(|(holds, warning)| holds.then_some(warning))
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
        judge(password, "e.zacharaki@ioannina.gr", &["Ελένη", "Ζαχαράκη"]).is_weak
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
            "correcthorse",
            "Summer2026!",
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
