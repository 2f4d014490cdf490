//! Whatever is sent, the answer is a refusal by name or what was sent: never a fault of ours. Every text of every operation
//! is tried, from the document, by somebody who may send it.

use serde_json::{Value, json};

use super::{
    access::{World, permitted},
    document::{DOCUMENT, Operation, operations},
};
use crate::app::{Reply, TestApp, both_databases};

/// Texts that break what takes them for something else, each with a part by which it is known again.
fn texts() -> Vec<(&'static str, String, &'static str)> {
    vec![
        ("null character", "α\0β".into(), "α"),
        ("right-to-left marks", "\u{202E}\u{200F}αβγ δεζη θικλ μνξο πρστ".into(), "δεζη"),
        ("combining Greek", "Α\u{301}\u{345}\u{308}γορα\u{301} των πολιτω\u{342}ν".into(), "γορα"),
        ("markup", "<script>alert(1)</script><img src=x onerror=alert(1)>".into(), "alert(1)"),
        ("formula", "=HYPERLINK(\"http://x.example\";\"πατήστε\")+1".into(), "HYPERLINK"),
        ("wide formula", "＝1+1 και άλλα πολλά ακόμη".into(), "άλλα πολλά"),
        ("quotes", "'; DROP TABLE members; -- \" ` \\ %_ {{7*7}} ${7*7}".into(), "DROP TABLE"),
        ("a lone surrogate", format!("αβγ {LONE} δεζη"), "δεζη"),
        ("a megabyte", "ω".repeat(500_000), "ωωωωωω"),
    ]
}

/// Stands for half of a pair of UTF-16, which no text of Rust can hold: it is put in where the body is written.
const LONE: char = '\u{E000}';

fn written(body: &Value) -> Vec<u8> {
    serde_json::to_string(body).unwrap().replace(LONE, "\\ud800").into_bytes()
}

