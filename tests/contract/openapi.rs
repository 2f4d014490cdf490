//! The OpenAPI document is complete, and the committed one is the code's.

use std::{collections::HashSet, fs};

use serde_json::{Map, Value};

use super::{
    document::{DOCUMENT, Operation, operations},
    sources::root,
};

#[test]
fn the_committed_document_is_the_codes() {
    let committed = fs::read_to_string(root().join("openapi.yaml")).unwrap_or_default();
    let current = wenovate::openapi::yaml().unwrap();
    let first = committed.lines().zip(current.lines()).position(|(a, b)| a != b);
    assert!(
        committed == current,
        "openapi.yaml differs from line {first:?} on: run `make generate` and commit it"
    );
}

#[test]
fn no_reference_dangles() {
    let mut dangling = Vec::new();
    each(&DOCUMENT, &mut |value| {
        if let Some(reference) = value.get("$ref").and_then(Value::as_str) {
            let found =
                reference.strip_prefix('#').is_some_and(|pointer| DOCUMENT.pointer(pointer).is_some());
            if !found {
                dangling.push(reference.to_owned());
            }
        }
    });
    assert_eq!(dangling, Vec::<String>::new());
}

#[test]
fn operation_ids_are_unique_and_read_as_verb_and_resource() {
    let mut seen = HashSet::new();
    refuse(|operation| {
        let plain = operation.id.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_');
        if !plain || !operation.id.contains('_') {
            return Some(format!("“{}” is not verb_resource", operation.id));
        }
        (!seen.insert(operation.id.clone())).then(|| "its id is taken".into())
    });
}

#[test]
fn every_operation_says_what_it_does() {
    refuse(|operation| {
        let text = |name: &str| operation.body[name].as_str().unwrap_or_default().trim().to_owned();
        let (summary, description) = (text("summary"), text("description"));
        if summary.is_empty() || summary.chars().count() > 90 {
            return Some("wants a summary of one line: the first line of its doc comment".into());
        }
        if description.is_empty() {
            return Some("wants a description: the doc comment after its first line".into());
        }
        let tags = operation.body["tags"].as_array().map_or(0, Vec::len);
        (tags != 1).then(|| format!("stands under {tags} tags instead of one"))
    });
}

/// Tags that are not the name of a slice: of the platform, and of a part of a slice that is a chapter of its own.
const CHAPTERS: [&str; 3] = ["health", "problems", "sessions"];

#[test]
fn every_tag_is_a_slice() {
    refuse(|operation| {
        let tag = operation.tag();
        let known = CHAPTERS.contains(&tag) || root().join("api/src").join(tag.replace('-', "_")).is_dir();
        (!known).then(|| format!("its tag “{tag}” is no slice"))
    });
}

#[test]
fn every_operation_answers_with_a_success_and_an_error() {
    refuse(|operation| {
        let responses = operation.body["responses"].as_object().cloned().unwrap_or_default();
        let success = responses.iter().find(|(status, _)| status.starts_with('2') || status.starts_with('3'));
        let Some((status, success)) = success else { return Some("says no success".into()) };
        if success["description"].as_str().is_none_or(str::is_empty) {
            return Some(format!("does not describe its {status}"));
        }
        let bodiless = ["202", "204", "303"].contains(&status.as_str());
        if !bodiless && success["content"].as_object().is_none_or(Map::is_empty) {
            return Some(format!("does not say what its {status} carries"));
        }
        let fails = responses.keys().any(|status| status == "default" || status.starts_with(['4', '5']));
        (!fails).then(|| "says no error".into())
    });
}

/// What is sent, or where nothing is, what comes back.
#[test]
fn every_operation_has_an_example() {
    refuse(|operation| {
        let sent = &operation.body["requestBody"]["content"];
        let answers = operation.body["responses"].as_object().into_iter().flatten();
        let come_back =
            answers.filter(|(status, _)| status.starts_with('2')).map(|(_, answer)| &answer["content"]);
        let shown = if sent.is_object() { vec![sent] } else { come_back.collect() };
        let bodies = shown.iter().filter_map(|content| content.get("application/json"));
        let mut bodies = bodies;
        bodies.find(|body| body["example"].is_null()).map(|_| "has no example of its body".into())
    });
}

#[test]
fn every_operation_names_the_problems_that_its_kind_may_answer_with() {
    refuse(|operation| {
        let mut expected = vec![];
        if !operation.is_public() {
            expected.extend([401, 403]);
        }
        if operation.path.contains('{') {
            expected.push(404);
        }
        let content = &operation.body["requestBody"]["content"];
        if content["application/x-www-form-urlencoded"].is_object() {
            // What OAuth's standards say of their endpoints.
            expected.extend([400, 401]);
        } else if content.is_object() {
            expected.extend([400, 413, 415, 422]);
        }
        let missing: Vec<_> = expected.into_iter().filter(|status| !operation.documents(*status)).collect();
        (!missing.is_empty()).then(|| format!("does not say that it may answer {missing:?}"))
    });
}

#[test]
fn every_path_parameter_is_declared() {
    refuse(|operation| {
        let declared = operation.body["parameters"].as_array().cloned().unwrap_or_default();
        let missing =
            operation.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}')).find(
                |name| {
                    !declared.iter().any(|parameter| parameter["in"] == "path" && parameter["name"] == *name)
                },
            );
        missing.map(|name| format!("does not declare its path parameter {name}"))
    });
}

/// Fails with all faults at once.
#[track_caller]
pub(super) fn refuse(mut fault: impl FnMut(&Operation) -> Option<String>) {
    let faults: Vec<_> = operations()
        .iter()
        .filter_map(|operation| {
            fault(operation).map(|fault| format!("{} {} {fault}", operation.method, operation.path))
        })
        .collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

fn each(value: &Value, look: &mut impl FnMut(&Value)) {
    look(value);
    match value {
        Value::Object(map) => map.values().for_each(|value| each(value, look)),
        Value::Array(items) => items.iter().for_each(|value| each(value, look)),
        _ => {}
    }
}
