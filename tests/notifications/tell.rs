use sea_orm::Set;
use wenovate::{
    members::MemberStatus,
    notifications::{Notice, tell},
    platform::{
        audit::{Identity, did},
        id::Id,
        language::Language,
        localized::LocalizedText,
    },
};

use crate::app::{Member, TestApp, both_databases};

#[both_databases]
async fn who_is_told_reads_it_in_the_app_and_in_a_mail_of_their_language(app: TestApp) {
    let greek = app.member().await;
    let english = app.member().reading(Language::En).await;
    notify(&app, &greek, Identity::System).await;
    notify(&app, &english, Identity::System).await;
    assert_eq!(greek.get("/me/notifications").await.ok().items()[0]["text"]["en"], "It was promoted");
    let mail = app.last_mail(greek.email()).await;
    assert!(mail.text.contains("Προωθήθηκε"), "{}", mail.text);
    assert!(mail.html.contains("Προωθήθηκε"));
    mail.link("/submissions/1");
    assert!(app.last_mail(english.email()).await.text.contains("It was promoted"));
}

#[both_databases]
async fn who_wants_no_mails_gets_none(app: TestApp) {
    let member = app.member().with(|row| row.notify_by_mail = Set(false)).await;
    notify(&app, &member, Identity::System).await;
    assert_eq!(member.get("/me/notifications").await.ok().items().len(), 1);
    assert!(app.mailbox(member.email()).await.is_empty());
}

#[both_databases]
async fn nobody_is_told_of_their_own_deed(app: TestApp) {
    let member = app.member().await;
    notify(&app, &member, Identity::Member(member.id().uuid())).await;
    assert!(member.get("/me/notifications").await.ok().items().is_empty());
    assert!(app.mailbox(member.email()).await.is_empty());
}

#[both_databases]
async fn who_may_not_sign_in_is_told_nothing(app: TestApp) {
    let suspended = app.member().status(MemberStatus::Suspended).await;
    notify(&app, &suspended, Identity::System).await;
    assert!(app.mailbox(suspended.email()).await.is_empty());
}

async fn notify(app: &TestApp, member: &Member, actor: Identity) {
    let tx = app.foundation().db.begin(&actor).await.unwrap();
    let notice = Notice {
        member: member.id(),
        kind: "submissions.promoted",
        subject: ("submission", member.id().uuid()),
        text: LocalizedText::new("Προωθήθηκε", "It was promoted"),
        path: "/submissions/1".into(),
    };
    tell(&tx, notice).await.unwrap();
    tx.commit(did("tests.told", "member", member.id())).await.unwrap();
}
