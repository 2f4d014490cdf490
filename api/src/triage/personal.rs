//! What this slice's tables keep of people.

use crate::platform::personal::{Records, Whose, Words, json, labels, number, text, time};

const WHY: Words = [
    "Η κρίση της υπηρεσίας πρέπει να μπορεί να ελεγχθεί.",
    "The department’s judgement must stay open to review.",
];

pub const PERSONAL: &[Records] = &[
    Records::of("scores", ["Βαθμολογίες σας", "Your scores"], &[Whose::Member("reviewer_id")])
        .kept(WHY)
        .shows(&[
            json("values", labels::SCORES),
            number("weighted", ["Σύνολο", "Total"]),
            text("comment", labels::COMMENT),
            text("recommendation", ["Σύσταση", "Recommendation"]),
            time("created_at", labels::CREATED),
        ])
        .hides(&["reviewer_id"]),
    Records::of("decisions", ["Αποφάσεις σας", "Your decisions"], &[Whose::Member("decided_by")])
        .kept(WHY)
        .shows(&[
            text("kind", labels::KIND),
            text("rationale", ["Αιτιολογία", "Rationale"]),
            time("created_at", labels::CREATED),
        ])
        .hides(&["decided_by"]),
];
