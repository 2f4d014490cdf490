//! Every list is walked to its end while rows come in: no page is longer than was asked for, no row comes twice, and none
//! that was there at the beginning is left out.

mod growing;

use std::collections::BTreeSet;

use serde_json::Value;

use super::{
    access::{Ask, World, permitted},
    document::{Operation, operations},
};
use crate::app::{Client, TestApp, both_databases};

/// Rows that are there before the walk begins.
const AT_FIRST: usize = 5;
/// More pages than that mean that a walk does not end.
const ENDLESS: usize = 200;

#[both_databases]
async fn every_list_is_walked_while_rows_come_in(app: TestApp) {
    let world = World::new(&app).await;
    let mut faults = Vec::new();
    for operation in operations().iter().filter(|operation| is_a_list(operation)) {
        let walker = Walker::of(&world, operation).await;
        for _ in 0..AT_FIRST {
            growing::grow(&world, &operation.id, walker.caller).await;
        }
        if let Err(fault) = walker.walk(&world, operation).await {
            faults.push(format!("{}: {fault}", operation.id));
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// What answers a page takes `limit` and `after`, with the bounds that all lists have.
#[test]
fn every_page_is_bounded_and_has_a_next_one() {
    super::openapi::refuse(|operation| {
        let answer = &operation.body["responses"]["200"]["content"]["application/json"]["schema"];
        let is_page = answer["$ref"].as_str().is_some_and(|name| name.contains("/Page_"));
        let bounds =
            parameter(operation, "limit").map(|limit| (limit["minimum"].clone(), limit["maximum"].clone()));
        match (is_page, is_a_list(operation), bounds) {
            (true, false, _) => Some("answers a page and takes no `after`".into()),
            (false, true, _) => Some("takes `after` and `limit` and answers no page".into()),
            (true, true, bounds) if bounds != Some((1.into(), 100.into())) => {
                Some(format!("has a `limit` of {bounds:?} instead of 1 to 100"))
            }
            _ => None,
        }
    });
}

fn is_a_list(operation: &Operation) -> bool {
    parameter(operation, "after").is_some() && parameter(operation, "limit").is_some()
}

/// The schema of a parameter.
fn parameter<'a>(operation: &'a Operation, name: &str) -> Option<&'a Value> {
    let all = operation.body["parameters"].as_array()?;
    all.iter().find(|parameter| parameter["name"] == name).map(|parameter| &parameter["schema"])
}

struct Walker {
    client: Client,
    caller: usize,
    path: String,
}

impl Walker {
    async fn of(world: &World, operation: &Operation) -> Self {
        let caller = permitted(&operation.id);
        let Ask { path, .. } = world.ask(operation).await;
        Self { client: world.client(caller), caller, path }
    }

    /// Everything there is, a hundred rows at a time.
    async fn all(&self) -> Result<BTreeSet<String>, String> {
        let mut rows = BTreeSet::new();
        let mut after = String::new();
        for _ in 0..ENDLESS {
            let (page, next) = self.page(100, &after).await?;
            rows.extend(page);
            match next {
                Some(next) => after = next,
                None => return Ok(rows),
            }
        }
        Err("does not end".into())
    }

    async fn walk(&self, world: &World, operation: &Operation) -> Result<(), String> {
        let there = self.all().await?;
        if there.len() < AT_FIRST {
            return Err(format!("has {} rows where {AT_FIRST} were made", there.len()));
        }
        let (mut seen, mut after) = (BTreeSet::new(), String::new());
        for _ in 0..ENDLESS {
            let (page, next) = self.page(2, &after).await?;
            if page.len() > 2 {
                return Err(format!("has {} rows in a page of two", page.len()));
            }
            for row in page {
                if !seen.insert(row.clone()) {
                    return Err(format!("{row} comes twice"));
                }
            }
            let Some(next) = next else {
                let left_out: Vec<_> = there.difference(&seen).collect();
                return if left_out.is_empty() { Ok(()) } else { Err(format!("leaves out {left_out:?}")) };
            };
            after = next;
            // A list that grows faster than it is read would be walked for ever.
            if seen.len() < there.len() {
                growing::grow(world, &operation.id, self.caller).await;
            }
        }
        Err("does not end".into())
    }

    async fn page(&self, limit: usize, after: &str) -> Result<(Vec<String>, Option<String>), String> {
        let after = if after.is_empty() { String::new() } else { format!("&after={after}") };
        let joint = if self.path.contains('?') { '&' } else { '?' };
        let address = format!("{}{joint}limit={limit}{after}", self.path);
        let reply = self.client.send(self.client.request(reqwest::Method::GET, &address)).await;
        if reply.status() != 200 {
            return Err(format!("{reply:?}"));
        }
        let body = reply.json();
        let rows = body["items"].as_array().cloned().unwrap_or_default().iter().map(name_of).collect();
        Ok((rows, body["next"].as_str().map(str::to_owned)))
    }
}

/// What tells a row from all others.
fn name_of(row: &Value) -> String {
    let names = ["id", "project_id", "number", "slug"];
    names.into_iter().map(|name| &row[name]).find(|value| !value.is_null()).unwrap_or(row).to_string()
}
