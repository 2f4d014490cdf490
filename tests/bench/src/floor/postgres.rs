//! What is PostgreSQL's own of the floors.

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use uuid::Uuid;

pub type Database = sqlx::Postgres;

pub const BEGIN: &str = "BEGIN";
pub const HOLD: &str = " FOR UPDATE";
/// With the query as the second parameter.
pub const MATCHES: &str = "search_documents.tsv @@ CAST(CAST($2 AS text) AS tsquery)";

pub fn words(word: &str, campaign: Uuid, area: &str) -> String {
    let campaign = campaign.simple();
    format!("('{word}' | '{word}':*) & '=kindsubmission' & '=campaign{campaign}' & '=area{area}'")
}

// The handlers are the same text for both databases, each with its own driver's types.
#[expect(clippy::duplicate_mod, reason = "one text, two drivers")]
#[path = "bare/mod.rs"]
mod bare;

pub async fn serve(database: &str) {
    let options: PgConnectOptions = database.parse().unwrap();
    let pool = PgPoolOptions::new().max_connections(8).test_before_acquire(false);
    bare::serve(pool.connect_with(options).await.unwrap()).await;
}
