use std::time::Duration;

use sea_orm::EntityTrait;
use serde_json::json;
use wenovate::platform::{
    audit::{AuditEventId, Identity, did},
    jobs::Outcome,
    language::Language,
    mail::{self, MailHeaders, MailStatus, NewMail, entity},
};

use crate::app::{TestApp, both_databases};

#[both_databases]
async fn a_change_that_is_not_committed_sends_nothing(app: TestApp) {
    let tx = app.foundation().db.begin(&Identity::System).await.unwrap();
    mail::queue(&tx, a_mail("eleni@ioannina.example", Language::El)).await.unwrap();
    drop(tx);
    assert!(app.mails().await.is_empty());
}

#[both_databases]
async fn a_mail_goes_over_tls_as_text_and_as_html(app: TestApp) {
    queue(&app, "eleni@ioannina.example", Language::El).await;
    let mail = app.last_mail("eleni@ioannina.example").await;
    assert!(mail.secure);
    assert!(mail.from.contains("no-reply@localhost"), "{}", mail.from);
    assert_eq!(mail.subject, "Η υποβολή σας προχωρά");
    for form in [&mail.text, &mail.html] {
        assert!(form.contains("Ελένη") && form.contains("Η υποβολή σας προχωρά"), "{form}");
    }
    mail.link("/submissions/1");
    assert!(mail.html.contains("href="), "the button leads there, too");
    let row = row(&app).await;
    assert_eq!((row.status, row.attempts), (MailStatus::Sent, 1));
    assert_eq!(row.sent_at, Some(app.now()));
    assert_eq!(row.message_id, mail.message_id);
}

#[both_databases]
async fn a_mail_is_in_its_readers_language(app: TestApp) {
    queue(&app, "eleni@ioannina.example", Language::El).await;
    queue(&app, "john@ioannina.example", Language::En).await;
    let (greek, english) =
        (app.last_mail("eleni@ioannina.example").await, app.last_mail("john@ioannina.example").await);
    assert_ne!(greek.text, english.text);
    assert!(greek.html.contains("lang=\"el\"") && english.html.contains("lang=\"en\""));
}

#[both_databases]
async fn a_mail_that_is_refused_for_good_has_failed(app: TestApp) {
    queue(&app, "refuse-eleni@ioannina.example", Language::El).await;
    assert!(app.mails().await.is_empty());
    let row = row(&app).await;
    assert_eq!(row.status, MailStatus::Failed);
    assert!(row.last_error.unwrap().contains("No such mailbox"));
}

#[both_databases]
async fn a_mail_that_is_put_off_is_sent_later_with_the_same_message_id(app: TestApp) {
    queue(&app, "defer-eleni@ioannina.example", Language::El).await;
    assert!(matches!(app.runner().run_next().await.unwrap(), Some(Outcome::Failed(..))));
    let before = row(&app).await;
    assert_eq!(before.status, MailStatus::Queued);
    assert!(before.last_error.unwrap().contains("Come back later"));
    assert!(app.mails().await.is_empty());
    app.advance(Duration::from_secs(10));
    let mail = app.last_mail("defer-eleni@ioannina.example").await;
    assert_eq!(mail.message_id, before.message_id);
    assert_eq!(row(&app).await.status, MailStatus::Sent);
}

fn a_mail(to: &str, language: Language) -> NewMail<'_> {
    NewMail {
        to,
        language,
        template: "notifications/notice",
        params: json!({ "name": "Ελένη", "text": "Η υποβολή σας προχωρά", "path": "/submissions/1" }),
        headers: MailHeaders::default(),
    }
}

async fn queue(app: &TestApp, to: &str, language: Language) {
    let tx = app.foundation().db.begin(&Identity::System).await.unwrap();
    mail::queue(&tx, a_mail(to, language)).await.unwrap();
    tx.commit(did("tests.asked", "test", app.id::<AuditEventId>())).await.unwrap();
}

async fn row(app: &TestApp) -> entity::Model {
    entity::Entity::find().one(&*app.foundation().db).await.unwrap().unwrap()
}
