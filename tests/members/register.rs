use serde_json::{Value, json};

use super::{STRONG, a_registration, id_of, join, sign_in, verification_token, with};
use crate::app::{TestApp, both_databases};

#[both_databases]
async fn a_service_address_of_the_body_is_active_once_verified(app: TestApp) {
    let body = app.organisation().domain("ioannina.example").await;
    let taken = app.visitor().post("/members", a_registration("Eleni@Ioannina.example", &body)).await;
    assert_eq!(
        taken.expect(202).json(),
        json!({ "email": "eleni@ioannina.example", "admission": "at_once" })
    );
    let mail = app.last_mail("eleni@ioannina.example").await;
    assert_eq!(mail.subject, "Επιβεβαιώστε το email σας");
    let token = mail.token("/verify-email");
    let verified = app.visitor().post("/members/verify-email", json!({ "token": token })).await.ok();
    assert_eq!(verified.json()["status"], "active");
    assert_eq!(app.last_mail("eleni@ioannina.example").await.subject, "Καλώς ήρθατε στη We-novate");
    let me = sign_in(&app, "eleni@ioannina.example", STRONG).await.get("/me").await.ok().json();
    assert_eq!(me["roles"], json!(["member"]));
    assert_eq!(me["expertise"], json!(["ψηφιακές υπηρεσίες"]));
    let admin = app.admin().await;
    let found = admin.get("/members?q=zacharaki").await.ok().items();
    assert!(found.is_empty());
    let found = admin.get("/members?q=ζαχαρακη").await.ok().items();
    assert_eq!(found[0]["approval_evidence"], json!(format!("ioannina.example → {}", body.name_el)));
    assert_eq!(found[0]["approved_by"], Value::Null);
}

#[both_databases]
async fn an_address_under_the_bodys_domain_counts_too(app: TestApp) {
    let body = app.organisation().domain("ntua.example").await;
    assert_eq!(join(&app, "n.p@ece.ntua.example", &body).await.json()["status"], "active");
}

#[both_databases]
async fn an_unknown_address_and_one_of_another_body_wait(app: TestApp) {
    let (body, other) = (app.organisation().await, app.organisation().await);
    let unknown = join(&app, "a@unknown.example", &body).await;
    assert_eq!(unknown.json()["status"], "awaiting_approval");
    assert_eq!(unknown.json()["admission"], "approval");
    let of_another = join(&app, &format!("b@{}", other.domain), &body).await;
    assert_eq!(of_another.json()["status"], "awaiting_approval");
    let me = sign_in(&app, "a@unknown.example", STRONG).await.get("/me").await.ok().json();
    assert_eq!(me["permissions"], json!([]));
}

#[both_databases]
async fn free_mail_is_told_so_kindly_and_waits(app: TestApp) {
    let body = app.organisation().await;
    let taken = app.visitor().post("/members", a_registration("eleni.zacharaki@gmail.com", &body)).await;
    assert_eq!(taken.json()["admission"], "approval_free_mail");
    let token = verification_token(&app, "eleni.zacharaki@gmail.com").await;
    app.visitor().post("/members/verify-email", json!({ "token": token })).await.ok();
    let mail = app.last_mail("eleni.zacharaki@gmail.com").await;
    assert!(mail.text.contains("προσωπική και όχι υπηρεσιακή"), "{}", mail.text);
}

#[both_databases]
async fn a_known_address_gets_the_same_answer_and_a_mail_that_says_so(app: TestApp) {
    let body = app.organisation().await;
    let known = app.member_of(&body).signed_out().await;
    let visitor = app.visitor();
    let first = visitor.post("/members", a_registration(known.email(), &body)).await;
    let fresh = visitor.post("/members", a_registration(&body.new_address(), &body)).await;
    assert_eq!(first.status(), fresh.status());
    assert_eq!(first.json()["admission"], fresh.json()["admission"]);
    let mail = app.last_mail(known.email()).await;
    assert_eq!(mail.subject, "Έχετε ήδη λογαριασμό στη We-novate");
    let unchanged = json!({ "email": known.email(), "password": STRONG });
    assert_eq!(visitor.post("/sessions", unchanged).await.problem(), "401 sign-in-failed");
    for _ in 0..5 {
        visitor.post("/members", a_registration(known.email(), &body)).await.expect(202);
    }
    assert_eq!(app.mailbox(known.email()).await.len(), 3, "nobody's box is flooded");
}

