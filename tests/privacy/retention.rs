use sea_orm::{EntityTrait, Set};
use wenovate::{
    members::{MemberStatus, member},
    platform::{jobs::Job, time::days},
    privacy::ApplyRetention,
};

use crate::app::{TestApp, both_databases};

async fn apply(app: &TestApp) {
    app.drain_jobs().await;
    ApplyRetention {}.run(app.foundation()).await.unwrap();
    app.drain_jobs().await;
}

async fn status_of(app: &TestApp, member: &crate::app::Member) -> MemberStatus {
    member::Entity::find_by_id(member.id()).one(&*app.foundation().db).await.unwrap().unwrap().status
}

#[both_databases]
async fn whoever_never_comes_is_warned_and_then_erased(app: TestApp) {
    let long_ago = app.now() - days(1_090);
    let absent = app.member().with(|row| row.created_at = Set(long_ago)).signed_out().await;
    let present = app.member().with(|row| row.created_at = Set(long_ago)).await;
    let staff = app.reviewer().with(|row| row.created_at = Set(long_ago)).signed_out().await;
    apply(&app).await;
    assert_eq!(app.last_mail(absent.email()).await.subject, "Ο λογαριασμός σας θα διαγραφεί");
    assert!(app.mailbox(present.email()).await.is_empty());
    assert!(app.mailbox(staff.email()).await.is_empty());
    app.advance(days(13));
    apply(&app).await;
    assert_eq!(status_of(&app, &absent).await, MemberStatus::Active);
    assert_eq!(app.mailbox(absent.email()).await.len(), 1, "one warning");
    app.advance(days(1));
    apply(&app).await;
    assert_eq!(status_of(&app, &absent).await, MemberStatus::Left);
    assert_eq!(status_of(&app, &present).await, MemberStatus::Active);
    assert_eq!(status_of(&app, &staff).await, MemberStatus::Active);
}

#[both_databases]
async fn a_visit_makes_the_warning_void(app: TestApp) {
    let long_ago = app.now() - days(1_090);
    let absent = app.member().with(|row| row.created_at = Set(long_ago)).signed_out().await;
    apply(&app).await;
    app.advance(days(1));
    let credentials = serde_json::json!({ "email": absent.email(), "password": crate::app::PASSWORD });
    app.visitor().post("/sessions", credentials).await.ok();
    app.advance(days(14));
    apply(&app).await;
    assert_eq!(status_of(&app, &absent).await, MemberStatus::Active);
    // The session is removed after its time, and the visit is remembered.
    app.advance(days(100));
    apply(&app).await;
    assert_eq!(status_of(&app, &absent).await, MemberStatus::Active);
    assert_eq!(app.mailbox(absent.email()).await.len(), 1);
}

#[both_databases]
async fn an_address_that_nobody_verified_is_not_kept(app: TestApp) {
    let row = |age: u64| {
        let then = app.now() - days(age);
        app.member().status(MemberStatus::Registered).with(move |row| row.created_at = Set(then)).signed_out()
    };
    let (old, young) = (row(17).await, row(15).await);
    apply(&app).await;
    assert_eq!(app.last_mail(old.email()).await.subject, "Η εγγραφή σας θα διαγραφεί");
    assert!(app.mailbox(young.email()).await.is_empty());
    app.advance(days(14));
    apply(&app).await;
    assert_eq!(status_of(&app, &old).await, MemberStatus::Left);
    assert_eq!(status_of(&app, &young).await, MemberStatus::Registered);
}
