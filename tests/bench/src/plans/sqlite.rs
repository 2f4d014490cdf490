//! SQLite is asked for the plan of each statement that the service logged.

use std::collections::HashMap;

use serde_json::Value;
use sqlx::{AssertSqlSafe, Row, SqlitePool};

use super::{MANY, Planned};

/// The plans of the statements in this part of the service's log.
pub async fn plans(database: &str, log: &str) -> Vec<Planned> {
    let pool = SqlitePool::connect(database).await.unwrap();
    let sizes = sizes(&pool).await;
    let mut planned = Vec::new();
    for sql in log.lines().filter_map(statement) {
        let is_query = sql.get(..6).is_some_and(|word| word.eq_ignore_ascii_case("SELECT"));
        if !is_query {
            continue;
        }
        let explained = format!("EXPLAIN QUERY PLAN {sql}");
        let rows = sqlx::query(AssertSqlSafe(explained)).fetch_all(&pool).await.unwrap_or_default();
        let steps: Vec<String> = rows.iter().map(|row| row.get::<String, _>("detail")).collect();
        let faults = steps.iter().filter_map(|step| fault(step, &sql, &sizes)).collect();
        planned.push(Planned { sql, faults });
    }
    pool.close().await;
    planned
}

/// The statement of a line of the log; a short one stands in the summary.
fn statement(line: &str) -> Option<String> {
    let line: Value = serde_json::from_str(line).ok()?;
    let whole = line["db.statement"].as_str().unwrap_or_default().trim();
    let text = if whole.is_empty() { line["summary"].as_str()? } else { whole };
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn fault(step: &str, sql: &str, sizes: &HashMap<String, i64>) -> Option<String> {
    let many = |table: &str| sizes.get(table).is_some_and(|size| *size as f64 > MANY);
    if let Some(rest) = step.strip_prefix("SCAN ") {
        let table = rest.split_whitespace().next()?;
        // Along an index in the order that is asked for, it stops at the limit.
        let stops = rest.contains("USING") && sql.contains("LIMIT");
        return (many(table) && !stops).then(|| format!("reads all of {table}"));
    }
    // What is sorted is named by no step: the largest table that the statement names.
    let sorts = step.contains("TEMP B-TREE FOR ORDER BY") && !step.contains("LAST TERM");
    let named = sizes.iter().filter(|(table, _)| sql.contains(&format!("\"{table}\"")));
    (sorts && named.clone().any(|(table, _)| many(table))).then(|| "sorts what it found".to_owned())
}

async fn sizes(pool: &SqlitePool) -> HashMap<String, i64> {
    let rows: Vec<(String, String)> =
        sqlx::query_as("SELECT tbl, stat FROM sqlite_stat1").fetch_all(pool).await.unwrap_or_default();
    let size = |stat: &str| stat.split(' ').next().and_then(|size| size.parse().ok()).unwrap_or_default();
    rows.iter().map(|(table, stat)| (table.clone(), size(stat))).collect()
}
