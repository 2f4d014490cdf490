//! What this slice's tables keep of people.

use crate::platform::personal::{Column, Records, Whose, Words, id, json, labels, number, text, time};

const EVALUATOR: &[Whose] = &[Whose::Member("evaluator_id")];
const WHY: Words =
    ["Το αποτέλεσμα της αξιολόγησης στηρίζεται σε αυτές.", "The result of the evaluation rests on them."];
const ROUND: &[Column] = &[
    number("number", ["Γύρος", "Round"]),
    text("outcome", ["Απόφαση", "Outcome"]),
    text("rationale", ["Αιτιολογία", "Rationale"]),
];
const EVALUATION: &[Column] = &[
    json("values", labels::SCORES),
    number("weighted", ["Σύνολο", "Total"]),
    text("comment", labels::COMMENT),
    id("organisation_id", labels::BODY),
    text("status", labels::STATUS),
    time("created_at", labels::CREATED),
];

pub const PERSONAL: &[Records] = &[
    Records::of(
        "evaluation_rounds",
        ["Γύροι αξιολόγησης που ανοίξατε ή κλείσατε", "Rounds of evaluation that you opened or decided"],
        &[Whose::Member("opened_by"), Whose::Member("decided_by")],
    )
    .kept(WHY)
    .shows(ROUND)
    .hides(&["status", "opened_by", "decided_by", "snapshot"]),
    Records::of("evaluations", ["Οι αξιολογήσεις σας", "Your evaluations"], EVALUATOR)
        .except("status", "draft")
        .kept(WHY)
        .shows(EVALUATION)
        .hides(&["evaluator_id"]),
    Records::of("evaluations", ["Πρόχειρες αξιολογήσεις", "Drafts of evaluations"], EVALUATOR)
        .only("status", "draft")
        .shows(EVALUATION),
];
