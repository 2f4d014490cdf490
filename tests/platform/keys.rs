//! Signing keys: published before they sign, verifying after, sealed where they are kept.

use std::time::Duration;

use insta::assert_snapshot;
use jsonwebtoken::decode_header;
use reqwest::Method;
use sea_orm::EntityTrait;
use serde_json::Value;
use wenovate::platform::{
    jobs::Job,
    keys::{RotateKeys, entity},
    time::days,
};

use crate::app::{Client, Member, TestApp, both_databases, command};

const ONE: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
const TWO: &str = "//79/Pv6+fj39vX08/Lx8O/u7ezr6uno5+bl5OPi4eA=";

#[both_databases]
async fn tokens_of_the_old_key_are_good_during_the_overlap_on_every_replica_and_not_after(app: TestApp) {
    let other = app.replica().await;
    let member = app.member().await;
    let old = kid(&member);
    // A token that outlives its key: what ends it is the key's end, not its own.
    let long = super::tokens::signed(&app, &old, |claims| {
        claims["exp"] = (claims["exp"].as_i64().unwrap() + 7_200).into();
    })
    .await;
    let with = |client: Client| client.with("Authorization", format!("Bearer {long}"));
    app.foundation().keys.rotate(&app.foundation().db).await.unwrap();
    assert_eq!(published(&app.visitor()).await.len(), 2, "before it signs");
    assert_eq!(published(&other.visitor()).await.len(), 2);
    member.renew().await;
    assert_eq!(kid(&member), old);

    app.advance(Duration::from_mins(10));
    member.renew().await;
    let new = kid(&member);
    assert_ne!(new, old);
    for server in [app.server(), other.address()] {
        member.client().through(server).get("/me").await.ok();
        with(app.visitor().through(server)).get("/me").await.ok();
    }
    app.advance(Duration::from_hours(1));
    with(other.visitor()).get("/me").await.ok();
    app.advance(Duration::from_mins(1));
    for server in [app.server(), other.address()] {
        let late = with(app.visitor().through(server)).get("/me").await;
        assert_snapshot!(late.problem(), @"401 unauthenticated");
    }
    assert_eq!(published(&app.visitor()).await, [new]);
    assert_eq!(
        app.audit().await.into_iter().filter(|event| event.starts_with("keys.")).collect::<Vec<_>>(),
        ["keys.rotated"]
    );
    other.stop().await;
}

#[both_databases]
async fn by_the_clock_another_key_signs_after_ninety_days_and_the_old_one_is_destroyed(app: TestApp) {
    let rotate = async || RotateKeys::default().run(app.foundation()).await.unwrap();
    app.advance(days(89));
    rotate().await;
    assert_eq!(rows(&app).await.len(), 1);
    app.advance(days(1));
    rotate().await;
    rotate().await;
    let keys = rows(&app).await;
    assert_eq!(keys.len(), 2, "once");
    app.advance(Duration::from_mins(72));
    rotate().await;
    let destroyed: Vec<_> = app.audit_events().await;
    assert_eq!(destroyed.last().unwrap().event, "keys.destroyed");
    assert_eq!(published(&app.visitor()).await.len(), 1);
    assert_eq!(rows(&app).await.len(), 2, "what it has signed can be verified");
}

#[both_databases]
async fn when_a_key_is_in_wrong_hands_no_token_of_it_is_good_a_minute_later(app: TestApp) {
    let other = app.replica().await;
    let member = app.member().await;
    let elsewhere = member.client().at(&other);
    elsewhere.get("/me").await.ok();
    app.foundation().keys.revoke_all(&app.foundation().db).await.unwrap();
    app.advance(Duration::from_mins(1));
    assert_snapshot!(member.get("/me").await.problem(), @"401 unauthenticated");
    assert_snapshot!(elsewhere.get("/me").await.problem(), @"401 unauthenticated");
    member.renew().await;
    elsewhere.set_bearer(member.bearer().unwrap());
    elsewhere.get("/me").await.ok();
    other.stop().await;
}

