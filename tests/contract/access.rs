//! Whoever has no token gets no further than the operations that say they need none.

use reqwest::Method;

use super::document::operations;
use crate::app::{TestApp, both_databases};

#[both_databases]
async fn a_visitor_is_asked_to_sign_in_where_the_document_says_so(app: TestApp) {
    let visitor = app.visitor();
    let mut faults = Vec::new();
    for operation in operations().into_iter().filter(|operation| !operation.is_public()) {
        let method: Method = operation.method.parse().unwrap();
        let reply = visitor.send(visitor.request(method, &concrete(&operation.path))).await;
        if reply.status() != 401 {
            faults.push(format!("{} answers a visitor with {}", operation.id, reply.problem()));
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// The path with something in place of its parameters.
fn concrete(path: &str) -> String {
    let part = |part: &str| match part {
        "{id}" => "0193c0de-7a1b-7c3d-8e4f-5a6b7c8d9e0f".to_owned(),
        part if part.starts_with('{') && part.contains("id") => {
            "0193c0de-7a1b-7c3d-8e4f-5a6b7c8d9e0f".to_owned()
        }
        part if part.starts_with('{') => "something".to_owned(),
        part => part.to_owned(),
    };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}
