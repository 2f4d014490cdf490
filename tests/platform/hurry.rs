//! Slow callers wait alone, large ones are refused.

use std::time::{Duration, Instant};

use reqwest::Method;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::{sleep, timeout},
};

use crate::app::{Replica, TestApp, both_databases};

/// Sends the head, and then the body a byte at a time until the server has had enough. Answers with what it said.
async fn drip(replica: &Replica, head: &str) -> String {
    let address = replica.address().trim_start_matches("http://");
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut said = Vec::new();
    let mut part = [0; 4_096];
    for _ in 0..100 {
        let _ = stream.write_all(b" ").await;
        match timeout(Duration::from_millis(100), stream.read(&mut part)).await {
            Ok(Ok(0) | Err(_)) => break,
            Ok(Ok(length)) => said.extend_from_slice(&part[..length]),
            Err(_) => {}
        }
    }
    String::from_utf8_lossy(&said).into_owned()
}

const BODY: &str = "POST /api/v1/sessions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n";

#[both_databases]
async fn a_body_that_drips_is_cut_off_while_others_are_served(app: TestApp) {
    let replica = app.replica_with(|config| config.request_seconds = 1).await;
    let began = Instant::now();
    let slow = futures_util::future::join_all((0..200).map(|_| drip(&replica, BODY)));
    let quick = async {
        let visitor = replica.visitor();
        let mut longest = Duration::ZERO;
        while began.elapsed() < Duration::from_millis(900) {
            let asked = Instant::now();
            visitor.get("/campaigns").await.ok();
            longest = longest.max(asked.elapsed());
            sleep(Duration::from_millis(20)).await;
        }
        longest
    };
    let (answers, longest) = tokio::join!(slow, quick);
    for answer in answers {
        assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
        assert!(answer.contains("/problems/too-slow") && answer.contains("connection: close"), "{answer}");
    }
    assert!(longest < Duration::from_secs(1), "{longest:?}");
    replica.stop().await;
}

#[both_databases]
async fn a_head_that_drips_is_cut_off(app: TestApp) {
    let replica = app.replica_with(|config| config.request_seconds = 1).await;
    let answer = drip(&replica, "GET /api/v1/campaigns HTTP/1.1\r\nHost: localhost\r\nX-Slow:").await;
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 408"), "{answer}");
    replica.stop().await;
}

#[both_databases]
async fn addresses_and_heads_have_an_end(app: TestApp) {
    let visitor = app.visitor();
    let long = visitor.get(format!("/campaigns?q={}", "a".repeat(9_000))).await;
    assert_eq!(long.problem(), "414 address-too-long");
    let large = visitor.with("X-Large", "a".repeat(33_000)).get("/campaigns").await;
    assert_eq!(large.problem(), "431 headers-too-large");
    visitor.with("X-Large", "a".repeat(20_000)).get("/campaigns").await.ok();
    // The last one, since the server closes the connection behind its answer.
    let many = (0..100).fold(visitor.clone(), |client, number| client.with(&format!("X-{number}"), "a"));
    assert_eq!(many.get("/campaigns").await.status(), 431, "by the server itself");
}

#[both_databases]
async fn nesting_has_an_end(app: TestApp) {
    let visitor = app.visitor();
    for depth in [129, 10_000] {
        let body = format!("{{\"email\": {}1{}}}", "[".repeat(depth), "]".repeat(depth));
        let request =
            visitor.request(Method::POST, "/api/v1/sessions").header("content-type", "application/json");
        let reply = visitor.send(request.body(body)).await;
        assert!([400, 422].contains(&reply.status()), "{reply:?}");
    }
}