#[both_databases]
async fn keys_are_sealed_with_the_master_key_and_nothing_starts_without_it(app: TestApp) {
    assert!(!shown(&app).await.contains("sealed1."), "for trying things out");
    let first = app.replica_with(|config| config.master_key = Some(ONE.into())).await;
    let sealed = shown(&app).await;
    assert!(sealed.contains("sealed1."), "what stood there is sealed as soon as there is a master key");
    first.stop().await;

    let without = app.replica_tried(|_| {}).await.err().unwrap().to_string();
    assert!(without.contains("set WENOVATE_MASTER_KEY"), "{without}");
    let wrong =
        app.replica_tried(|config| config.master_key = Some(TWO.into())).await.err().unwrap().to_string();
    assert!(wrong.contains("another is configured"), "{wrong}");
    assert_eq!(shown(&app).await, sealed);

    let changing = app
        .replica_with(|config| {
            config.master_key = Some(TWO.into());
            config.master_key_previous = Some(ONE.into());
        })
        .await;
    assert_eq!(published(&changing.visitor()).await.len(), 1);
    changing.stop().await;
    app.replica_with(|config| config.master_key = Some(TWO.into())).await.stop().await;
    assert_ne!(shown(&app).await, sealed);
}

#[both_databases]
async fn keys_from_files_sign_and_verify(app: TestApp) {
    let folder = tempfile::tempdir().unwrap();
    let files: Vec<_> = ["first.pem", "second.pem"].iter().map(|name| folder.path().join(name)).collect();
    for file in &files {
        let key = rcgen::KeyPair::generate_for(&rcgen::PKCS_ED25519).unwrap();
        std::fs::write(file, key.serialize_pem()).unwrap();
    }
    let replica = app.replica_with(|config| config.signing_key_files.clone_from(&files)).await;
    let member = app.member().await;
    let client = member.client().at(&replica);
    client.get("/me").await.ok();
    let opened = client.post("/sessions/refresh", ()).await.ok();
    client.set_bearer(opened.text_at("/access_token"));
    let kids = published(&replica.visitor()).await;
    assert_eq!(kids.len(), 3, "both files', and the database's");
    let first = decode_header(client.bearer().unwrap()).unwrap().kid.unwrap();
    assert_eq!(first, kids[0]);
    client.get("/me").await.ok();
    let keys = &replica.running().foundation().keys;
    assert!(keys.rotate(&app.foundation().db).await.is_err());

    // Turned round, the other signs and the first is still good.
    let turned =
        app.replica_with(|config| config.signing_key_files = files.iter().rev().cloned().collect()).await;
    client.at(&turned).get("/me").await.ok();
    assert_eq!(published(&turned.visitor()).await[1], first);
    turned.stop().await;
    replica.stop().await;
}

#[both_databases]
async fn keys_are_listed_and_rotated_on_the_command_line(app: TestApp) {
    app.set_time(wenovate::platform::time::Clock::system().now());
    let mut settings = app.settings();
    settings.push(("WENOVATE_MASTER_KEY", ONE.into()));
    let run = |arguments: &[&str]| {
        let output = command(&settings).args(arguments).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(run(&["keys", "rotate"]).contains(" signs from 20"));
    let listed: Vec<Value> = serde_json::from_str(&run(&["keys", "list", "--json"])).unwrap();
    let states: Vec<_> = listed.iter().map(|key| key["state"].as_str().unwrap()).collect();
    assert_eq!(states, ["published", "signs"]);
    run(&["keys", "rotate", "--revoke-others"]);
    let text = run(&["keys", "list"]);
    assert!(text.starts_with("signs ") && text.matches("over ").count() == 2, "{text}");

    settings.pop();
    let output = command(&settings).arg("serve").output().unwrap();
    assert!(!output.status.success());
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.contains("the signing keys cannot be used") && said.contains("WENOVATE_MASTER_KEY"),
        "{said}"
    );
    settings.push(("WENOVATE_MASTER_KEY", "short".into()));
    let said = String::from_utf8(command(&settings).arg("serve").output().unwrap().stderr).unwrap();
    assert!(said.contains("master_key: expected 32 bytes in base64"), "{said}");
    assert!(!said.contains("short"), "a secret is not shown");
}

fn kid(member: &Member) -> String {
    decode_header(member.bearer().unwrap()).unwrap().kid.unwrap()
}

async fn published(visitor: &Client) -> Vec<String> {
    let keys = visitor.send(visitor.request(Method::GET, "/.well-known/jwks.json")).await.ok().json();
    keys["keys"].as_array().unwrap().iter().map(|key| key["kid"].as_str().unwrap().to_owned()).collect()
}

async fn rows(app: &TestApp) -> Vec<entity::Model> {
    entity::Entity::find().all(&*app.foundation().db).await.unwrap()
}

/// The column as it stands, which the type does not show.
async fn shown(app: &TestApp) -> String {
    use sea_orm::{ConnectionTrait, Statement};
    let db = &app.foundation().db;
    let select = Statement::from_string(db.backend(), "SELECT private_key FROM signing_keys");
    let row = db.query_one_raw(select).await.unwrap().unwrap();
    row.try_get("", "private_key").unwrap()
}
