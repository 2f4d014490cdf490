//! What is SQLite's own of the floors.

use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use uuid::Uuid;

pub type Database = sqlx::Sqlite;

pub const BEGIN: &str = "BEGIN IMMEDIATE";
pub const HOLD: &str = "";
/// With the query as the second parameter.
pub const MATCHES: &str =
    "search_documents.id IN (SELECT rowid FROM search_documents_fts WHERE search_documents_fts MATCH $2)";

pub fn words(word: &str, campaign: Uuid, area: &str) -> String {
    let (campaign, words) = (campaign.simple(), format!("(\"{word}\" OR \"{word}\" *)"));
    format!(
        "({{title text}} : {words}) AND facets : kindsubmission AND facets : campaign{campaign} AND facets : area{area}"
    )
}

// The handlers are the same text for both databases, each with its own driver's types.
#[expect(clippy::duplicate_mod, reason = "one text, two drivers")]
#[path = "bare/mod.rs"]
mod bare;

pub async fn serve(database: &str) {
    let options: SqliteConnectOptions = database.parse().unwrap();
    let options = options
        .foreign_keys(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(Duration::from_secs(8))
        .pragma("cache_size", "-32768")
        .pragma("temp_store", "MEMORY");
    let pool = SqlitePoolOptions::new().max_connections(8).test_before_acquire(false);
    bare::serve(pool.connect_with(options).await.unwrap()).await;
}
