//! A process that is told to stop: first the balancer hears of it, then what is in hand is finished.

use std::time::Duration;

use futures_util::stream;
use reqwest::{Body, Method};
use tokio::sync::oneshot;
use wenovate::platform::time::Clock;

use crate::app::{Client, Program, TestApp, both_databases};

#[both_databases]
async fn the_balancer_hears_of_it_before_the_service_stops(app: TestApp) {
    let mut program = serve(&app, 3).await;
    let caller = Client::new(program.server.clone());
    let ready = || caller.send(caller.request(Method::GET, "/health/ready"));
    ready().await.expect(200);
    assert!(caller.get("/campaigns").await.ok().headers("connection").is_empty());
    program.signal("TERM");
    program.logged("leaving").await;
    ready().await.expect(503);
    let reply = caller.get("/campaigns").await.ok();
    assert_eq!(reply.header("connection"), "close", "the next request goes elsewhere");
    caller.send(caller.request(Method::GET, "/health/live")).await.expect(200);
    assert!(program.ended().await.success());
}

#[both_databases]
async fn a_request_in_hand_is_finished(app: TestApp) {
    let mut program = serve(&app, 0).await;
    let (campaign, author) = (app.campaign().await, app.member().await);
    let draft = app.draft(&campaign, &author).await;
    let head = "--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.7\n";
    let (begun, has_begun) = oneshot::channel();
    let (leaving, is_leaving) = oneshot::channel();
    // Its end comes when the service has been told to stop.
    let pieces = stream::unfold((0, Some((begun, is_leaving))), async |(piece, told)| match (piece, told) {
        (0, told) => Some((Ok::<_, std::io::Error>(head.to_owned()), (1, told))),
        (1, Some((begun, is_leaving))) => {
            begun.send(()).ok();
            is_leaving.await.ok();
            Some((Ok("text\r\n--x--\r\n".to_owned()), (2, None)))
        }
        _ => None,
    });
    let path = format!("/api/v1/submissions/{}/attachments", draft.id);
    let client = author.client().through(&program.server);
    let upload = client
        .request(Method::POST, &path)
        .header("content-type", "multipart/form-data; boundary=x")
        .body(Body::wrap_stream(pieces));
    let sent = tokio::spawn(async move { client.send(upload).await });
    has_begun.await.unwrap();
    // It is sent; the service takes it up.
    tokio::time::sleep(Duration::from_secs(1)).await;
    program.signal("TERM");
    program.logged("leaving").await;
    leaving.send(()).unwrap();
    sent.await.unwrap().expect(201);
    assert!(program.ended().await.success());
}

/// A person at a keyboard does not want to wait.
#[both_databases]
async fn a_second_signal_waits_for_nobody(app: TestApp) {
    let mut program = serve(&app, 60).await;
    program.signal("TERM");
    program.logged("leaving").await;
    program.signal("INT");
    assert!(program.ended().await.success());
}

async fn serve(app: &TestApp, drain: u64) -> Program {
    app.set_time(Clock::system().now());
    let mut settings = app.settings();
    settings.push(("WENOVATE_DRAIN_SECONDS", drain.to_string()));
    settings.push(("WENOVATE_JOB_WORKERS", "0".into()));
    Program::serve(&settings).await
}
