//! The logs of a whole journey, as verbose as our own code can be, say nothing about a person.

use serde_json::{Value, json};

use crate::{
    app::{Client, PASSWORD, Process, TestApp, both_databases},
    members::{STRONG, a_registration},
    submissions::a_submission,
    triage,
};

const ADDRESS: &str = "zacharaki.eleni@ioannina.example";

/// What a log may hold on to: words of the persons, and secrets.
#[derive(Default)]
struct Secrets(Vec<String>);

impl Secrets {
    fn of(&mut self, client: &Client) {
        self.0.extend(client.bearer());
        self.0.extend(client.cookies());
    }

    fn add(&mut self, text: impl Into<String>) {
        self.0.push(text.into());
    }
}

#[both_databases]
async fn a_journeys_logs_name_nobody_and_tell_no_secret(app: TestApp) {
    app.keep_system_time();
    let mut command = app.program();
    command.arg("serve").env("WENOVATE_LOG_FORMAT", "json").env("WENOVATE_LOG", "info,wenovate=debug");
    let process = Process::start(&mut command).await;
    let mut secrets = Secrets::default();
    for known in
        [ADDRESS, "Ζαχαράκη", "Ζωή Μυστικού", PASSWORD, STRONG, "λάθος-κωδικός", "απόρρητη αναζήτηση"]
    {
        secrets.add(known);
    }
    let newcomer = joins(&app, &process, &mut secrets).await;
    hands_in(&app, &process, &newcomer, &mut secrets).await;
    leaves(&app, &process, &newcomer, &mut secrets).await;
    process.visitor().get("/submissions/none").await;

    let log = process.log();
    let lines: Vec<Value> = log.lines().map(|line| serde_json::from_str(line).expect(line)).collect();
    let served = lines.iter().filter(|line| line["message"] == "request served").count();
    assert!(served > 20, "it is the log of a journey: {served}");
    assert!(lines.iter().filter(|line| line["message"] == "request served").all(|line| {
        line["span"]["request_id"].is_string()
            && line["span"]["route"].as_str().is_some_and(|route| !route.contains(ADDRESS))
    }));
    for secret in secrets.0.iter().filter(|secret| !secret.is_empty()) {
        let found = log.lines().find(|line| line.to_lowercase().contains(&secret.to_lowercase()));
        assert!(found.is_none(), "“{secret}” is in the log: {found:?}");
    }
    // The operator `@@` of a statement is none.
    let address = |line: &&str| {
        let letter = |side: Option<char>| side.is_some_and(char::is_alphanumeric);
        line.match_indices('@')
            .any(|(at, _)| letter(line[..at].chars().next_back()) && letter(line[at + 1..].chars().next()))
    };
    let found = log.lines().find(address);
    assert!(found.is_none(), "an address of somebody else: {found:?}");
    process.stop().await;
}

async fn joins(app: &TestApp, process: &Process, secrets: &mut Secrets) -> Client {
    let body = app.organisation().domain("ioannina.example").await;
    let newcomer = process.visitor();
    newcomer.post("/members", a_registration(ADDRESS, &body)).await.expect(202);
    let token = app.last_mail_with(ADDRESS, "/verify-email").await;
    secrets.add(token.clone());
    newcomer.post("/members/verify-email", json!({ "token": token })).await.ok();
    // Once more, and the address is taken: the database could say by whom.
    newcomer.post("/members", a_registration(ADDRESS, &body)).await.expect(202);
    let wrong = json!({ "email": ADDRESS, "password": "λάθος-κωδικός" });
    newcomer.post("/sessions", wrong).await.expect(401);
    let opened = newcomer.post("/sessions", json!({ "email": ADDRESS, "password": STRONG })).await.ok();
    newcomer.set_bearer(opened.text_at("/access_token"));
    secrets.of(&newcomer);
    let refreshed = newcomer.post("/sessions/refresh", ()).await.ok();
    newcomer.set_bearer(refreshed.text_at("/access_token"));
    secrets.of(&newcomer);
    let tag = newcomer.get("/me").await.ok().etag();
    let profile = json!({
        "given_name": "Ελένη", "family_name": "Ζαχαράκη", "unit": "Γραφείο", "post": "Ζωή Μυστικού",
        "expertise": [], "language": "el", "notify_by_mail": true,
    });
    newcomer.if_match(&tag).put("/me", profile).await.ok();
    newcomer.put("/me", json!({ "family_name": "Ζωή Μυστικού" })).await;
    let admin = process.signed_in(&app.admin().await).await;
    admin.get(format!("/members?q={ADDRESS}")).await.ok();
    admin.get("/members?q=απόρρητη αναζήτηση").await.ok();
    newcomer
}

async fn hands_in(app: &TestApp, process: &Process, author: &Client, secrets: &mut Secrets) {
    let campaign = app.campaign().await;
    let draft = author.post(campaign.submissions(), a_submission()).await.expect(201);
    let submission = format!("/submissions/{}", draft.id());
    let pdf = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n".to_vec();
    author
        .upload(format!("{submission}/attachments"), "Ζωή Μυστικού.pdf", "application/pdf", pdf)
        .await
        .expect(201);
    author.if_match("\"1\"").post(format!("{submission}/submit"), ()).await.ok();
    author.get("/library-entries?q=απόρρητη αναζήτηση").await.ok();
    let reviewer = process.signed_in(&app.reviewer().await).await;
    reviewer.post(format!("{submission}/scores"), triage::all(4)).await.expect(201);
    let coordinator = process.signed_in(&app.coordinator().await).await;
    coordinator.post(format!("{submission}/decisions"), triage::promoted()).await.expect(201);
    for person in [&reviewer, &coordinator] {
        secrets.of(person);
    }
}

async fn leaves(app: &TestApp, process: &Process, newcomer: &Client, secrets: &mut Secrets) {
    let visitor = process.visitor();
    visitor.post("/newsletter/subscriptions", json!({ "email": "zacharaki@mail.example" })).await.expect(202);
    let token = app.last_mail_with("zacharaki@mail.example", "/newsletter/confirm").await;
    visitor.post("/newsletter/subscriptions/confirm", json!({ "token": token })).await.expect(204);
    secrets.add(token);
    visitor.post("/members/forgot-password", json!({ "email": ADDRESS })).await.expect(202);
    let token = app.last_mail_with(ADDRESS, "/reset-password").await;
    secrets.add(token.clone());
    let anew = json!({ "token": token, "password": "καινούργιο-κλειδί-μιας-πόρτας-93" });
    secrets.add("καινούργιο-κλειδί");
    visitor.post("/members/reset-password", anew).await;
    newcomer.delete("/sessions/current").await;
}
