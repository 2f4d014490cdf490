//! PostgreSQL tells the plan of every statement it runs, with what it read (`auto_explain`).

use std::collections::HashMap;

use serde_json::Value;
use sqlx::PgPool;

use super::{MANY, Planned};

/// From now on each new session tells.
pub async fn explain_all(database: &str) {
    let pool = PgPool::connect(database).await.unwrap();
    for setting in [
        "ALTER SYSTEM SET session_preload_libraries = 'auto_explain'",
        "ALTER SYSTEM SET auto_explain.log_min_duration = 0",
        "ALTER SYSTEM SET auto_explain.log_analyze = on",
        "ALTER SYSTEM SET auto_explain.log_timing = off",
        "ALTER SYSTEM SET auto_explain.log_format = 'json'",
        "SELECT pg_reload_conf()",
    ] {
        sqlx::raw_sql(setting).execute(&pool).await.unwrap();
    }
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
}

/// The plans in this part of the server's log.
pub async fn plans(database: &str, log: &str) -> Vec<Planned> {
    let documents = log.split(" plan:").skip(1).filter_map(|rest| {
        let mut documents = serde_json::Deserializer::from_str(rest.trim_start()).into_iter::<Value>();
        documents.next()?.ok()
    });
    let sizes = sizes(database).await;
    documents
        .map(|document| {
            let mut faults = Vec::new();
            look(&document["Plan"], &sizes, &mut faults);
            let sql = document["Query Text"].as_str().unwrap_or_default();
            Planned { sql: sql.split_whitespace().collect::<Vec<_>>().join(" "), faults }
        })
        .collect()
}

fn look(node: &Value, sizes: &HashMap<String, f64>, faults: &mut Vec<String>) {
    let number = |name: &str| node[name].as_f64().unwrap_or_default();
    let kind = node["Node Type"].as_str().unwrap_or_default();
    let relation = node["Relation Name"].as_str().unwrap_or_default();
    let removed = number("Rows Removed by Filter") * number("Actual Loops").max(1.0);
    if kind == "Seq Scan" && sizes.get(relation).copied().unwrap_or_default() > MANY {
        faults.push(format!("reads all of {relation}"));
    } else if removed > MANY {
        faults.push(format!("{kind} on {relation} reads {removed:.0} rows in vain"));
    }
    let below = node["Plans"].as_array().into_iter().flatten();
    let sorted =
        below.clone().map(|below| below["Actual Rows"].as_f64().unwrap_or_default()).fold(0.0, f64::max);
    if kind == "Sort" && sorted > MANY {
        faults.push(format!("sorts {sorted:.0} rows"));
    }
    for below in below {
        look(below, sizes, faults);
    }
}

async fn sizes(database: &str) -> HashMap<String, f64> {
    let pool = PgPool::connect(database).await.unwrap();
    let rows: Vec<(String, f32)> =
        sqlx::query_as("SELECT relname::text, reltuples FROM pg_class WHERE relkind = 'r'")
            .fetch_all(&pool)
            .await
            .unwrap();
    pool.close().await;
    rows.into_iter().map(|(name, size)| (name, f64::from(size))).collect()
}