#[both_databases]
async fn every_text_is_refused_by_name_or_kept_as_it_was(app: TestApp) {
    let world = World::new(&app).await;
    let mut faults = Vec::new();
    for operation in operations().into_iter().filter(has_json_body) {
        let mut ask = world.ask(&operation).await;
        let fields = texts_of(body_schema(&operation), "", 0);
        for field in &fields {
            for (name, text, part) in texts() {
                let Some(body) = with(ask.body.as_ref().unwrap(), field, text.clone().into()) else {
                    continue;
                };
                let reply = world.send_as_permitted(&operation, &ask, written(&body)).await;
                if let Some(fault) = fault_of(&reply, &text, part) {
                    faults.push(format!("{} {field}, {name}: {fault}", operation.id));
                }
                if reply.status() < 300 {
                    ask = world.ask(&operation).await;
                }
            }
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[both_databases]
async fn every_body_that_is_no_json_or_another_is_refused(app: TestApp) {
    let world = World::new(&app).await;
    let mut faults = Vec::new();
    for operation in operations().into_iter().filter(has_json_body) {
        let ask = world.ask(&operation).await;
        let body = serde_json::to_string(ask.body.as_ref().unwrap()).unwrap();
        for (name, bytes) in bodies(&body) {
            let reply = world.send_as_permitted(&operation, &ask, bytes).await;
            if !(400..500).contains(&reply.status()) || !operation.documents(reply.status()) {
                faults.push(format!("{}, {name}: {reply:?}", operation.id));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[both_databases]
async fn every_parameter_is_refused_or_understood(app: TestApp) {
    let world = World::new(&app).await;
    let mut faults = Vec::new();
    for operation in operations().into_iter().filter(|operation| !operation.changes()) {
        let ask = world.ask(&operation).await;
        let path = ask.path.split('?').next().unwrap_or_default().to_owned();
        let parameters = operation.body["parameters"].as_array().cloned().unwrap_or_default();
        for parameter in parameters.iter().filter(|parameter| parameter["in"] == "query") {
            let name = parameter["name"].as_str().unwrap();
            for value in [
                "%00",
                "%FF%FE",
                "%ED%A0%80",
                "99999999999999999999999",
                "-1",
                "",
                "%E2%80%AE=1%2B1",
                "a%27--",
                "*%22(%29",
            ] {
                let asked = super::access::Ask::at(format!("{path}?{name}={value}"));
                let reply = world.send_as_permitted(&operation, &asked, Vec::new()).await;
                if reply.status() >= 500 {
                    faults.push(format!("{}?{name}={value}: {reply:?}", operation.id));
                }
            }
        }
        for value in ["%00", "%FF", "..", "%2e%2e%2f", "%E2%80%AE", "0", "'", "%ED%A0%80"] {
            let template =
                operation.path.split('/').map(|part| if part.starts_with('{') { value } else { part });
            let asked = super::access::Ask::at(template.collect::<Vec<_>>().join("/"));
            let reply = world.send_as_permitted(&operation, &asked, Vec::new()).await;
            if reply.status() >= 500 {
                faults.push(format!("{} at {}: {reply:?}", operation.id, asked.path));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// Bodies that are not what the operation takes, whatever it takes.
fn bodies(good: &str) -> Vec<(&'static str, Vec<u8>)> {
    let inside = good.trim_start_matches('{');
    vec![
        ("nothing", Vec::new()),
        ("half a body", good[..good.len() - 1].into()),
        ("two bodies", format!("{good}{good}").into()),
        ("invalid UTF-8", [b"{\"\xff\xfe\": 1, ".as_slice(), inside.as_bytes()].concat()),
        ("a lone surrogate", format!("{{\"\\ud800\": 1, {inside}").into()),
        (
            "ten thousand levels",
            format!("{{\"x\": {}1{}, {inside}", "[".repeat(10_000), "]".repeat(10_000)).into(),
        ),
        ("a megabyte", format!("{{\"x\": \"{}\", {inside}", "x".repeat(1_000_000)).into()),
        ("a huge number", format!("{{\"x\": 1e999999, {inside}").into()),
        ("many digits", format!("{{\"x\": {}, {inside}", "9".repeat(500)).into()),
        ("each name twice", good.replacen('{', &format!("{{{},", inside.trim_end_matches('}')), 1).into()),
        ("a list", format!("[{good}]").into()),
        ("a text", "\"text\"".into()),
        ("nothing said", "null".into()),
    ]
}

/// What is wrong with an answer: it is a fault of ours, or it shows what was sent as something else.
fn fault_of(reply: &Reply, text: &str, part: &str) -> Option<String> {
    if reply.status() >= 500 {
        return Some(format!("{reply:?}"));
    }
    let mut shown = Vec::new();
    collect(&reply.json_if_any().filter(|_| reply.status() < 300)?, part, &mut shown);
    let faithful = shown.iter().any(|echo| echo == text || echo == text.trim());
    (!shown.is_empty() && !faithful).then(|| format!("shown as {shown:?}"))
}

/// All texts with this part in them.
fn collect(value: &Value, part: &str, into: &mut Vec<String>) {
    match value {
        Value::String(text) if text.contains(part) => into.push(text.clone()),
        Value::Object(fields) => fields.values().for_each(|field| collect(field, part, into)),
        Value::Array(items) => items.iter().for_each(|item| collect(item, part, into)),
        _ => {}
    }
}

fn has_json_body(operation: &Operation) -> bool {
    !body_schema(operation).is_null()
}

fn body_schema(operation: &Operation) -> &Value {
    &operation.body["requestBody"]["content"]["application/json"]["schema"]
}

/// The places of all texts of a schema, as JSON pointers.
fn texts_of(schema: &Value, at: &str, depth: usize) -> Vec<String> {
    if depth > 6 {
        return Vec::new();
    }
    if let Some(reference) = schema["$ref"].as_str() {
        return DOCUMENT
            .pointer(&reference[1..])
            .map_or_else(Vec::new, |schema| texts_of(schema, at, depth + 1));
    }
    let is = |kind: &str| {
        schema["type"] == kind || schema["type"].as_array().is_some_and(|kinds| kinds.contains(&json!(kind)))
    };
    if is("string") {
        return vec![at.to_owned()];
    }
    let ways = ["oneOf", "anyOf", "allOf"].into_iter().filter_map(|way| schema[way].as_array()).flatten();
    let mut found: Vec<_> = ways.flat_map(|way| texts_of(way, at, depth + 1)).collect();
    for (name, field) in schema["properties"].as_object().into_iter().flatten() {
        found.extend(texts_of(field, &format!("{at}/{name}"), depth + 1));
    }
    if is("array") {
        found.extend(texts_of(&schema["items"], &format!("{at}/0"), depth + 1));
    }
    found.dedup();
    found
}

/// The body with this in this place; nothing when there is no such place in it.
fn with(body: &Value, field: &str, text: Value) -> Option<Value> {
    let mut body = body.clone();
    let (parent, name) = field.rsplit_once('/')?;
    match body.pointer_mut(parent)? {
        Value::Object(fields) => drop(fields.insert(name.to_owned(), text)),
        Value::Array(items) => match items.first_mut() {
            Some(first) => *first = text,
            None => items.push(text),
        },
        _ => return None,
    }
    Some(body)
}

impl World {
    async fn send_as_permitted(
        &self,
        operation: &Operation,
        ask: &super::access::Ask,
        bytes: Vec<u8>,
    ) -> Reply {
        let client = self.caller_of(operation, permitted(&operation.id)).await;
        let client = match ask.if_match {
            Some(revision) => client.if_match(format!("\"{revision}\"")),
            None => client,
        };
        let request = client.request(operation.method.parse().unwrap(), &ask.path);
        let request = if bytes.is_empty() && !operation.changes() {
            request
        } else {
            request.header("content-type", "application/json").body(bytes)
        };
        client.send(request).await
    }
}