#[both_databases]
async fn who_registers_again_before_verifying_starts_anew(app: TestApp) {
    let body = app.organisation().await;
    let email = body.new_address();
    app.visitor().post("/members", a_registration(&email, &body)).await.expect(202);
    let of_the_first = verification_token(&app, &email).await;
    let again = with(a_registration(&email, &body), "password", json!("τρία πράσινα ποδήλατα"));
    app.visitor().post("/members", again).await.expect(202);
    let refused = app.visitor().post("/members/verify-email", json!({ "token": of_the_first })).await;
    assert_eq!(refused.problem(), "410 link-expired");
    let token = verification_token(&app, &email).await;
    app.visitor().post("/members/verify-email", json!({ "token": token })).await.ok();
    sign_in(&app, &email, "τρία πράσινα ποδήλατα").await.get("/me").await.ok();
}

#[both_databases]
async fn nobody_signs_in_before_the_address_is_verified(app: TestApp) {
    let body = app.organisation().await;
    let email = body.new_address();
    app.visitor().post("/members", a_registration(&email, &body)).await.expect(202);
    let credentials = json!({ "email": email, "password": STRONG });
    assert_eq!(app.visitor().post("/sessions", credentials).await.problem(), "401 sign-in-failed");
    assert_eq!(app.audit().await, ["members.registered"]);
}

#[both_databases]
async fn each_fault_is_named(app: TestApp) {
    let body = app.organisation().await;
    let closed = app
        .organisation()
        .with(|row| row.status = sea_orm::Set(wenovate::organisations::OrganisationStatus::Closed))
        .await;
    let refused = async |name: &str, value: Value| {
        let form = with(a_registration("eleni@ioannina.example", &body), name, value);
        app.visitor().post("/members", form).await.problem()
    };
    assert_eq!(refused("email", json!("eleni")).await, "422 validation /email email");
    assert_eq!(refused("given_name", json!("  ")).await, "422 validation /given_name required");
    assert_eq!(refused("password", json!("short")).await, "422 validation /password length");
    assert_eq!(refused("password", json!("password1234")).await, "422 validation /password password_weak");
    assert_eq!(refused("password", json!("Zacharaki-1234")).await, "422 validation /password password_weak");
    assert_eq!(
        refused("password", json!("ioannina-ioannina")).await,
        "422 validation /password password_weak"
    );
    let consents = json!({ "terms": "2019-01", "privacy": "2026-11" });
    assert_eq!(refused("consents", consents).await, "422 validation /consents/terms consent_required");
    assert_eq!(
        refused("organisation_id", json!(closed.id)).await,
        "422 validation /organisation_id unknown_reference"
    );
    let nobody = json!("0193c0de-7a1b-7c3d-8e4f-5a6b7c8d9e0f");
    assert_eq!(refused("organisation_id", nobody).await, "422 validation /organisation_id unknown_reference");
    assert_eq!(refused("roles", json!(["admin"])).await, "422 validation /roles unknown_field");
    assert!(app.audit().await.is_empty());
}

#[both_databases]
async fn what_was_consented_to_is_kept_with_the_version_of_the_text(app: TestApp) {
    let body = app.organisation().await;
    let email = body.new_address();
    join(&app, &email, &body).await;
    let person = sign_in(&app, &email, STRONG).await;
    let consents = person.get("/me/consents").await.ok().items();
    let kinds: Vec<_> = consents.iter().map(|consent| consent["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["newsletter", "privacy", "terms"]);
    assert!(consents.iter().all(|consent| consent["text_version"] == "2026-11" && consent["given"] == true));
    assert_eq!(app.visitor().get("/me/consents").await.problem(), "401 unauthenticated");
    let admin = app.admin().await;
    assert_eq!(admin.get("/me/consents").await.ok().items().len(), 0);
    assert!(!id_of(&admin, &email).await.is_empty());
}
