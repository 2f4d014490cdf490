use insta::assert_snapshot;
use sea_orm::Set;
use wenovate::platform::mail::MailStatus;

use crate::app::{TestApp, both_databases};

#[both_databases]
async fn mails_are_found_by_state_and_recipient(app: TestApp) {
    app.mail_to("eleni@ioannina.example").await;
    let failed = app.mail_to("eleni@ioannina.example").with(|row| row.status = Set(MailStatus::Failed)).await;
    app.mail_to("nikos@ioannina.example").await;
    let admin = app.admin().await;
    assert_eq!(admin.get("/mails").await.ok().items().len(), 3);
    let found = admin.get("/mails?to=Eleni@ioannina.example&status=failed").await.ok().items();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0]["id"], failed.id.to_string());
    assert!(found[0].get("text_body").is_none(), "a list carries no texts");
    let shown = admin.get(format!("/mails/{}", failed.id)).await.ok().json();
    assert_eq!(shown["text_body"], "Καλώς ήρθατε");
    assert_eq!(shown["abilities"]["can_send_again"], true);
}

#[both_databases]
async fn a_mail_that_failed_is_sent_again_with_its_message_id(app: TestApp) {
    let failed = app.mail_to("eleni@ioannina.example").with(|row| row.status = Set(MailStatus::Failed)).await;
    let admin = app.admin().await;
    let queued = admin.post(format!("/mails/{}/send-again", failed.id), ()).await.ok().json();
    assert_eq!(queued["status"], "queued");
    let mail = app.last_mail("eleni@ioannina.example").await;
    assert_eq!(mail.message_id, failed.message_id);
    assert_eq!(app.audit().await, ["mails.queued"]);
    assert_eq!(admin.get(format!("/mails/{}", failed.id)).await.ok().json()["status"], "sent");
}

#[both_databases]
async fn a_mail_that_arrived_is_not_sent_again(app: TestApp) {
    let sent = app.mail_to("eleni@ioannina.example").await;
    let admin = app.admin().await;
    let reply = admin.post(format!("/mails/{}/send-again", sent.id), ()).await;
    assert_snapshot!(reply.problem(), @"409 mail-not-failed");
    assert!(app.audit().await.is_empty());
}

/// Mails carry the secrets that open accounts: the tests run with a mail server, as in production.
#[both_databases]
async fn only_who_operates_the_platform_reads_the_outbox(app: TestApp) {
    let mail = app.mail_to("eleni@ioannina.example").with(|row| row.status = Set(MailStatus::Failed)).await;
    for person in [app.member().await, app.reviewer().await, app.coordinator().await] {
        assert_snapshot!(person.get("/mails").await.problem(), @"403 forbidden");
        assert_snapshot!(person.get(format!("/mails/{}", mail.id)).await.problem(), @"403 forbidden");
        let again = person.post(format!("/mails/{}/send-again", mail.id), ()).await;
        assert_snapshot!(again.problem(), @"403 forbidden");
    }
    assert_snapshot!(app.visitor().get("/mails").await.problem(), @"401 unauthenticated");
    assert_snapshot!(app.visitor().get(format!("/mails/{}", mail.id)).await.problem(), @"401 unauthenticated");
}
