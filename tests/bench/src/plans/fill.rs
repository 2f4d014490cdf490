//! Rows of the tables that the seeding leaves empty: as many as there are submissions.

use sqlx::{AssertSqlSafe, PgPool, SqlitePool};

use crate::program::Kind;

/// With the database's own way to make an id in place of `{id}`, and to write JSON in place of `{json}`.
const ROWS: [&str; 6] = [
    "INSERT INTO notifications (id, member_id, kind, subject_kind, subject_id, text, path, created_at)
     SELECT {id}, author_id, 'submission_decided', 'submission', id, {json}, '/', created_at FROM submissions",
    // One person with very many.
    "INSERT INTO notifications (id, member_id, kind, subject_kind, subject_id, text, path, created_at)
     SELECT {id}, (SELECT id FROM members WHERE email = 'member-1@bench.example'), 'submission_decided', 'submission', id,
            {json}, '/', created_at FROM submissions",
    "INSERT INTO mails (id, to_address, language, template, subject, text_body, html_body, headers, message_id, status,
                        attempts, created_at)
     SELECT {id}, 'a@bench.example', 'el', 'members/welcome', 'Καλώς ήρθατε', '', '', {json}, code, 'sent', 1, created_at
     FROM submissions",
    "INSERT INTO jobs (id, name, payload, status, attempts, max_attempts, run_at, lease_number, created_at)
     SELECT {id}, 'send_mail', {json}, 'done', 1, 5, created_at, 1, created_at FROM submissions",
    "INSERT INTO audit_events (id, at, actor_kind, actor_id, event, subject_kind, subject_id, request_id, details)
     SELECT {id}, created_at, 'member', author_id, 'submissions.submitted', 'submission', id, 'bench', {json}
     FROM submissions",
    "INSERT INTO newsletter_subscriptions (id, email, language, status, unsubscribe_token, created_at)
     SELECT {id}, email, 'el', 'confirmed', email, created_at FROM members",
];

/// Writes them. A table whose columns have changed is told, and stays empty.
pub async fn fill(kind: Kind, database: &str) {
    match kind {
        Kind::Sqlite => {
            let pool = SqlitePool::connect(database).await.unwrap();
            for rows in ROWS {
                let rows = rows.replace("{id}", "randomblob(16)").replace("{json}", "'{}'");
                told(sqlx::query(AssertSqlSafe(rows)).execute(&pool).await.map(|_| ()));
            }
            told(sqlx::query("ANALYZE").execute(&pool).await.map(|_| ()));
        }
        Kind::Postgres => {
            let pool = PgPool::connect(database).await.unwrap();
            for rows in ROWS {
                let rows = rows.replace("{id}", "gen_random_uuid()").replace("{json}", "'{}'::jsonb");
                told(sqlx::query(AssertSqlSafe(rows)).execute(&pool).await.map(|_| ()));
            }
            told(sqlx::query("ANALYZE").execute(&pool).await.map(|_| ()));
        }
    }
}

fn told(done: Result<(), sqlx::Error>) {
    if let Err(error) = done {
        println!("not filled: {error}");
    }
}
