use serde_json::{Value, json};

use crate::questionnaires::Definition;

/// The faults of a definition with these questions.
fn faults(questions: Value) -> Vec<String> {
    faults_of(json!({ "sections": [{ "key": "s", "title": text("Ενότητα"), "questions": questions }] }))
}

fn faults_of(definition: Value) -> Vec<String> {
    let definition: Definition = serde_json::from_value(definition).unwrap();
    let faults = definition.check("").err().unwrap_or_default();
    let short = |pointer: &str| pointer.replace("/sections/0/questions", "");
    faults.iter().map(|fault| format!("{} {}", short(&fault.pointer), fault.code)).collect()
}

fn text(text: &str) -> Value {
    json!({ "el": text, "en": text })
}

fn question(kind: &str, more: Value) -> Value {
    let mut question = json!({ "key": "a", "type": kind, "text": text("Ερώτηση") });
    question.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    question
}

fn options(values: &[&str]) -> Value {
    values.iter().map(|value| json!({ "value": value, "label": text(value) })).collect()
}

fn asked_if(test: Value) -> Value {
    question("short_text", json!({ "key": "b", "show_if": { "answer": test } }))
}

#[test]
fn a_sound_definition_has_no_faults() {
    assert!(faults(json!([question("short_text", json!({}))])).is_empty());
}

#[test]
fn keys_stand_once_and_in_plain_letters() {
    let twice = json!([question("short_text", json!({})), question("date", json!({}))]);
    assert_eq!(faults(twice), ["/1/key duplicate"]);
    for key in ["", "Α", "1a", "a-b", "a b", &"a".repeat(65)] {
        assert_eq!(faults(json!([question("date", json!({ "key": key }))])), ["/0/key key"], "{key}");
    }
}

#[test]
fn texts_stand_in_both_languages() {
    let greek_only = question("date", json!({ "text": { "el": "Πότε;", "en": " " } }));
    assert_eq!(faults(json!([greek_only])), ["/0/text/en required"]);
    let endless = question("date", json!({ "text": text(&"α".repeat(2_001)) }));
    assert_eq!(faults(json!([endless])), ["/0/text/el too_long", "/0/text/en too_long"]);
    let nul = question("date", json!({ "text": { "el": "α\u{0}", "en": "a" } }));
    assert_eq!(faults(json!([nul])), ["/0/text/el control_character"]);
}

#[test]
fn a_type_has_its_own_fields() {
    assert_eq!(faults(json!([question("single_choice", json!({}))])), ["/0/options required"]);
    let lost = question("date", json!({ "rows": [{ "key": "r", "label": text("Γραμμή") }] }));
    assert_eq!(faults(json!([lost])), ["/0/rows unknown_field"]);
    let read = question("information", json!({ "required": true }));
    assert_eq!(faults(json!([read])), ["/0/required unknown_field"]);
    let exclusive = json!([
        { "value": "x", "label": text("x"), "exclusive": true }, { "value": "y", "label": text("y") }
    ]);
    let single = question("single_choice", json!({ "options": exclusive }));
    assert_eq!(faults(json!([single])), ["/0/options/0/exclusive unknown_field"]);
}

#[test]
fn bounds_do_not_contradict_each_other() {
    for (kind, more, fault) in [
        ("number", json!({ "min": 5, "max": 1 }), "/0/min min_max"),
        ("short_text", json!({ "min_length": 9, "max_length": 3 }), "/0/min_length min_max"),
        ("short_text", json!({ "max_length": 9_000 }), "/0/max_length range"),
        ("date", json!({ "earliest": "2026-02-30" }), "/0/earliest date"),
        ("date", json!({ "earliest": "2026-02-02", "latest": "2026-02-01" }), "/0/earliest min_max"),
        ("rating", json!({ "max": 50 }), "/0/max range"),
        (
            "multiple_choice",
            json!({ "options": options(&["x", "y"]), "max_choices": 3 }),
            "/0/max_choices range",
        ),
        (
            "multiple_choice",
            json!({ "options": options(&["x", "y"]), "min_choices": 2, "max_choices": 1 }),
            "/0/min_choices min_max",
        ),
    ] {
        assert_eq!(faults(json!([question(kind, more)])), [fault]);
    }
}

#[test]
fn options_and_steps_are_told_apart() {
    let same = question("dropdown", json!({ "options": options(&["x", "x"]) }));
    assert_eq!(faults(json!([same])), ["/0/options/1/value duplicate"]);
    let other = question("single_choice", json!({ "options": options(&["x", "other"]), "other": true }));
    assert_eq!(faults(json!([other])), ["/0/options/1/value duplicate"]);
    let step = |value: i32| json!({ "value": value, "label": text("Βαθμίδα") });
    let falling = question("scale", json!({ "steps": [step(2), step(1)] }));
    assert_eq!(faults(json!([falling])), ["/0/steps/1/value ascending"]);
    let beyond = question("scale", json!({ "steps": [step(1), step(11)] }));
    assert_eq!(faults(json!([beyond])), ["/0/steps/1/value range"]);
}

#[test]
fn a_condition_looks_only_at_an_earlier_question() {
    let later = json!([
        question("short_text", json!({ "show_if": { "answer": { "question": "b", "is": "answered" } } })),
        question("short_text", json!({ "key": "b" })),
    ]);
    assert_eq!(faults(later), ["/0/show_if condition_later"]);
    let itself =
        question("short_text", json!({ "show_if": { "answer": { "question": "a", "is": "answered" } } }));
    assert_eq!(faults(json!([itself])), ["/0/show_if condition_later"]);
}

#[test]
fn a_condition_fits_the_question_it_looks_at() {
    let choice = question("single_choice", json!({ "options": options(&["x", "y"]) }));
    for test in [
        json!({ "question": "a", "is": "equals", "value": "z" }),
        json!({ "question": "a", "is": "equals", "value": "other" }),
        json!({ "question": "a", "is": "at_least", "value": "x" }),
        json!({ "question": "a", "is": "equals" }),
        json!({ "question": "a", "is": "answered", "value": "x" }),
        json!({ "question": "a", "row": "r", "is": "equals", "value": "x" }),
    ] {
        assert_eq!(faults(json!([choice, asked_if(test)])), ["/1/show_if condition"]);
    }
    let fits = json!({ "question": "a", "is": "equals", "value": "x" });
    assert!(faults(json!([choice, asked_if(fits)])).is_empty());
}

#[test]
fn groups_are_neither_empty_nor_endless() {
    let test = json!({ "answer": { "question": "a", "is": "answered" } });
    let first = question("short_text", json!({}));
    let grouped = |condition: Value| {
        json!([first, question("short_text", json!({ "key": "b", "show_if": condition }))])
    };
    assert_eq!(faults(grouped(json!({ "all": [] }))), ["/1/show_if condition"]);
    assert_eq!(faults(grouped(json!({ "any": vec![test.clone(); 21] }))), ["/1/show_if condition"]);
    let deep = (0..4).fold(test, |inner, _| json!({ "all": [inner] }));
    assert_eq!(faults(grouped(deep)), ["/1/show_if condition"]);
}

#[test]
fn a_definition_has_sections_with_questions() {
    assert_eq!(faults_of(json!({ "sections": [] })), ["/sections too_few"]);
    let empty = json!({ "sections": [{ "key": "s", "title": text("Ενότητα"), "questions": [] }] });
    assert_eq!(faults_of(empty), [" too_few"]);
}
