//! People: from registration to the profile, and what administrators do with them.

mod approve;
mod directory;
mod email_change;
mod external;
mod factors;
mod fields;
mod import;
mod life;
mod list;
mod mandates;
mod no_oracle;
mod passkeys;
mod password;
mod profile;
mod proposals;
mod queue;
mod register;
mod roles;
mod sessions;
mod sign_in;
mod standing;
mod verify_email;

use serde_json::{Value, json};

pub use self::factors::ticket;
use crate::app::{Client, Organisation, Reply, TestApp};

/// A password that nobody guesses.
pub const STRONG: &str = "θάλασσα-βουνό-42";

/// A registration with this address at this body.
pub fn a_registration(email: &str, body: &Organisation) -> Value {
    json!({
        "given_name": "Ελένη",
        "family_name": "Ζαχαράκη",
        "email": email,
        "password": STRONG,
        "organisation_id": body.id,
        "unit": "Διεύθυνση Προγραμματισμού",
        "expertise": ["ψηφιακές υπηρεσίες", " ψηφιακές υπηρεσίες "],
        "language": "el",
        "newsletter": true,
        "consents": { "terms": "2026-11", "privacy": "2026-11" },
    })
}

/// The same with one field changed.
pub fn with(mut form: Value, name: &str, value: Value) -> Value {
    form[name] = value;
    form
}

/// The token of the mail that verifies the address.
pub async fn verification_token(app: &TestApp, email: &str) -> String {
    app.last_mail(email).await.token("/verify-email")
}

/// Registers and verifies; the answer says where the person stands.
pub async fn join(app: &TestApp, email: &str, body: &Organisation) -> Reply {
    app.visitor().post("/members", a_registration(email, body)).await.expect(202);
    let token = verification_token(app, email).await;
    app.visitor().post("/members/verify-email", json!({ "token": token })).await.ok()
}

/// A session of the person.
pub async fn sign_in(app: &TestApp, email: &str, password: &str) -> Client {
    let client = app.visitor();
    let opened = client.post("/sessions", json!({ "email": email, "password": password })).await.ok();
    client.set_bearer(opened.text_at("/access_token"));
    client
}

/// The id of the person with this address, as an administrator finds it.
pub async fn id_of(admin: &Client, email: &str) -> String {
    let found = admin.get(format!("/members?q={email}")).await.ok().items();
    assert_eq!(found.len(), 1, "{found:?}");
    found[0]["id"].as_str().unwrap().to_owned()
}
