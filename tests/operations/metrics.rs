use reqwest::Method;
use serde_json::json;

use crate::{
    app::{Client, Process, TestApp, both_databases},
    contract::sources::{api, root},
};

#[both_databases]
async fn prometheus_reads_what_the_service_does(app: TestApp) {
    app.keep_system_time();
    let member = app.member().await;
    let process =
        Process::start(app.program().arg("serve").env("WENOVATE_METRICS_BIND", "127.0.0.1:0")).await;
    let client = process.signed_in(&member).await;
    client.get("/library-entries?q=ουρά").await.ok();
    client.get("/library-entries/there-is-none").await.expect(404);
    client.post("/members/forgot-password", json!({ "email": member.email() })).await.expect(202);
    let shown = until(&process, "wenovate_job_runs_total{job=\"mail.send\",outcome=\"done\"} 1").await;

    for line in [
        "wenovate_http_requests_total{method=\"POST\",route=\"/api/v1/sessions\",status=\"200\"} 1",
        "wenovate_http_requests_total{method=\"GET\",route=\"/api/v1/library-entries/{slug}\",status=\"404\"} 1",
        "wenovate_http_request_duration_seconds_count{method=\"GET\",route=\"/api/v1/library-entries\"} 1",
        "wenovate_http_request_duration_seconds_bucket{method=\"GET\",route=\"/api/v1/library-entries\",le=\"10\"} 1",
        "wenovate_searches_total{kind=\"library_entry\"} 1",
        "wenovate_mails_handed_over_total{outcome=\"sent\"} 1",
        "wenovate_database_up 1",
        "wenovate_database_connections{state=\"max\"} 8",
        "wenovate_jobs{state=\"dead\"} 0",
        "wenovate_mails{state=\"failed\"} 0",
    ] {
        assert!(shown.lines().any(|shown| shown == line), "{line} is not in\n{shown}");
    }
    for name in [
        "wenovate_database_write_wait_seconds_count",
        "wenovate_jobs_oldest_due_seconds",
        "wenovate_audit_unsealed_seconds",
        "wenovate_storage_free_bytes",
        "process_resident_memory_bytes",
    ] {
        assert!(value(&shown, name) >= 0.0);
    }
    assert!(value(&shown, "process_resident_memory_bytes") > 1e6);
    assert!(!shown.contains(member.email()) && !shown.contains("ουρά"), "no label is about a person");
    process.stop().await;
}

#[both_databases]
async fn the_platforms_own_address_shows_no_metrics(app: TestApp) {
    let visitor = app.visitor();
    // There is a page of the application, as for any address.
    let shown = visitor.send(visitor.request(Method::GET, "/metrics")).await.text();
    assert!(!shown.contains("wenovate_"), "{shown}");
}

/// Alerts and the operators' page speak of metrics that exist.
#[test]
fn what_is_watched_is_measured() {
    let measured: String = api()
        .into_iter()
        .filter(|source| source.path.starts_with("platform/metrics/"))
        .map(|source| source.code)
        .collect();
    for file in ["deploy/prometheus/wenovate.rules.yml", "docs/OPERATIONS.md"] {
        let text = std::fs::read_to_string(root().join(file)).unwrap();
        let words = text.split(|letter: char| !letter.is_ascii_lowercase() && letter != '_');
        for name in words.filter(|word| word.starts_with("wenovate_") && !word.ends_with('_')) {
            let name = name.trim_end_matches("_bucket");
            assert!(
                measured.contains(&format!("\"{name}\"")),
                "{file} watches {name}, which nobody measures"
            );
        }
    }
}

/// Asks until the line is there.
async fn until(process: &Process, line: &str) -> String {
    let address = process.told("metrics are shown").expect("an address of the metrics");
    let prometheus = Client::new(format!("http://{address}"));
    let mut shown = String::new();
    for _ in 0..200 {
        shown = prometheus.send(prometheus.request(Method::GET, "/metrics")).await.ok().text();
        if shown.lines().any(|shown| shown == line) {
            return shown;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("{line} is not in\n{shown}");
}

fn value(shown: &str, name: &str) -> f64 {
    let line = shown
        .lines()
        .find(|line| line.starts_with(name))
        .unwrap_or_else(|| panic!("{name} is not in\n{shown}"));
    line.rsplit(' ').next().unwrap().parse().unwrap()
}
