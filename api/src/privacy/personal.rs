//! What this slice's tables keep of people.

use crate::platform::personal::{Records, Whose, labels, text, time};

const MEMBER: &[Whose] = &[Whose::Member("member_id")];

pub const PERSONAL: &[Records] = &[
    Records::of(
        "data_exports",
        ["Αντίγραφα δεδομένων που ζητήσατε", "Copies of data that you asked for"],
        MEMBER,
    )
    .shows(&[
        time("requested_at", ["Ζητήθηκε", "Asked for"]),
        time("ready_at", ["Έτοιμο", "Ready"]),
        time("expires_at", ["Λήγει", "Expires"]),
    ])
    .hides(&["member_id", "language"]),
    Records::of("erasures", ["Διαγραφές που ζητήσατε", "Erasures that you asked for"], MEMBER)
        .kept([
            "Αποδεικνύουν ότι η διαγραφή έγινε, χωρίς να λένε ποιος ήσασταν.",
            "They prove that the erasure was done, without saying who you were.",
        ])
        .shows(&[
            text("cause", labels::KIND),
            time("requested_at", ["Ζητήθηκε", "Asked for"]),
            time("due_at", ["Εκτελείται", "Due"]),
            time("cancelled_at", ["Ακυρώθηκε", "Cancelled"]),
            time("done_at", ["Έγινε", "Done"]),
        ])
        .hides(&["member_id"]),
    Records::of("retention_warnings", ["Προειδοποιήσεις διαγραφής", "Warnings of erasure"], MEMBER)
        .shows(&[text("cause", labels::KIND), time("warned_at", labels::AT)])
        .hides(&["member_id"]),
];
