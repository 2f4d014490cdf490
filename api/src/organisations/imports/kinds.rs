//! What sort of body or unit something is, by the words that the national registry has for it.

use super::super::entity::{OrganisationKind, UnitKind};
use crate::platform::text;

/// By the words of the national registry, or of the body's own name.
pub fn kind_by(words: &str) -> OrganisationKind {
    let folded = text::fold(words);
    let has = |part: &str| folded.contains(part);
    let begins =
        |part: &str| folded.split(|letter: char| !letter.is_alphabetic()).any(|word| word.starts_with(part));
    let is = |whole: &str| folded.split(|letter: char| !letter.is_alphabetic()).any(|word| word == whole);
    match () {
        () if (has("ανεξαρτητη") && has("αρχη")) || has("ανεξαρτητεσ αρχεσ") => {
            OrganisationKind::IndependentAuthority
        }
        () if begins("νοσοκομει") || has("υγειονομικη περιφερεια") => {
            OrganisationKind::Hospital
        }
        () if begins("πανεπιστημι") || begins("πολυτεχνει") || has("ανωτατο εκπαιδευτικο") => {
            OrganisationKind::University
        }
        () if begins("σχολει") || begins("γυμνασι") || begins("λυκει") || begins("νηπιαγωγει") => {
            OrganisationKind::School
        }
        () if begins("υπουργει") => OrganisationKind::Ministry,
        () if is("δημοσ") || is("δημοι") || is("δημων") || has("α' βαθμου") || has("α’ βαθμου") => {
            OrganisationKind::Municipality
        }
        () if begins("περιφερει") || has("β' βαθμου") || has("β’ βαθμου") => {
            OrganisationKind::Region
        }
        () if has("νομικο προσωπο")
            || begins("νπδδ")
            || begins("νπιδ")
            || begins("οργανισμ")
            || begins("ταμει") =>
        {
            OrganisationKind::Agency
        }
        () => OrganisationKind::Other,
    }
}

pub fn unit_kind_by(words: &str) -> UnitKind {
    let folded = text::fold(words);
    let begins = |part: &str| folded.starts_with(part);
    match () {
        () if begins("γενικη γραμματεια") => UnitKind::GeneralSecretariat,
        () if begins("γενικη διευθυνση") => UnitKind::GeneralDirectorate,
        () if folded.contains("διευθυνση") => UnitKind::Directorate,
        () if folded.contains("τμημα") => UnitKind::Department,
        () if folded.contains("γραφειο") => UnitKind::Office,
        () => UnitKind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_by_their_words() {
        use OrganisationKind::*;
        for (words, kind) in [
            ("Υπουργείο Υγείας", Ministry),
            ("ΠΕΡΙΦΕΡΕΙΑ ΑΤΤΙΚΗΣ", Region),
            ("5η ΥΓΕΙΟΝΟΜΙΚΗ ΠΕΡΙΦΕΡΕΙΑ", Hospital),
            ("Γενικό Νοσοκομείο Βόλου", Hospital),
            ("Ανεξάρτητη Αρχή Δημοσίων Εσόδων", IndependentAuthority),
            ("Οργανισμός Λιμένος", Agency),
            ("Νομικό Πρόσωπο Δημοσίου Δικαίου", Agency),
            ("Δήμος Ιωαννιτών", Municipality),
            ("Κάτι άλλο", Other),
        ] {
            assert_eq!(kind_by(words), kind, "{words}");
        }
    }
}
