//! Which fields a question has by its type, besides key, text, help, required and show_if: said once, for the check of
//! a definition and for the published schema.

use super::definition::{Question, QuestionKind};

/// Fields that the type must have, and fields that it may have.
pub(super) const fn of(kind: QuestionKind) -> (&'static [&'static str], &'static [&'static str]) {
    use QuestionKind::*;
    match kind {
        ShortText | LongText => (&[], &["min_length", "max_length"]),
        Number => (&[], &["min", "max", "integer", "unit"]),
        Date => (&[], &["earliest", "latest"]),
        SingleChoice => (&["options"], &["other"]),
        MultipleChoice => (&["options"], &["other", "min_choices", "max_choices"]),
        Dropdown => (&["options"], &[]),
        Scale => (&["steps"], &["unsure"]),
        Matrix => (&["steps", "rows"], &["unsure"]),
        Rating => (&[], &["max"]),
        Nps => (&[], &["low", "high"]),
        Consent | Email | Information => (&[], &[]),
    }
}

/// All fields that belong to some types only.
pub(super) const SPECIAL: [&str; 17] = [
    "min_length",
    "max_length",
    "min",
    "max",
    "integer",
    "unit",
    "earliest",
    "latest",
    "options",
    "other",
    "min_choices",
    "max_choices",
    "steps",
    "unsure",
    "rows",
    "low",
    "high",
];

/// The fields that are missing or do not belong, each with the code of its fault.
pub(super) fn misplaced(question: &Question) -> Vec<(&'static str, &'static str)> {
    let (must, may) = of(question.kind);
    let mut faults = Vec::new();
    for (field, is_given) in given(question) {
        if is_given && !must.contains(&field) && !may.contains(&field) {
            faults.push((field, "unknown_field"));
        } else if !is_given && must.contains(&field) {
            faults.push((field, "required"));
        }
    }
    if question.required && question.kind == QuestionKind::Information {
        faults.push(("required", "unknown_field"));
    }
    faults
}

fn given(question: &Question) -> [(&'static str, bool); 17] {
    [
        ("min_length", question.min_length.is_some()),
        ("max_length", question.max_length.is_some()),
        ("min", question.min.is_some()),
        ("max", question.max.is_some()),
        ("integer", question.integer),
        ("unit", question.unit.is_some()),
        ("earliest", question.earliest.is_some()),
        ("latest", question.latest.is_some()),
        ("options", !question.options.is_empty()),
        ("other", question.other),
        ("min_choices", question.min_choices.is_some()),
        ("max_choices", question.max_choices.is_some()),
        ("steps", !question.steps.is_empty()),
        ("unsure", question.unsure),
        ("rows", !question.rows.is_empty()),
        ("low", question.low.is_some()),
        ("high", question.high.is_some()),
    ]
}
