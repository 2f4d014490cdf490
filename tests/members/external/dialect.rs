use sea_orm::{ConnectionTrait, EntityTrait, Statement};
use secrecy::SecretString;
use serde_json::json;
use wenovate::members::{external_identity, subject_key};

use super::prove;
use crate::app::{
    TestApp, both_databases,
    elsewhere::{as_taxpayer, begin, come_back, dialect, sign_in_as_taxpayer},
};

const TAX_NUMBER: &str = "123456783";
const ONE: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
const TWO: &str = "//79/Pv6+fj39vX08/Lx8O/u7ezr6uno5+bl5OPi4eA=";

#[both_databases]
async fn a_public_servant_is_known_by_a_hash_and_the_number_is_nowhere(app: TestApp) {
    let replica = app.offering(vec![dialect()]).await;
    let member = app.member().signed_out().await;
    let browser = replica.visitor();
    let offered = sign_in_as_taxpayer(&browser, TAX_NUMBER).await.ok().json();
    assert_eq!(
        offered["unlinked"]["profile"],
        json!({ "given_name": "ΕΛΕΝΗ", "family_name": "ΖΑΧΑΡΑΚΗ", "email": null })
    );
    prove(&browser, &member).await;
    let form = json!({ "ticket": offered["unlinked"]["ticket"] });
    browser.post("/me/external-identities", form).await.expect(204);
    let opened = sign_in_as_taxpayer(&replica.visitor(), TAX_NUMBER).await.ok().json();
    assert_eq!(opened["member"]["email"], member.email());
    let other = sign_in_as_taxpayer(&replica.visitor(), "987654321").await.ok().json();
    assert!(other["unlinked"].is_object());

    app.drain_jobs().await;
    let hash =
        &external_identity::Entity::find().one(&*app.foundation().db).await.unwrap().unwrap().subject_hash;
    let (tables, found) = everything(&app).await;
    assert!(tables > 50 && found.contains(hash.as_str()), "all tables were read");
    assert!(!found.contains(TAX_NUMBER), "the tax number stands in a table");
    replica.stop().await;
}

/// The rows of all tables, as text, and how many tables there are.
async fn everything(app: &TestApp) -> (usize, String) {
    let db = &*app.foundation().db;
    let backend = db.get_database_backend();
    let (tables, rows) = if backend == sea_orm::DatabaseBackend::Sqlite {
        ("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%fts%'", None)
    } else {
        (
            "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'",
            Some("t::text"),
        )
    };
    let names = db.query_all_raw(Statement::from_string(backend, tables)).await.unwrap();
    let mut text = String::new();
    for name in &names {
        let name: String = name.try_get("", "name").unwrap();
        let select = if let Some(rows) = rows {
            format!("SELECT {rows} AS line FROM \"{name}\" t")
        } else {
            let columns = format!("SELECT name FROM pragma_table_info('{name}')");
            let columns = db.query_all_raw(Statement::from_string(backend, columns)).await.unwrap();
            let columns = columns.iter().map(|it| it.try_get::<String>("", "name").unwrap());
            let columns: Vec<_> = columns.map(|it| format!("quote(\"{it}\")")).collect();
            format!("SELECT {} AS line FROM \"{name}\"", columns.join(" || ' ' || "))
        };
        for row in db.query_all_raw(Statement::from_string(backend, select)).await.unwrap() {
            text.push_str(&row.try_get::<String>("", "line").unwrap());
            text.push('\n');
        }
    }
    (names.len(), text)
}

#[both_databases]
async fn a_userinfo_that_is_no_persons_signs_nobody_in(app: TestApp) {
    let replica = app.offering(vec![dialect()]).await;
    let browser = replica.visitor();
    let cases = [
        ("bomb", "503 provider-unavailable"),
        ("malformed", "503 provider-unavailable"),
        ("large", "503 provider-unavailable"),
        ("failing", "503 provider-unavailable"),
        ("empty", "403 provider-refused"),
    ];
    for (wrong, expected) in cases {
        let answer = as_taxpayer(begin(&browser, "public-servants").await, TAX_NUMBER, Some(wrong)).await;
        let began = std::time::Instant::now();
        assert_eq!(come_back(&browser, "public-servants", &answer).await.problem(), expected, "{wrong}");
        assert!(began.elapsed().as_secs() < 5, "{wrong}");
    }
    for number in ["12345678", "1234567890", "12345678x", ""] {
        let answer = as_taxpayer(begin(&browser, "public-servants").await, number, None).await;
        let refused = come_back(&browser, "public-servants", &answer).await.problem();
        assert_eq!(refused, "403 provider-refused", "{number}");
    }
    let mut answer = as_taxpayer(begin(&browser, "public-servants").await, TAX_NUMBER, None).await;
    answer["iss"] = json!("https://elsewhere.example");
    let mixed = come_back(&browser, "public-servants", &answer).await.problem();
    assert_eq!(mixed, "403 provider-refused", "it has no name of this kind");
    replica.stop().await;
}

/// The key of the hashes is sealed by the master key, and outlives it.
#[both_databases]
async fn who_is_linked_is_known_after_a_change_of_the_master_key(app: TestApp) {
    app.keep_system_time();
    let member = app.member().signed_out().await;
    let with = |current: &'static str, previous: Option<&'static str>| {
        app.replica_with(move |config| {
            config.sign_in_providers = vec![dialect()];
            config.master_key = Some(SecretString::from(current));
            config.master_key_previous = previous.map(SecretString::from);
        })
    };
    let before = with(ONE, None).await;
    let browser = before.visitor();
    let ticket = sign_in_as_taxpayer(&browser, TAX_NUMBER).await.ok().text_at("/unlinked/ticket");
    prove(&browser, &member).await;
    browser.post("/me/external-identities", json!({ "ticket": ticket })).await.expect(204);
    before.stop().await;
    let kept = || async {
        let row = subject_key::Entity::find().one(&*app.foundation().db).await.unwrap();
        row.unwrap().secret.0
    };
    let first = kept().await;
    // While it is changed both are at hand.
    with(TWO, Some(ONE)).await.stop().await;
    assert_ne!(kept().await, first, "sealed anew at the start");
    let after = with(TWO, None).await;
    let opened = sign_in_as_taxpayer(&after.visitor(), TAX_NUMBER).await.ok().json();
    assert_eq!(opened["member"]["email"], member.email());
    after.stop().await;
}
