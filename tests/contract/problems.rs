//! Every problem has a page, in both languages, and keeps to RFC 9457.

use std::collections::{BTreeMap, BTreeSet};

use reqwest::Method;
use wenovate::{
    app,
    platform::{language::Language, messages, problem::RESERVED},
};

use super::sources::api;
use crate::app::{TestApp, both_databases};

/// The slugs that stand in the source.
fn declared() -> BTreeSet<String> {
    let slug = |rest: &str| {
        let arguments = rest.split(';').next()?;
        Some(arguments.split('"').nth(1)?.to_owned())
    };
    let of_file = |code: &str| code.split(": ProblemKind = ").skip(1).filter_map(slug).collect::<Vec<_>>();
    api().iter().flat_map(|source| of_file(&source.code)).collect()
}

#[test]
fn every_declared_problem_is_told() {
    let told: BTreeSet<String> = app::problems().iter().map(|kind| kind.slug.to_owned()).collect();
    let missing: Vec<_> = declared().difference(&told).cloned().collect();
    assert!(missing.is_empty(), "add them to the PROBLEMS of their slice: {missing:?}");
    assert!(declared().len() > 60);
}

#[test]
fn a_slug_is_one_status_everywhere_and_has_both_languages() {
    let mut statuses = BTreeMap::new();
    for kind in app::problems() {
        assert_eq!(*statuses.entry(kind.slug).or_insert(kind.status), kind.status, "{}", kind.slug);
        let plain = |letter: char| letter.is_ascii_lowercase() || letter == '-';
        assert!(kind.slug.chars().all(plain), "{}", kind.slug);
        let greek = |text: &str| text.chars().any(|letter| ('α'..='ω').contains(&letter));
        assert!(greek(kind.el), "{}: its Greek title", kind.slug);
        assert!(!greek(kind.en) && kind.en.chars().count() > 5, "{}: its English title", kind.slug);
    }
}

#[both_databases]
async fn the_type_of_every_problem_is_a_page_that_explains_it(app: TestApp) {
    let visitor = app.visitor().with("Accept", "text/html");
    for kind in app::problems() {
        let address = format!("/problems/{}", kind.slug);
        for (language, title) in [("el", kind.el), ("en", kind.en)] {
            let page = visitor.reading(language);
            let page = page.send(page.request(Method::GET, &address)).await.expect(200);
            assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
            assert_eq!(page.header("content-language"), language);
            let policy = page.header("content-security-policy");
            assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
            let text = page.text();
            let escaped = title.replace('\'', "&#x27;");
            assert!(text.contains(&escaped), "{address} in {language}: {text}");
            assert!(!text.contains("<style") && !text.contains("style="), "nothing inline");
        }
    }
}

/// Names of values in messages, which stand beside the codes.
const PARAMETERS: [&str; 3] = ["min", "max", "question"];

/// The codes of field faults that stand in the source.
fn codes() -> BTreeSet<String> {
    let of_call = |rest: &str| {
        let arguments = rest.split([';', '\n']).next().unwrap_or_default();
        let texts = arguments.split('"').skip(1).step_by(2);
        let is_code = |text: &&str| {
            !PARAMETERS.contains(text)
                && !text.is_empty()
                && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
        };
        texts.filter(is_code).map(str::to_owned).collect::<Vec<_>>()
    };
    let calls = ["FieldError::new(", "Problem::field(", "ValidationError::new("];
    let of_file = |code: &str| {
        let all = calls.iter().flat_map(|call| code.split(call).skip(1).flat_map(of_call));
        all.collect::<Vec<_>>()
    };
    api().iter().flat_map(|source| of_file(&source.code)).collect()
}

#[test]
fn every_fault_of_a_field_has_words_of_its_own_in_both_languages() {
    let params = serde_json::json!({ "min": 1, "max": 2 });
    let params = params.as_object().unwrap();
    let say = |code: &str, language| messages::of(code, params, language);
    let mut silent = Vec::new();
    for code in codes() {
        for language in [Language::El, Language::En] {
            if say(&code, language) == say("no_such_code", language) {
                silent.push(code.clone());
            }
        }
    }
    assert!(silent.is_empty(), "add them to platform::messages: {silent:?}");
    assert!(codes().len() > 30, "{:?}", codes());
}

/// What a slice adds to a problem does not take the place of a member that the standard defines.
#[test]
fn no_extension_takes_a_standard_name() {
    let mut taken = Vec::new();
    let mut extensions = 0;
    for source in api() {
        for rest in source.code.split(".extension(").skip(1) {
            let Some(name) = rest.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next())
            else {
                continue;
            };
            extensions += 1;
            if RESERVED.contains(&name) {
                taken.push(format!("{}: {name}", source.path));
            }
        }
    }
    assert!(taken.is_empty(), "\n{}\n", taken.join("\n"));
    assert!(extensions > 10, "extensions are looked for where they are not written any more");
}
