//! What is deployed and documented is configured by names that exist.

use std::{collections::BTreeSet, fs};

use wenovate::platform::config::Config;

use super::sources::root;

/// Names of the environment that are not fields of the configuration.
const BESIDE: [&str; 2] = ["WENOVATE_CONFIG", "WENOVATE_TEST_POSTGRES"];

#[test]
fn deployment_files_set_only_names_that_exist() {
    let known = known();
    for file in ["docker-compose.yml", "deploy/Dockerfile", "deploy/wenovate.service", "deploy/wenovate.env"]
    {
        let text = fs::read_to_string(root().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
        let set = names(&text);
        let unknown: Vec<_> =
            set.iter().filter(|name| !known.contains(*name) && !BESIDE.contains(&name.as_str())).collect();
        assert!(unknown.is_empty(), "{file} sets what nobody reads: {unknown:?}");
    }
}

#[test]
fn the_operators_table_lists_every_setting() {
    let text = fs::read_to_string(root().join("docs/OPERATIONS.md")).unwrap();
    let rows: String =
        text.lines().filter(|line| line.starts_with("| `WENOVATE_")).collect::<Vec<_>>().join("\n");
    let told = names(&rows);
    let known = known();
    let missing: Vec<_> = known.difference(&told).collect();
    let invented: Vec<_> = told.difference(&known).collect();
    assert!(missing.is_empty() && invented.is_empty(), "missing: {missing:?}, invented: {invented:?}");
}

#[test]
fn several_replicas_stand_behind_the_balancer() {
    let text = fs::read_to_string(root().join("docker-compose.yml")).unwrap();
    let mut compose: serde_norway::Value = serde_norway::from_str(&text).expect("docker-compose.yml is YAML");
    compose.apply_merge().unwrap();
    let compose = serde_json::to_value(compose).unwrap();
    let services = compose["services"].as_object().unwrap();
    assert!(services["api"]["deploy"]["replicas"].as_u64().unwrap() >= 2);
    for (name, service) in services {
        assert!(
            service["image"].is_string() || service["build"].is_object(),
            "{name} has neither image nor build"
        );
        for other in service["depends_on"].as_object().into_iter().flatten() {
            assert!(services.contains_key(other.0), "{name} waits for {}, which is not there", other.0);
        }
        for mount in service["volumes"].as_array().into_iter().flatten().filter_map(|mount| mount.as_str()) {
            let from = mount.split(':').next().unwrap();
            let there = if from.starts_with('.') {
                root().join(from).exists()
            } else {
                compose["volumes"].get(from).is_some()
            };
            assert!(there, "{name} mounts {from}, which is not there");
        }
    }
}

fn known() -> BTreeSet<String> {
    let fields = serde_json::to_value(Config::default()).unwrap();
    fields.as_object().unwrap().keys().map(|field| format!("WENOVATE_{}", field.to_uppercase())).collect()
}

fn names(text: &str) -> BTreeSet<String> {
    let is_part = |letter: char| letter.is_ascii_uppercase() || letter.is_ascii_digit() || letter == '_';
    let words = text.split(|letter| !is_part(letter));
    words.filter(|word| word.starts_with("WENOVATE_") && word.len() > 9).map(str::to_owned).collect()
}
