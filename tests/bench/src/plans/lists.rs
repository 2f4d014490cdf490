//! Every list of the API, as the OpenAPI document has them, in each order, by each filter, and its second page.

use std::{fs, path::Path};

use serde_json::Value;

use crate::{
    connection::{Connection, Person},
    world::World,
};

/// A list and its parameters.
struct List {
    path: String,
    parameters: Vec<(String, Value)>,
}

/// What is asked, and as whom.
pub async fn requests(
    document: &Path,
    world: &World,
    connection: &mut Connection,
) -> Vec<(String, Option<Person>)> {
    let mut requests = Vec::new();
    let admin = world.admin.clone();
    let people = [Some(world.coordinator.clone()), Some(admin), Some(world.member_one()), None];
    for list in lists(document) {
        let Some(path) = filled(&list.path, connection, world).await else { continue };
        for person in &people {
            let first = connection.get(&path, person.as_ref()).await;
            if !first.status.is_success() {
                continue;
            }
            requests.push((path.clone(), person.clone()));
            for query in queries(&list) {
                let asked = format!("{path}?{query}");
                requests.push((asked.clone(), person.clone()));
                let page = connection.get(&asked, person.as_ref()).await.json();
                if let Some(next) = page["next"].as_str() {
                    requests.push((format!("{asked}&after={next}"), person.clone()));
                }
            }
        }
    }
    requests
}

fn lists(document: &Path) -> Vec<List> {
    let text = fs::read_to_string(document).expect("the document can be read");
    let document: Value = serde_norway::from_str(&text).expect("the document is YAML");
    let paths = document["paths"].as_object().into_iter().flatten();
    paths
        .filter_map(|(path, item)| {
            let get = item.get("get")?;
            let schema = &get["responses"]["200"]["content"]["application/json"]["schema"]["$ref"];
            schema.as_str().filter(|name| name.contains("/Page_"))?;
            let parameters = get["parameters"].as_array().into_iter().flatten().filter_map(|parameter| {
                let parameter = resolved(&document, parameter);
                (parameter["in"] == "query").then(|| {
                    let name = parameter["name"].as_str().unwrap_or_default().to_owned();
                    (name, resolved(&document, &parameter["schema"]))
                })
            });
            Some(List { path: path.strip_prefix("/api/v1")?.to_owned(), parameters: parameters.collect() })
        })
        .collect()
}

/// What a reference refers to, also where it stands in a choice with null.
fn resolved(document: &Value, value: &Value) -> Value {
    if let Some(reference) = value["$ref"].as_str() {
        let pointer = reference.trim_start_matches('#');
        return document.pointer(pointer).cloned().unwrap_or_default();
    }
    for choice in ["oneOf", "anyOf"] {
        let of = value[choice].as_array().into_iter().flatten().find(|of| of["type"] != "null");
        if let Some(of) = of {
            return resolved(document, of);
        }
    }
    value.clone()
}

/// Each filter alone with its first value, each order, and a word.
fn queries(list: &List) -> Vec<String> {
    let mut queries = Vec::new();
    for (name, schema) in &list.parameters {
        let values: Vec<String> = match (name.as_str(), schema["enum"].as_array()) {
            ("limit" | "after", _) => continue,
            ("sort", Some(values)) => values.iter().filter_map(|it| it.as_str().map(str::to_owned)).collect(),
            (_, Some(values)) => {
                values.first().and_then(|it| it.as_str()).map(str::to_owned).into_iter().collect()
            }
            ("q", _) => vec!["%CF%85%CF%80%CE%B7%CF%81%CE%B5%CF%83%CE%AF%CE%B1".into()],
            _ if schema["type"] == "boolean" => vec!["true".into()],
            _ => continue,
        };
        queries.extend(values.into_iter().map(|value| format!("{name}={value}")));
    }
    queries.push("limit=20".into());
    queries
}

/// The path with something that is there in place of its parameters; none where nothing is.
async fn filled(path: &str, connection: &mut Connection, world: &World) -> Option<String> {
    let staff = Some(&world.coordinator);
    let first = match path {
        path if path.starts_with("/campaigns/{slug}") => "metrisi".to_owned(),
        path if path.starts_with("/library-entries/{slug}") => {
            first_of(connection, "/library-entries?limit=1", "slug", staff).await?
        }
        path if path.starts_with("/challenges/{") => {
            first_of(connection, "/challenges?limit=1", "id", staff).await?
        }
        path if path.starts_with("/submissions/{") => world.public_submission().to_owned(),
        path if path.contains('{') => return None,
        _ => String::new(),
    };
    let begins = path.find('{');
    let ends = path.find('}');
    match (begins, ends) {
        (Some(begins), Some(ends)) => Some(format!("{}{first}{}", &path[..begins], &path[ends + 1..])),
        _ => Some(path.to_owned()),
    }
}

async fn first_of(
    connection: &mut Connection,
    path: &str,
    field: &str,
    person: Option<&Person>,
) -> Option<String> {
    let list = connection.get(path, person).await.json();
    list["items"][0][field].as_str().map(str::to_owned)
}
