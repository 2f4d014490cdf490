//! The newsletter choice of `POST /members`

use sea_orm::{EntityTrait, QueryFilter};
use serde_json::json;
use wenovate::newsletter::{SubscriptionStatus, newsletter_subscription as subscription};

use crate::{
    app::{Organisation, TestApp, both_databases},
    members::{a_registration, with},
};

impl TestApp {
    async fn subscription(&self, email: &str) -> Option<subscription::Model> {
        let of_address = subscription::Entity::find().filter(subscription::COLUMN.email.eq(email));
        of_address.one(&*self.foundation().db).await.unwrap()
    }

    /// Registers with this choice, and follows the link in the mail.
    async fn registered(&self, body: &Organisation, newsletter: bool) -> String {
        let email = body.new_address();
        let form = with(a_registration(&email, body), "newsletter", json!(newsletter));
        self.visitor().post("/members", form).await.expect(202);
        assert!(
            self.subscription(&email).await.is_none(),
            "nobody is subscribed by somebody else's registration"
        );
        let token = self.last_mail(&email).await.token("/verify-email");
        self.visitor().post("/members/verify-email", json!({ "token": token })).await.ok();
        email
    }
}

#[both_databases]
async fn the_choice_at_registration_holds_once_the_address_is_verified(app: TestApp) {
    let body = app.organisation().await;
    let email = app.registered(&body, true).await;
    let it = app.subscription(&email).await.unwrap();
    assert_eq!((it.status, it.confirmed_at), (SubscriptionStatus::Confirmed, Some(app.now())));
    assert!(it.member_id.is_some());
    let events = app.audit().await;
    assert!(events.contains(&"newsletter.confirmed".into()), "{events:?}");
    let stop = format!("/newsletter/unsubscribe?token={}", it.unsubscribe_token);
    app.visitor().post(stop, ()).await.expect(204);
    assert_eq!(app.subscription(&email).await.unwrap().status, SubscriptionStatus::Unsubscribed);
}

#[both_databases]
async fn who_did_not_ask_for_it_receives_nothing(app: TestApp) {
    let body = app.organisation().await;
    let email = app.registered(&body, false).await;
    assert!(app.subscription(&email).await.is_none());
}

#[both_databases]
async fn who_waits_for_approval_receives_it_too(app: TestApp) {
    let body = app.organisation().await;
    let email = "anna@elsewhere.example";
    app.visitor().post("/members", a_registration(email, &body)).await.expect(202);
    let token = app.last_mail(email).await.token("/verify-email");
    app.visitor().post("/members/verify-email", json!({ "token": token })).await.ok();
    assert_eq!(app.subscription(email).await.unwrap().status, SubscriptionStatus::Confirmed);
}
