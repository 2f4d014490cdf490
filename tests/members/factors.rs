use std::time::Duration;

use serde_json::{Value, json};
use wenovate::members::totp;

use super::sign_in;
use crate::app::{Client, Member, PASSWORD, Reply, TestApp, both_databases};

/// Enrols an authenticator app over HTTP; answers with its secret and the recovery codes.
async fn enrol(app: &TestApp, person: &Client) -> (Vec<u8>, Vec<String>) {
    let secret = begin(person).await;
    let confirmed =
        person.post("/me/totp/confirm", json!({ "code": code(app, &secret, 0) })).await.ok().json();
    let codes = confirmed["recovery_codes"].as_array().unwrap();
    (secret, codes.iter().map(|code| code.as_str().unwrap().to_owned()).collect())
}

async fn begin(person: &Client) -> Vec<u8> {
    let offered = person.post("/me/totp", ()).await.ok();
    let address = offered.text_at("/address");
    let secret = offered.text_at("/secret");
    assert!(address.starts_with("otpauth://totp/We-novate:") && address.contains(&secret), "{address}");
    assert!(offered.text_at("/qr_svg").starts_with("<svg"));
    data_encoding::BASE32_NOPAD.decode(secret.as_bytes()).unwrap()
}

/// The code of now, or of some steps later.
fn code(app: &TestApp, secret: &[u8], later: i64) -> String {
    totp::code(secret, totp::step_at(app.now()) + later)
}

/// The ticket of a sign-in whose password was right.
pub async fn ticket(app: &TestApp, email: &str) -> Value {
    let asked = app.visitor().post("/sessions", json!({ "email": email, "password": PASSWORD })).await.ok();
    assert!(asked.headers("set-cookie").is_empty(), "no session before the second factor");
    asked.json()["second_factor"]["ticket"].clone()
}

async fn complete(app: &TestApp, ticket: &Value, name: &str, proof: &str) -> Reply {
    app.visitor().post("/sessions/second-factor", json!({ "ticket": ticket, name: proof })).await
}

#[both_databases]
async fn an_app_is_enrolled_by_a_code_and_signing_in_asks_for_one_from_then_on(app: TestApp) {
    let member = app.member().await;
    let secret = begin(&member).await;
    let confirm = |code: String| member.post("/me/totp/confirm", json!({ "code": code }));
    assert_eq!(confirm(code(&app, &secret, 5)).await.problem(), "422 validation /code code_wrong");
    sign_in(&app, member.email(), PASSWORD).await.get("/me").await.ok();
    let enrolled = confirm(code(&app, &secret, 0)).await.ok().json();
    assert_eq!(enrolled["recovery_codes"].as_array().unwrap().len(), 10);
    assert_eq!(confirm(code(&app, &secret, 1)).await.problem(), "409 nothing-to-confirm");
    assert_eq!(app.last_mail(member.email()).await.subject, "Προστέθηκε δεύτερος παράγοντας σύνδεσης");

    let ticket = ticket(&app, member.email()).await;
    assert_eq!(complete(&app, &ticket, "code", "000000").await.problem(), "401 second-factor-failed");
    let opened = complete(&app, &ticket, "code", &code(&app, &secret, 1)).await.ok();
    assert!(opened.headers("set-cookie")[0].contains("HttpOnly"));
    let client = app.visitor();
    client.set_bearer(opened.text_at("/access_token"));
    let factors = client.get("/me/factors").await.ok().json();
    assert_eq!((&factors["required"], &factors["recovery_codes_left"]), (&json!(false), &json!(10)));
    assert!(factors["totp_since"].is_string() && factors["abilities"]["can_remove_totp"] == true);
}

#[both_databases]
async fn each_code_is_good_once_and_none_before_it(app: TestApp) {
    let member = app.member().with_factor().signed_out().await;
    let ticket_of = async || ticket(&app, member.email()).await;
    let shown = code(&app, member.secret(), 0);
    complete(&app, &ticket_of().await, "code", &shown).await.ok();
    let failed = "401 second-factor-failed";
    assert_eq!(complete(&app, &ticket_of().await, "code", &shown).await.problem(), failed);
    let before = code(&app, member.secret(), -1);
    assert_eq!(complete(&app, &ticket_of().await, "code", &before).await.problem(), failed);
    let apart = code(&app, member.secret(), 1);
    complete(&app, &ticket_of().await, "code", &format!("{} {}", &apart[..3], &apart[3..])).await.ok();
}

