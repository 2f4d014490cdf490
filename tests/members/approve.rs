use serde_json::{Value, json};

use super::{STRONG, id_of, join, sign_in};
use crate::app::{TestApp, both_databases};

#[both_databases]
async fn an_admin_approves_who_waits_and_keeps_on_what_it_rests(app: TestApp) {
    let body = app.organisation().await;
    join(&app, "a@unknown.example", &body).await;
    let admin = app.admin().await;
    let queue = admin.get("/members?status=awaiting_approval").await.ok().items();
    assert_eq!(queue.len(), 1);
    assert_eq!(queue[0]["abilities"]["can_approve"], true);
    let id = id_of(&admin, "a@unknown.example").await;
    let evidence = json!({ "evidence": "Τηλεφωνικά με τη γραμματεία" });
    let approved = admin
        .having_read(format!("/members/{id}"))
        .await
        .post(format!("/members/{id}/approve"), &evidence)
        .await
        .ok()
        .json();
    assert_eq!(approved["status"], "active");
    assert_eq!(approved["roles"], json!(["member"]));
    assert_eq!(approved["approval_evidence"], "Τηλεφωνικά με τη γραμματεία");
    assert_eq!(approved["approved_by"]["id"], json!(admin.id()));
    assert_eq!(app.last_mail("a@unknown.example").await.subject, "Η εγγραφή σας εγκρίθηκε");
    let again = admin
        .having_read(format!("/members/{id}"))
        .await
        .post(format!("/members/{id}/approve"), evidence)
        .await;
    assert_eq!(again.problem(), "409 member-state");
    assert_eq!(app.audit().await.last().unwrap(), "members.approved");
}

#[both_databases]
async fn a_rejection_brings_its_reason_by_mail(app: TestApp) {
    let body = app.organisation().await;
    join(&app, "a@unknown.example", &body).await;
    let admin = app.admin().await;
    let id = id_of(&admin, "a@unknown.example").await;
    let path = format!("/members/{id}/reject");
    assert_eq!(
        admin.if_match("\"1\"").post(&path, json!({})).await.problem(),
        "422 validation /reason required"
    );
    let rejected = admin
        .having_read(format!("/members/{id}"))
        .await
        .post(&path, json!({ "reason": "Δεν σας γνωρίζει η υπηρεσία." }))
        .await
        .ok()
        .json();
    assert_eq!(rejected["status"], "rejected");
    let mail = app.last_mail("a@unknown.example").await;
    assert_eq!(mail.subject, "Η εγγραφή σας δεν εγκρίθηκε");
    assert!(mail.text.contains("Δεν σας γνωρίζει η υπηρεσία."), "{}", mail.text);
    let person = sign_in(&app, "a@unknown.example", STRONG).await;
    assert_eq!(person.get("/me").await.ok().json()["status"], "rejected");
    assert_eq!(person.get("/me").await.ok().json()["permissions"], json!([]));
    let changed_mind = admin
        .having_read(format!("/members/{id}"))
        .await
        .post(format!("/members/{id}/approve"), json!({}))
        .await
        .ok()
        .json();
    assert_eq!(changed_mind["status"], "active");
    assert_eq!(changed_mind["decision_reason"], Value::Null);
}

#[both_databases]
async fn others_decide_nothing_and_see_nobody(app: TestApp) {
    let body = app.organisation().await;
    join(&app, "a@unknown.example", &body).await;
    let admin = app.admin().await;
    let id = id_of(&admin, "a@unknown.example").await;
    let reason = json!({ "reason": "Έτσι θέλω" });
    let before = app.audit().await.len();
    for person in [app.member().await, app.reviewer().await, app.coordinator().await] {
        assert_eq!(person.get("/members").await.problem(), "403 forbidden");
        assert_eq!(person.get(format!("/members/{id}")).await.problem(), "403 forbidden");
        assert_eq!(
            person.if_match("\"1\"").post(format!("/members/{id}/approve"), json!({})).await.problem(),
            "403 forbidden"
        );
        assert_eq!(
            person.if_match("\"1\"").post(format!("/members/{id}/reject"), &reason).await.problem(),
            "403 forbidden"
        );
    }
    let waiting = sign_in(&app, "a@unknown.example", STRONG).await;
    assert_eq!(
        waiting.if_match("\"1\"").post(format!("/members/{id}/approve"), json!({})).await.problem(),
        "403 forbidden"
    );
    assert_eq!(
        app.visitor().if_match("\"1\"").post(format!("/members/{id}/approve"), json!({})).await.problem(),
        "401 unauthenticated"
    );
    assert_eq!(app.audit().await.len(), before + 1, "only the waiting person's session");
}
