use serde_json::{Value, json};
use wenovate::{members::MemberStatus, platform::permission::Role};

use super::{STRONG, a_registration, id_of, join, sign_in, with};
use crate::app::{PASSWORD, TestApp, both_databases};

#[both_databases]
async fn every_step_is_kept_with_what_it_rests_on(app: TestApp) {
    let body = app.organisation().await;
    join(&app, "a@unknown.example", &body).await;
    let admin = app.admin().await;
    let id = id_of(&admin, "a@unknown.example").await;
    let person = format!("/members/{id}");
    let evidence = json!({ "evidence": "Τηλεφωνικά" });
    admin.having_read(&person).await.post(format!("{person}/approve"), evidence).await.ok();
    let reason = json!({ "reason": "Ασύμβατη χρήση" });
    admin.having_read(&person).await.post(format!("{person}/suspend"), &reason).await.ok();
    admin.having_read(&person).await.post(format!("{person}/reinstate"), &reason).await.ok();
    let steps = admin.get(format!("{person}/standing-changes")).await.ok().items();
    let told: Vec<_> = steps
        .iter()
        .map(|step| format!("{} {}", step["status"].as_str().unwrap(), step["rule"].as_str().unwrap()))
        .collect();
    assert_eq!(
        told,
        [
            "active administrator",
            "suspended administrator",
            "active administrator",
            "awaiting_approval address_verified",
            "registered registration",
        ]
    );
    assert_eq!(steps[2]["evidence"], "Τηλεφωνικά");
    assert_eq!(steps[1]["reason"], "Ασύμβατη χρήση");
    assert_eq!(steps[1]["by"]["id"], json!(admin.id()));
    let member = sign_in(&app, "a@unknown.example", STRONG).await;
    let mine = member.get("/me/standing-changes").await.ok().items();
    assert_eq!(mine.len(), 5);
    assert_eq!(mine[1]["by"], Value::Null, "to the person it is the department");
    assert_eq!(member.get(format!("{person}/standing-changes")).await.problem(), "403 forbidden");
}

#[both_databases]
async fn a_known_domain_is_the_evidence(app: TestApp) {
    let body = app.organisation().domain("ioannina.example").await;
    join(&app, "eleni@ioannina.example", &body).await;
    let person = sign_in(&app, "eleni@ioannina.example", STRONG).await;
    let steps = person.get("/me/standing-changes").await.ok().items();
    assert_eq!(steps[0]["rule"], "domain");
    assert_eq!(steps[0]["evidence"], json!(format!("ioannina.example → {}", body.name_el)));
}

#[both_databases]
async fn a_citizen_needs_no_body_and_gets_no_members_rights(app: TestApp) {
    let body = app.organisation().await;
    let form = with(a_registration("polites@gmail.com", &body), "organisation_id", Value::Null);
    assert_eq!(app.visitor().post("/members", form).await.expect(202).json()["admission"], "citizen");
    let token = super::verification_token(&app, "polites@gmail.com").await;
    let verified = app.visitor().post("/members/verify-email", json!({ "token": token })).await.ok();
    assert_eq!(verified.json()["status"], "active");
    let me = sign_in(&app, "polites@gmail.com", STRONG).await.get("/me").await.ok().json();
    assert_eq!((me["roles"].clone(), me["permissions"].clone()), (json!([]), json!([])));
    assert_eq!(me["organisation"], Value::Null);
}

#[both_databases]
async fn who_leaves_is_out_and_comes_back_by_registering_again(app: TestApp) {
    let body = app.organisation().await;
    let member = app.member_of(&body).and(Role::Reviewer).await;
    let wrong = json!({ "current_password": "κάτι άλλο" });
    assert_eq!(
        member.post("/me/leave", wrong).await.problem(),
        "422 validation /current_password password_wrong"
    );
    let leave = json!({ "current_password": PASSWORD, "reason": "Συνταξιοδότηση" });
    member.post("/me/leave", leave).await.expect(204);
    assert_eq!(app.last_mail(member.email()).await.subject, "Φύγατε από τη We-novate");
    assert_eq!(member.get("/me").await.problem(), "401 unauthenticated");
    let credentials = json!({ "email": member.email(), "password": PASSWORD });
    assert_eq!(app.visitor().post("/sessions", &credentials).await.problem(), "401 sign-in-failed");
    let admin = app.admin().await;
    let seen = admin.get(format!("/members/{}", member.id())).await.ok().json();
    assert_eq!((seen["status"].clone(), seen["roles"].clone()), (json!("left"), json!([])));

    let again = app.visitor().post("/members", a_registration(member.email(), &body)).await.expect(202);
    assert_eq!(again.json()["admission"], "at_once");
    let seen = admin.get(format!("/members/{}", member.id())).await.ok().json();
    assert_eq!(seen["status"], "left", "what was typed is not believed yet");
    let token = app.last_mail(member.email()).await.token("/return");
    let back = app.visitor().post("/members/return", json!({ "token": token })).await.ok();
    assert_eq!(back.json()["status"], "active");
    assert_eq!(
        app.visitor().post("/members/return", json!({ "token": token })).await.problem(),
        "410 link-expired"
    );
    let seen = admin.get(format!("/members/{}", member.id())).await.ok().json();
    assert_eq!(seen["roles"], json!(["member"]), "staff is given its roles anew");
    app.visitor().post("/sessions", credentials).await.ok();
}

#[both_databases]
async fn an_administrator_takes_back_who_has_left_and_the_last_one_stays(app: TestApp) {
    let admin = app.admin().await;
    let leave = json!({ "current_password": PASSWORD });
    assert_eq!(admin.post("/me/leave", &leave).await.problem(), "409 last-administrator");
    let gone = app.member().status(MemberStatus::Left).signed_out().await;
    let person = format!("/members/{}", gone.id());
    let reason = json!({ "reason": "Το ζήτησε ο φορέας" });
    let back = admin.having_read(&person).await.post(format!("{person}/reinstate"), reason).await.ok();
    assert_eq!(back.json()["status"], "active");
    app.admin().await;
    admin.post("/me/leave", leave).await.expect(204);
}

#[both_databases]
async fn of_two_administrators_who_leave_at_once_one_stays(app: TestApp) {
    let (one, two) = (app.admin().await, app.admin().await);
    let leave = json!({ "current_password": PASSWORD });
    let (first, second) = tokio::join!(one.post("/me/leave", &leave), two.post("/me/leave", &leave));
    let mut statuses = [first.status(), second.status()];
    statuses.sort_unstable();
    assert_eq!(statuses, [204, 409], "{first:?} {second:?}");
}

#[both_databases]
async fn with_whoever_leaves_their_mandates_and_the_newsletter_end(app: TestApp) {
    let body = app.organisation().await;
    let member = app.member_of(&body).await;
    let admin = app.admin().await;
    let mandate = json!({ "organisation_id": body.id, "starts_on": "2026-01-01", "ends_on": "2099-12-31" });
    admin.post(format!("/members/{}/mandates", member.id()), mandate).await.expect(201);
    member.put("/me/newsletter", json!({ "subscribed": true })).await.ok();
    member.post("/me/leave", json!({ "current_password": PASSWORD })).await.expect(204);
    let seen = admin.get(format!("/members/{}", member.id())).await.ok().json();
    assert_eq!(seen["mandates"][0]["ends_on"], json!(app.now().date().to_string()));
    let subscriptions = admin.get("/newsletter/subscriptions").await.ok().items();
    assert_eq!(subscriptions[0]["status"], "unsubscribed");
}
