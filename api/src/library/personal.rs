//! What this slice's tables keep of people.

use crate::platform::personal::{Records, Whose, Words, id, labels, text, time};

const WHY: Words =
    ["Είναι το ιστορικό υιοθέτησης του φορέα.", "They are the history of the body’s adoption."];

pub const PERSONAL: &[Records] = &[
    Records::nobodys(
        "library_entries",
        &[
            "slug",
            "title",
            "title_key",
            "summary",
            "problem",
            "solution",
            "results",
            "replication",
            "lessons",
            "theme",
            "region",
            "body_kind",
            "lifecycle",
            "cost_band",
            "licence",
            "artwork",
            // The body's, as its editors wrote it.
            "contact",
            "status",
        ],
    ),
    Records::of(
        "adoptions",
        ["Υιοθετήσεις που δηλώσατε", "Adoptions that you declared"],
        &[Whose::Member("adopted_by")],
    )
    .kept(WHY)
    .shows(&[
        id("organisation_id", labels::BODY),
        text("status", labels::STATUS),
        text("stopped_reason", ["Γιατί σταμάτησε", "Why it stopped"]),
        time("created_at", labels::CREATED),
    ])
    .hides(&["adopted_by"]),
    Records::of(
        "adoption_steps",
        ["Βήματα υιοθέτησης που γράψατε", "Steps of adoption that you wrote"],
        &[Whose::Member("by")],
    )
    .kept(WHY)
    .shows(&[text("status", labels::STATUS), text("note", labels::TEXT), time("at", labels::AT)])
    .hides(&["by"]),
];
