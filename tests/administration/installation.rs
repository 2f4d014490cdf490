use wenovate::{
    platform::{config::Config, random::Random, time::Clock},
    server,
};

use crate::app::{Client, TestApp, both_databases};

/// A second server on the same database, configured otherwise.
async fn with(app: &TestApp, change: impl FnOnce(&mut Config)) -> (server::Running, Client) {
    let mut config = app.foundation().config.clone();
    change(&mut config);
    let running = server::start(config, Clock::system(), Random::from_system()).await.unwrap();
    let visitor = Client::new(format!("http://{}", running.address()));
    (running, visitor)
}

#[both_databases]
async fn on_ones_own_machine_the_outbox_is_open_so_that_newcomers_find_their_links(app: TestApp) {
    let mail = app.mail_to("eleni@ioannina.example").await;
    let (running, visitor) = with(&app, |config| config.smtp_url = None).await;
    assert_eq!(visitor.get("/installation").await.ok().json()["open_outbox"], true);
    assert_eq!(visitor.get("/mails").await.ok().items().len(), 1);
    let shown = visitor.get(format!("/mails/{}", mail.id)).await.ok().json();
    assert_eq!(shown["abilities"]["can_send_again"], false, "to read is not to operate");
    running.stop().await;
}

#[both_databases]
async fn a_platform_with_an_address_of_its_own_never_opens_its_outbox(app: TestApp) {
    let mail = app.mail_to("eleni@ioannina.example").await;
    let (running, visitor) = with(&app, |config| {
        config.smtp_url = None;
        config.demo = true;
        config.public_url = "https://we-novate.example".into();
    })
    .await;
    assert_eq!(visitor.get("/installation").await.ok().json()["open_outbox"], false);
    assert_eq!(visitor.get("/mails").await.problem(), "401 unauthenticated");
    assert_eq!(visitor.get(format!("/mails/{}", mail.id)).await.problem(), "401 unauthenticated");
    running.stop().await;
}

#[both_databases]
async fn a_demonstration_tells_its_accounts_and_nothing_else_does(app: TestApp) {
    assert_eq!(app.visitor().get("/demo/accounts").await.problem(), "404 not-found");
    let (running, visitor) = with(&app, |config| config.demo = true).await;
    assert_eq!(visitor.get("/installation").await.ok().json()["demo"], true);
    let told = visitor.get("/demo/accounts").await.ok().json();
    assert!(told["password"].is_string());
    assert!(told["accounts"].as_array().unwrap().iter().all(|account| account["email"].is_string()));
    running.stop().await;
}

#[both_databases]
async fn where_mails_are_sent_the_outbox_is_closed(app: TestApp) {
    let installation = app.visitor().get("/installation").await.ok().json();
    assert_eq!(installation["open_outbox"], false);
    assert_eq!(installation["demo"], false);
}