#[both_databases]
async fn a_ticket_is_good_once_for_ten_minutes_and_for_nothing_else(app: TestApp) {
    let member = app.member().with_factor().await;
    let failed = "401 second-factor-failed";
    let used = ticket(&app, member.email()).await;
    complete(&app, &used, "code", &code(&app, member.secret(), 0)).await.ok();
    assert_eq!(complete(&app, &used, "code", &code(&app, member.secret(), 1)).await.problem(), failed);
    let challenge = app.visitor().get("/sessions/passkey-challenge").await.ok().json();
    for foreign in [challenge["ticket"].clone(), json!(member.bearer()), json!("none")] {
        let reply = complete(&app, &foreign, "code", &code(&app, member.secret(), 1)).await;
        assert_eq!(reply.problem(), failed);
    }
    let old = ticket(&app, member.email()).await;
    app.advance(Duration::from_mins(10));
    assert_eq!(complete(&app, &old, "code", &code(&app, member.secret(), 0)).await.problem(), failed);
    let opens_nothing = app.visitor();
    opens_nothing.set_bearer(old.as_str().unwrap());
    assert_eq!(opens_nothing.get("/me").await.problem(), "401 unauthenticated");
}

#[both_databases]
async fn a_recovery_code_stands_in_once_and_new_ones_take_the_place_of_the_old(app: TestApp) {
    let member = app.member().await;
    let (_, codes) = enrol(&app, &member).await;
    let ticket_of = async || ticket(&app, member.email()).await;
    let typed = codes[0].replace('-', " ").to_uppercase();
    complete(&app, &ticket_of().await, "recovery_code", &typed).await.ok();
    assert_eq!(app.last_mail(member.email()).await.subject, "Χρησιμοποιήθηκε ένας κωδικός ανάκτησης");
    let failed = "401 second-factor-failed";
    assert_eq!(complete(&app, &ticket_of().await, "recovery_code", &codes[0]).await.problem(), failed);
    assert_eq!(member.get("/me/factors").await.ok().json()["recovery_codes_left"], 9);
    let renewed = member.post("/me/recovery-codes", ()).await.ok().json();
    assert_eq!(complete(&app, &ticket_of().await, "recovery_code", &codes[1]).await.problem(), failed);
    let fresh = renewed["recovery_codes"][0].as_str().unwrap();
    complete(&app, &ticket_of().await, "recovery_code", fresh).await.ok();
    let none = complete(&app, &ticket_of().await, "nothing", "").await;
    assert_eq!(none.problem(), "422 validation /nothing unknown_field");
}

#[both_databases]
async fn guessing_codes_is_slowed_down(app: TestApp) {
    let member = app.member().with_factor().signed_out().await;
    let ticket = ticket(&app, member.email()).await;
    for _ in 0..5 {
        assert_eq!(complete(&app, &ticket, "code", "12345").await.problem(), "401 second-factor-failed");
    }
    let slowed = complete(&app, &ticket, "code", &code(&app, member.secret(), 0)).await;
    assert_eq!((slowed.problem().as_str(), slowed.header("retry-after")), ("429 too-many-requests", "30"));
    app.advance(Duration::from_secs(30));
    complete(&app, &ticket, "code", &code(&app, member.secret(), 0)).await.ok();
}

#[both_databases]
async fn staff_can_do_nothing_but_enrol_until_they_have(app: TestApp) {
    let (admin, person) = (app.admin().await, app.member().await);
    admin.put(format!("/members/{}/roles/reviewer", person.id()), ()).await.ok();
    let required = "403 second-factor-required";
    for path in
        ["/campaigns", "/me/submissions", "/me/sessions", "/projects", "/sessions/current/second-factor"]
    {
        assert_eq!(person.get(path).await.problem(), required, "{path}");
    }
    assert_eq!(person.put("/me/newsletter", json!({ "subscribed": true })).await.problem(), required);
    let me = person.get("/me").await.ok().json();
    assert_eq!((&me["must_enrol"], &me["permissions"]), (&json!(true), &json!([])));
    person.renew().await;
    assert_eq!(person.get("/me/factors").await.ok().json()["required"], true);
    enrol(&app, &person).await;
    let me = person.get("/me").await.ok().json();
    assert_eq!(me["must_enrol"], false);
    assert!(me["permissions"].as_array().unwrap().contains(&json!("submissions:score")), "{me}");
    person.get("/campaigns").await.ok();
    person.renew().await;
    person.get("/me/submissions").await.ok();
}

#[both_databases]
async fn who_has_no_factor_yet_may_sign_out(app: TestApp) {
    let (admin, person) = (app.admin().await, app.member().await);
    admin.put(format!("/members/{}/roles/coordinator", person.id()), ()).await.ok();
    person.delete("/sessions/current").await.expect(204);
    assert_eq!(person.get("/me").await.problem(), "401 unauthenticated");
}

