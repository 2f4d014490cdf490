//! Traces, as a collector gets them: OTLP over HTTP, in protobuf.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpListener,
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};

use opentelemetry_proto::tonic::{
    collector::trace::v1::ExportTraceServiceRequest,
    trace::v1::{Span, span::SpanKind},
};
use prost::Message;
use serde_json::json;

use crate::app::{Process, TestApp, both_databases};

const TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";

#[both_databases]
async fn requests_queries_and_jobs_are_traced_within_the_callers_trace(app: TestApp) {
    app.keep_system_time();
    let member = app.member().await;
    let (address, received) = collector();
    let mut program = app.program();
    program.arg("serve").env("WENOVATE_OTLP_ENDPOINT", &address).env("OTEL_BSP_SCHEDULE_DELAY", "100");
    let process = Process::start(&mut program).await;
    let client = process.visitor().with("traceparent", format!("00-{TRACE}-00f067aa0ba902b7-01"));
    client.post("/members/forgot-password", json!({ "email": member.email() })).await.expect(202);
    wait_for(&received, |span| span.name == "job" && told(span, "name") == "mail.send").await;
    process.stop().await;

    let spans = received.lock().unwrap().clone();
    let request = spans
        .iter()
        .find(|span| span.name == "POST /api/v1/members/forgot-password")
        .expect("a request's span");
    assert_eq!(request.kind(), SpanKind::Server);
    assert_eq!(hex(&request.trace_id), TRACE, "it is a part of the caller's trace");
    let queries =
        spans.iter().filter(|span| span.name.starts_with("sea_orm.") && span.trace_id == request.trace_id);
    assert!(queries.count() >= 2, "the queries of the request");
    assert!(spans.iter().any(|span| span.name == "job" && told(span, "name") == "mail.send"));
    let said = format!("{spans:?}");
    assert!(
        !said.contains(member.email()) && !said.contains(&member.row().family_name),
        "no span is about a person"
    );
}

fn told(span: &Span, key: &str) -> String {
    let value = span.attributes.iter().find(|attribute| attribute.key == key);
    value
        .map(|attribute| format!("{:?}", attribute.value))
        .unwrap_or_default()
        .split('"')
        .nth(1)
        .unwrap_or_default()
        .into()
}

type Received = Arc<Mutex<Vec<Span>>>;

/// Listens on loopback and keeps the spans that come in.
fn collector() -> (String, Received) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let received = Received::default();
    let kept = received.clone();
    thread::spawn(move || {
        for connection in listener.incoming().flatten() {
            let kept = kept.clone();
            thread::spawn(move || {
                let mut reader = BufReader::new(connection);
                while let Some(body) = read(&mut reader) {
                    let request = ExportTraceServiceRequest::decode(&*body).unwrap();
                    let scopes = request.resource_spans.into_iter().flat_map(|resource| resource.scope_spans);
                    kept.lock().unwrap().extend(scopes.flat_map(|scope| scope.spans));
                    let answer = "HTTP/1.1 200 OK\r\ncontent-type: application/x-protobuf\r\ncontent-length: 0\r\n\r\n";
                    reader.get_mut().write_all(answer.as_bytes()).unwrap();
                }
            });
        }
    });
    (address, received)
}

/// The body of the next request, if there is one.
fn read(reader: &mut BufReader<std::net::TcpStream>) -> Option<Vec<u8>> {
    let mut length = 0;
    let mut first = String::new();
    reader.read_line(&mut first).ok().filter(|read| *read > 0)?;
    assert!(first.starts_with("POST /v1/traces "), "{first}");
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().unwrap();
        }
        if line == "\r\n" {
            break;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some(body)
}

async fn wait_for(received: &Received, wanted: impl Fn(&Span) -> bool) {
    for _ in 0..400 {
        if received.lock().unwrap().iter().any(&wanted) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("no such span came: {:?}", received.lock().unwrap());
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
}
