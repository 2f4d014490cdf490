//! The bare handlers, the same for both databases: compiled once for each.

mod card;
mod draft;
mod library;
mod list;
mod score;
mod show;
mod submit;

use actix_web::{App, HttpRequest, HttpServer, web};
use serde::Serialize;
use serde_json::Value;
use sqlx::types::Json;
use time::{OffsetDateTime, format_description::well_known::Rfc3339};
use uuid::Uuid;

pub use super::{BEGIN, Database, HOLD, MATCHES, words};

/// `query` with what differs between the databases put in, once.
macro_rules! sql {
    ($($part:expr),+ $(,)?) => {{
        static SQL: std::sync::LazyLock<&'static str> = std::sync::LazyLock::new(|| [$($part),+].concat().leak());
        *SQL
    }};
}

use sql;

/// A row with its columns by name.
macro_rules! row {
    ($(#[$meta:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident: $type:ty,)+ }) => {
        $(#[$meta])*
        pub struct $name {
            $($(#[$field_meta])* pub $field: $type,)+
        }

        impl<'r> sqlx::FromRow<'r, <super::Database as sqlx::Database>::Row> for $name {
            fn from_row(row: &'r <super::Database as sqlx::Database>::Row) -> sqlx::Result<Self> {
                use sqlx::Row;
                Ok(Self { $($field: row.try_get(stringify!($field))?,)+ })
            }
        }
    };
}
use row;

type Pool = web::Data<sqlx::Pool<Database>>;

pub async fn serve(pool: sqlx::Pool<Database>) {
    let bind = std::env::var("FLOOR_BIND").unwrap();
    let pool = web::Data::new(pool);
    let server = HttpServer::new(move || {
        App::new().app_data(pool.clone()).service(
            web::scope("/api/v1")
                .route("/library-entries", web::get().to(library::library))
                .route("/campaigns/{slug}/submissions", web::get().to(list::list))
                .route("/campaigns/{slug}/submissions", web::post().to(draft::draft))
                .route("/submissions/{id}", web::get().to(show::show))
                .route("/submissions/{id}/submit", web::post().to(submit::submit))
                .route("/submissions/{id}/scores", web::post().to(score::score)),
        )
    });
    server.bind(bind).unwrap().run().await.unwrap();
}

fn rfc3339(micros: i64) -> String {
    let at = OffsetDateTime::from_unix_timestamp_nanos(i128::from(micros) * 1_000).unwrap();
    at.format(&Rfc3339).unwrap()
}

fn now() -> i64 {
    (OffsetDateTime::now_utc().unix_timestamp_nanos() / 1_000) as i64
}

const AUTH: &str = "SELECT s.expires_at, s.revoked_at, m.id, m.organisation_id, m.language, m.status, r.role
    FROM sessions s JOIN members m ON m.id = s.member_id LEFT JOIN member_roles r ON r.member_id = m.id WHERE s.id = $1";

type Session = (i64, Option<i64>, Uuid, Option<Uuid>, String, String, Option<String>);

struct Caller {
    id: Uuid,
    organisation: Uuid,
}

async fn caller(request: &HttpRequest, pool: &Pool) -> Caller {
    let session: Uuid = request.headers().get("x-session").unwrap().to_str().unwrap().parse().unwrap();
    let rows: Vec<Session> = sqlx::query_as(AUTH).bind(session).fetch_all(&***pool).await.unwrap();
    let first = rows.first().unwrap();
    assert!(first.1.is_none() && first.5 == "active");
    Caller { id: first.2, organisation: first.3.unwrap() }
}

#[derive(Serialize)]
struct Page<T> {
    items: Vec<T>,
}

#[derive(Serialize)]
struct Body {
    id: Uuid,
    code: String,
    name_el: String,
    name_en: String,
}

type Tx<'a> = sqlx::Transaction<'a, Database>;

async fn audit(tx: &mut Tx<'_>, caller: &Caller, event: &str, subject: Uuid, details: Value) {
    sqlx::query(
        "INSERT INTO audit_events (id, at, actor_kind, actor_id, event, subject_kind, subject_id, request_id, address, details)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(Uuid::now_v7())
    .bind(now())
    .bind("member")
    .bind(caller.id)
    .bind(event)
    .bind("submission")
    .bind(subject)
    .bind("floor")
    .bind("127.0.0.1")
    .bind(Json(details))
    .execute(&mut **tx)
    .await
    .unwrap();
}