#[both_databases]
async fn what_wants_a_fresh_factor_is_refused_after_ten_minutes(app: TestApp) {
    let (admin, person) = (app.admin().await, app.member().await);
    let path = format!("/members/{}/roles/reviewer", person.id());
    app.advance(Duration::from_mins(10));
    assert_eq!(admin.put(&path, ()).await.problem(), "403 step-up-required");
    assert_eq!(admin.delete(&path).await.problem(), "403 step-up-required");
    admin.get("/members").await.ok();
    let wrong = json!({ "code": "000000" });
    let failed = admin.post("/sessions/current/second-factor", wrong).await;
    assert_eq!(failed.problem(), "401 second-factor-failed");
    assert_eq!(admin.put(&path, ()).await.problem(), "403 step-up-required");
    admin.step_up(app.now()).await;
    admin.put(&path, ()).await.ok();
    admin.delete(&path).await.ok();
    assert_eq!(app.audit().await, ["members.role_granted", "members.role_revoked"]);
}

#[both_databases]
async fn who_may_not_is_told_so_before_a_factor_is_asked_for(app: TestApp) {
    let (member, person) = (app.member().await, app.member().await);
    let path = format!("/members/{}/roles/reviewer", person.id());
    assert_eq!(member.put(&path, ()).await.problem(), "403 forbidden");
    assert_eq!(app.visitor().put(&path, ()).await.problem(), "401 unauthenticated");
    assert_eq!(member.delete("/me/totp").await.problem(), "403 step-up-required");
    assert_eq!(member.post("/me/recovery-codes", ()).await.problem(), "403 step-up-required");
    let none = json!({ "recovery_code": "aaaa" });
    let shown = member.post("/sessions/current/second-factor", none).await;
    assert_eq!(shown.problem(), "401 second-factor-failed");
}

#[both_databases]
async fn a_factor_is_removed_or_replaced_with_a_fresh_one_and_staff_keep_their_last(app: TestApp) {
    let (member, reviewer) = (app.member().with_factor().await, app.reviewer().await);
    assert_eq!(reviewer.delete("/me/totp").await.problem(), "409 last-factor");
    let (secret, codes) = enrol(&app, &reviewer).await;
    assert!(codes.is_empty(), "the recovery codes go on");
    let ticket = ticket(&app, reviewer.email()).await;
    let old = code(&app, reviewer.secret(), 1);
    assert_eq!(complete(&app, &ticket, "code", &old).await.problem(), "401 second-factor-failed");
    complete(&app, &ticket, "code", &code(&app, &secret, 1)).await.ok();

    app.advance(Duration::from_mins(10));
    assert_eq!(member.delete("/me/totp").await.problem(), "403 step-up-required");
    assert_eq!(member.post("/me/totp", ()).await.problem(), "403 step-up-required");
    member.step_up(app.now()).await;
    member.delete("/me/totp").await.expect(204);
    assert_eq!(app.last_mail(member.email()).await.subject, "Αφαιρέθηκε δεύτερος παράγοντας σύνδεσης");
    sign_in(&app, member.email(), PASSWORD).await.get("/me").await.ok();
    assert_eq!(member.get("/me/factors").await.ok().json()["recovery_codes_left"], 0);
}

#[both_databases]
async fn an_administrator_takes_the_factors_of_who_has_lost_them(app: TestApp) {
    let (admin, reviewer) = (app.admin().await, app.reviewer().await);
    let path = |of: &Member| format!("/members/{}/factors", of.id());
    assert_eq!(reviewer.delete(path(&reviewer)).await.problem(), "403 forbidden");
    admin.delete(path(&reviewer)).await.expect(204);
    assert_eq!(reviewer.get("/me").await.problem(), "401 unauthenticated");
    let again = sign_in(&app, reviewer.email(), PASSWORD).await;
    assert_eq!(again.get("/campaigns").await.problem(), "403 second-factor-required");
    assert_eq!(app.last_mail(reviewer.email()).await.subject, "Ο δεύτερος παράγοντας σύνδεσης μηδενίστηκε");
    assert_eq!(admin.delete(path(&reviewer)).await.problem(), "409 no-factor");
}

#[both_databases]
async fn no_secret_stands_in_the_clear(app: TestApp) {
    let member = app.member().await;
    let master = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    let replica = app.replica_with(|config| config.master_key = Some(master.into())).await;
    let (secret, _) = enrol(&app, &member.client().at(&replica)).await;
    let kept = factor_of(&app, &member).await;
    assert!(kept.starts_with("sealed1."), "{kept}");
    let credentials = json!({ "email": member.email(), "password": PASSWORD });
    let asked = replica.visitor().post("/sessions", credentials).await.ok().json();
    let shown = json!({ "ticket": asked["second_factor"]["ticket"], "code": code(&app, &secret, 1) });
    replica.visitor().post("/sessions/second-factor", shown).await.ok();
    replica.stop().await;
}

async fn factor_of(app: &TestApp, member: &Member) -> String {
    use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
    use wenovate::members::totp_factor;
    let of_member = totp_factor::Entity::find().filter(totp_factor::COLUMN.member_id.eq(member.id()));
    of_member.one(&*app.foundation().db).await.unwrap().unwrap().secret.0
}
