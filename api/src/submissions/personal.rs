//! What this slice's tables keep of people.

use crate::platform::personal::{Column, Records, Whose, Words, id, json, labels, number, text, time};

const AUTHOR: &[Whose] = &[Whose::Member("author_id")];
const WHY: Words = [
    "Είναι συνεισφορά του φορέα: μένουν ανώνυμα, ώστε να στέκουν οι αποφάσεις που πάρθηκαν πάνω τους.",
    "They are the body’s contribution: they stay without your name, so that the decisions taken on them stand.",
];
const SUBMISSION: &[Column] = &[
    text("code", ["Κωδικός", "Code"]),
    text("title", labels::TITLE),
    text("summary", labels::SUMMARY),
    text("kind", labels::KIND),
    text("policy_area", ["Τομέας πολιτικής", "Policy area"]),
    id("organisation_id", labels::BODY),
    text("unit", ["Μονάδα", "Unit"]),
    text("visibility", ["Ορατότητα", "Visibility"]),
    json("answers", labels::ANSWERS),
    text("status", labels::STATUS),
    time("created_at", labels::CREATED),
    time("submitted_at", ["Υποβλήθηκε", "Submitted"]),
];

pub const PERSONAL: &[Records] = &[
    Records::of("submissions", ["Οι υποβολές σας", "Your submissions"], AUTHOR)
        .except("status", "draft")
        .kept(WHY)
        .shows(SUBMISSION)
        .hides(&["author_id"]),
    Records::of("submissions", ["Πρόχειρες υποβολές", "Drafts of submissions"], AUTHOR)
        .only("status", "draft")
        .shows(SUBMISSION),
    Records::of(
        "submission_versions",
        ["Εκδόσεις υποβολών", "Versions of submissions"],
        &[Whose::Member("created_by")],
    )
    .kept(WHY)
    .shows(&[
        number("number", ["Έκδοση", "Version"]),
        json("snapshot", labels::TEXT),
        time("created_at", labels::CREATED),
    ])
    .hides(&["created_by"]),
    Records::nobodys("submission_attachments", &[]),
    Records::of(
        "submission_messages",
        ["Μηνύματά σας σε υποβολές", "Your messages on submissions"],
        &[Whose::Member("author_id")],
    )
    .kept(WHY)
    .shows(&[text("kind", labels::KIND), text("body", labels::TEXT), time("created_at", labels::CREATED)])
    .hides(&["author_id"]),
];
