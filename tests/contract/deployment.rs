//! What is deployed and documented is configured by names that exist.

use std::{collections::BTreeSet, fs, process::Command};

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
    let compose = compose();
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

/// The values, too: each is one that the program starts with.
#[test]
fn the_settings_of_the_deployment_files_are_accepted() {
    let compose = compose();
    for service in ["api", "migrate"] {
        let set = compose["services"][service]["environment"].as_object().unwrap();
        let set = set.iter().map(|(name, value)| (name.clone(), value.as_str().unwrap().to_owned()));
        accepted(set).unwrap_or_else(|faults| panic!("docker-compose.yml, {service}: {faults:?}"));
    }
    let file = fs::read_to_string(root().join("deploy/wenovate.env")).unwrap();
    let set = file.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('='));
    let faults = accepted(set.map(|(name, value)| (name.to_owned(), value.to_owned()))).unwrap_err();
    assert!(
        faults.len() == 1 && faults[0].starts_with("master_key"),
        "the one thing to be filled in: {faults:?}"
    );
    let file = fs::read_to_string(root().join("deploy/Dockerfile")).unwrap();
    let set = file
        .split_whitespace()
        .filter_map(|word| word.split_once('='))
        .filter(|(name, _)| name.starts_with("WENOVATE_"));
    accepted(set.map(|(name, value)| (name.to_owned(), value.to_owned()))).unwrap();
}

/// As figment reads them: what looks like a list, a number or a boolean is one.
fn accepted(set: impl Iterator<Item = (String, String)>) -> Result<Config, Vec<String>> {
    let fields: serde_json::Map<_, _> = set
        .filter_map(|(name, value)| {
            let field = name.strip_prefix("WENOVATE_")?.to_lowercase();
            let value = serde_json::from_str(&value).unwrap_or(serde_json::Value::String(value));
            Some((field, value))
        })
        .collect();
    assert!(!fields.is_empty());
    serde_json::from_value::<Config>(fields.into()).map_err(|error| vec![error.to_string()])?.checked()
}

#[test]
fn a_container_has_time_to_leave_and_rights_to_nothing() {
    let compose = compose();
    let api = &compose["services"]["api"];
    let seconds = |text: &str| text.trim_end_matches('s').parse::<u64>().unwrap();
    let drain = seconds(api["environment"]["WENOVATE_DRAIN_SECONDS"].as_str().unwrap());
    assert!(seconds(api["stop_grace_period"].as_str().unwrap()) > drain + 20);
    assert_eq!(api["read_only"], true);
    assert_eq!(api["cap_drop"][0], "ALL");
    for (name, service) in compose["services"].as_object().unwrap() {
        let Some(image) = service["image"].as_str() else { continue };
        let tag = image.rsplit_once(':').map_or("", |(_, tag)| tag);
        assert!(!tag.is_empty() && tag != "latest", "{name} runs {image}: which version?");
    }
}

#[test]
fn the_image_is_built_from_what_is_there_and_run_by_nobody() {
    let dockerfile = fs::read_to_string(root().join("deploy/Dockerfile")).unwrap();
    let ignored = fs::read_to_string(root().join(".dockerignore")).unwrap();
    let ignored: Vec<_> = ignored.lines().map(|line| line.trim_start_matches("**/")).collect();
    let mut copied = Vec::new();
    for line in dockerfile.lines().filter_map(|line| line.strip_prefix("COPY ")) {
        if line.contains("--from=") {
            continue;
        }
        let words: Vec<_> = line.split_whitespace().collect();
        for source in &words[..words.len() - 1] {
            assert!(root().join(source).exists(), "{source} is not there");
            let source = source.trim_end_matches('/');
            assert!(!ignored.contains(&source), "{source} is left out by .dockerignore");
            copied.push(source.to_owned());
        }
    }
    let workspace = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let members = workspace.split("members = [").nth(1).unwrap().split(']').next().unwrap();
    for member in members.split(',').map(|member| member.trim().trim_matches('"')).filter(|it| !it.is_empty())
    {
        let manifest = format!("{member}/Cargo.toml");
        assert!(copied.iter().any(|path| path == member || *path == manifest), "cargo misses {member}");
    }
    let last = dockerfile.rsplit("\nFROM ").next().unwrap();
    let person = last.lines().find_map(|line| line.strip_prefix("USER ")).expect("a person");
    let ids: Vec<u32> =
        person.split(':').map(|id| id.parse().expect("a number, which a cluster can check")).collect();
    assert!(ids.iter().all(|id| *id > 0));
    assert!(!last.contains("\nRUN "), "the last stage has no shell");
}

/// How much of the system the unit leaves open, from 0 to 10, as systemd sees it.
#[test]
fn the_unit_is_shut_in() {
    let unit = root().join("deploy/wenovate.service");
    let text = fs::read_to_string(&unit).unwrap();
    for line in [
        "DynamicUser=yes",
        "NoNewPrivileges=yes",
        "ProtectSystem=strict",
        "CapabilityBoundingSet=",
        "PrivateDevices=yes",
    ] {
        assert!(text.lines().any(|it| it == line), "{line}");
    }
    let asked = Command::new("systemd-analyze")
        .args(["security", "--offline=true", "--threshold=15", "--no-pager"])
        .arg(&unit)
        .output();
    match asked {
        Ok(output) if String::from_utf8_lossy(&output.stdout).contains("Overall exposure") => {
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
        }
        _ => eprintln!("systemd-analyze (250 or later) is not here: the unit was not measured"),
    }
}

fn compose() -> serde_json::Value {
    let text = fs::read_to_string(root().join("docker-compose.yml")).unwrap();
    let mut compose: serde_norway::Value = serde_norway::from_str(&text).expect("docker-compose.yml is YAML");
    compose.apply_merge().unwrap();
    serde_json::to_value(compose).unwrap()
}
