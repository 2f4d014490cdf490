//! The texts: those of the demo, each with a place of its own, so that no two are the same and a search for the place
//! finds a few of any number.

use super::dice::at;
use crate::demo::{Content, EntryText, SubmissionText};

/// Submissions that share a place, however many there are.
const SHARE_A_PLACE: u64 = 480;

const SYLLABLES: [&str; 16] =
    ["βα", "γε", "δο", "ζη", "θι", "κα", "λε", "μο", "νη", "ξι", "πα", "ρε", "σο", "τη", "φι", "χα"];

/// Policy areas, which come in turn beside each place.
const AREAS: u64 = 12;

/// What is written about.
pub struct Texts {
    pub content: Content,
    places: u64,
}

impl Texts {
    pub const fn new(content: Content, submissions: u64) -> Self {
        let places = submissions / SHARE_A_PLACE;
        Self { content, places: if places == 0 { 1 } else { places } }
    }

    /// What the submission of this number tells; none when the content is empty.
    pub fn submission(&self, index: u64) -> Option<(&SubmissionText, String)> {
        let place = place((index / AREAS) % self.places);
        at(&self.content.submissions, index).map(|text| (text, place))
    }

    /// How many of the same place and policy area came before it.
    pub const fn round(&self, index: u64) -> u64 {
        match (index / AREAS).checked_div(self.places) {
            Some(round) => round,
            None => 0,
        }
    }

    /// What the entry of this number tells; none when the content is empty.
    pub fn entry(&self, index: u64) -> Option<(&EntryText, String)> {
        at(&self.content.library, index).map(|text| (text, place(index)))
    }
}

/// The name of a place, one for each number: «Βαβαβαχωρι», «Γεβαβαχωρι», …
pub fn place(number: u64) -> String {
    let mut name = String::new();
    let mut rest = number;
    for _ in 0..5 {
        name.push_str(at(&SYLLABLES, rest).copied().unwrap_or_default());
        rest /= SYLLABLES.len() as u64;
    }
    name.push_str("χώρι");
    name
}

/// A title with its place, no longer than a title may be.
pub fn title(text: &str, place: &str) -> String {
    const LONGEST: usize = 160;
    let kept: String = text.chars().take(LONGEST - place.chars().count() - 3).collect();
    format!("{kept} – {place}")
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::platform::text;

    #[test]
    fn each_place_is_found_by_its_own_name_alone() {
        let stems: HashSet<_> = (0..5_000).flat_map(|number| text::stems(&place(number))).collect();
        assert_eq!(stems.len(), 5_000);
    }
}
