//! How alike two short texts are.

use std::collections::HashSet;

use super::stems;

/// From 0 (nothing in common) to 1 (the same words, whatever their forms and order): the Jaccard index of the trigrams
/// of the stems.
pub fn likeness(a: &str, b: &str) -> f64 {
    likeness_of_stems(&stems(a).join(" "), &stems(b).join(" "))
}

/// The same of texts that are stems already, parted by spaces.
pub fn likeness_of_stems(a: &str, b: &str) -> f64 {
    let (a, b) = (trigrams(a), trigrams(b));
    let shared = a.intersection(&b).count();
    let all = a.len() + b.len() - shared;
    if all == 0 { 0.0 } else { shared as f64 / all as f64 }
}

/// Of each stem, with the spaces around it, so that beginnings count more than middles.
fn trigrams(stems: &str) -> HashSet<[char; 3]> {
    let mut found = HashSet::new();
    for stem in stems.split_whitespace() {
        let padded: Vec<char> = [' ', ' '].into_iter().chain(stem.chars()).chain([' ']).collect();
        found.extend(padded.windows(3).filter_map(|window| <[char; 3]>::try_from(window).ok()));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIGHTS: &str = "Έξυπνος φωτισμός στους δρόμους του δήμου";

    #[test]
    fn other_forms_of_the_same_words_are_the_same() {
        assert!((likeness(LIGHTS, "έξυπνοι φωτισμοί δρόμων στον Δήμο") - 1.0).abs() < 0.001);
    }

    #[test]
    fn related_texts_are_somewhat_alike_and_unrelated_ones_are_not() {
        let related = likeness(LIGHTS, "Φωτισμός δρόμων με αισθητήρες");
        assert!((0.25..0.45).contains(&related), "{related}");
        let unrelated = likeness(LIGHTS, "Ψηφιακή πλατφόρμα διαβούλευσης πολιτών");
        assert!(unrelated < 0.05, "{unrelated}");
    }

    #[test]
    fn nothing_is_like_nothing() {
        assert!(likeness("", "") < f64::EPSILON);
        assert!(likeness("και", "το") < f64::EPSILON);
    }
}
