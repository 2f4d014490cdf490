//! The quick start of docs/API.md runs as it stands in the document.

use std::{
    path::Path,
    process::{Command, Stdio},
};

use sea_orm::EntityTrait;
use wenovate::submissions::submission;

use crate::{
    app::{ApiClient, TestApp, both_databases},
    contract::sources::root,
};

/// Where the document's examples find the service.
const DOCUMENTED: &str = "http://localhost:8080";

/// The block of this language, speaking to the test's own server.
fn block(app: &TestApp, language: &str) -> String {
    let document = std::fs::read_to_string(root().join("docs/API.md")).unwrap();
    let (_, quick_start) = document.split_once("## Quick start").unwrap();
    let (_, rest) = quick_start.split_once(&format!("```{language}\n")).unwrap();
    let block = rest.split("\n```").next().unwrap();
    assert!(block.contains(DOCUMENTED), "{language}");
    block.replace(DOCUMENTED, app.server())
}

/// What the program prints, once it ended well.
async fn said_by(client: &ApiClient, program: &str, arguments: &[&str]) -> String {
    let mut command = Command::new(program);
    command.args(arguments).env("CLIENT_ID", client.id().to_string()).env("CLIENT_SECRET", &client.secret);
    command.stdin(Stdio::null());
    let output = tokio::task::spawn_blocking(move || command.output()).await.unwrap();
    let output = output.unwrap_or_else(|error| panic!("{program}: {error}"));
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{program}:\n{out}\n{err}");
    out.into_owned()
}

async fn a_system(app: &TestApp) -> ApiClient {
    app.design_campaign().await;
    let body = app.organisation().await;
    app.api_client(&["submissions:submit"]).of_body(&body).await
}

/// One draft of the client's is there, and the program named it.
async fn brought_one(app: &TestApp, client: &ApiClient, said: &str) {
    let drafts = submission::Entity::find().all(&*app.foundation().db).await.unwrap();
    assert_eq!(drafts.len(), 1, "{said}");
    assert_eq!(
        (drafts[0].author_id.0, drafts[0].organisation_id),
        (client.id().0, client.row().organisation_id)
    );
    assert!(said.contains(&drafts[0].id.to_string()) && said.contains("draft"), "{said}");
}

#[both_databases]
async fn the_quick_start_in_curl_runs_as_it_stands(app: TestApp) {
    let client = a_system(&app).await;
    let script = format!("set -euo pipefail\n{}", block(&app, "sh"));
    let said = said_by(&client, "bash", &["-c", &script]).await;
    brought_one(&app, &client, &said).await;
}

#[both_databases]
async fn the_quick_start_in_python_runs_as_it_stands(app: TestApp) {
    let client = a_system(&app).await;
    let script = block(&app, "python");
    let said = said_by(&client, "python3", &["-c", &script]).await;
    brought_one(&app, &client, &said).await;
    let again = said_by(&client, "python3", &["-c", &script]).await;
    assert_eq!(said, again, "sent again, it creates nothing twice");
}

/// Node that reads TypeScript by itself does; for an older one the pages' compiler takes the types away.
#[both_databases]
async fn the_quick_start_in_typescript_runs_as_it_stands(app: TestApp) {
    let client = a_system(&app).await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("quick-start.mjs");
    std::fs::write(&file, without_types(&client, folder.path(), &block(&app, "ts")).await).unwrap();
    let said = said_by(&client, "node", &[file.to_str().unwrap()]).await;
    brought_one(&app, &client, &said).await;
}

async fn without_types(client: &ApiClient, folder: &Path, text: &str) -> String {
    let typed = folder.join("quick-start.ts");
    std::fs::write(&typed, text).unwrap();
    let typed = typed.display().to_string();
    let compiler = root().join("frontend/node_modules/typescript/lib/typescript.js").display().to_string();
    let strip = format!(
        "const fs = require('node:fs');\nconst text = fs.readFileSync({typed:?}, 'utf8');\n\
         const own = require('node:module').stripTypeScriptTypes;\nif (own) {{ console.log(own(text)); }} else {{\n\
         const ts = require({compiler:?});\n\
         const options = {{ module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 }};\n\
         console.log(ts.transpileModule(text, {{ compilerOptions: options }}).outputText); }}"
    );
    said_by(client, "node", &["-e", &strip]).await
}
