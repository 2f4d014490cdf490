use serde_json::{Value, json};

use super::with;
use crate::app::{TestApp, both_databases};

fn a_profile() -> Value {
    json!({
        "given_name": "Μαρία", "family_name": "Παππά", "unit": " ", "post": "Αναλύτρια",
        "expertise": ["δεδομένα"], "language": "en", "notify_by_mail": false,
    })
}

#[both_databases]
async fn a_profile_is_revised_by_the_tag_that_was_seen(app: TestApp) {
    let member = app.member().await;
    let tag = member.get("/me").await.ok().etag();
    assert_eq!(member.put("/me", a_profile()).await.problem(), "428 precondition-required");
    let revised = member.if_match(&tag).put("/me", a_profile()).await.ok();
    assert_eq!(revised.json()["family_name"], "Παππά");
    assert_eq!(revised.json()["unit"], Value::Null);
    assert_eq!(revised.json()["notify_by_mail"], false);
    assert_ne!(revised.etag(), tag);
    assert_eq!(member.if_match(&tag).put("/me", a_profile()).await.problem(), "412 stale");
    assert_eq!(app.audit().await, ["members.profile_revised"]);
}

#[both_databases]
async fn each_fault_is_named(app: TestApp) {
    let member = app.member().await;
    let refused = async |name: &str, value: Value| {
        member.if_match("\"1\"").put("/me", with(a_profile(), name, value)).await.problem()
    };
    assert_eq!(
        refused("family_name", json!("")).await,
        "422 validation /family_name length, /family_name required"
    );
    assert_eq!(refused("expertise", json!(["x".repeat(81)])).await, "422 validation /expertise length");
    assert_eq!(refused("language", json!("fr")).await, "422 validation /language unknown_option");
    assert_eq!(refused("email", json!("a@b.gr")).await, "422 validation /email unknown_field");
    assert_eq!(
        app.visitor().if_match("\"1\"").put("/me", a_profile()).await.problem(),
        "401 unauthenticated"
    );
}
