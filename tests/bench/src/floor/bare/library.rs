//! J1.

use actix_web::HttpResponse;
use serde::Serialize;
use uuid::Uuid;

use super::{Body, Page, Pool, rfc3339, row};

row!(
    EntryRow {
        id: Uuid,
        slug: String,
        title: String,
        summary: String,
        organisation_id: Uuid,
        organisation_code: String,
        name_el: String,
        name_en: String,
        theme: String,
        body_kind: String,
        region: Option<String>,
        lifecycle: String,
        cost_band: String,
        artwork: String,
        featured: bool,
        adoptions: i32,
        status: String,
        published_at: Option<i64>,
    }
);

#[derive(Serialize)]
struct Entry {
    id: Uuid,
    slug: String,
    title: String,
    summary: String,
    organisation: Body,
    theme: String,
    body_kind: String,
    region: Option<String>,
    lifecycle: String,
    cost_band: String,
    artwork: String,
    featured: bool,
    adoptions: i32,
    status: String,
    published_at: Option<String>,
}

pub async fn library(pool: Pool) -> HttpResponse {
    let rows: Vec<EntryRow> = sqlx::query_as(
        "SELECT e.id, e.slug, e.title, e.summary, o.id AS organisation_id, o.code AS organisation_code, o.name_el, o.name_en, e.theme, e.body_kind,
             e.region, e.lifecycle, e.cost_band, e.artwork, e.featured, e.adoptions, e.status, e.published_at
         FROM library_entries e LEFT JOIN organisations o ON o.id = e.organisation_id
         WHERE e.status IN ($1) ORDER BY e.published_at DESC, e.id DESC LIMIT $2",
    )
    .bind("published")
    .bind(21_i64)
    .fetch_all(&**pool)
    .await
    .unwrap();
    let entry = |row: EntryRow| Entry {
        id: row.id,
        slug: row.slug,
        title: row.title,
        summary: row.summary,
        organisation: Body {
            id: row.organisation_id,
            code: row.organisation_code,
            name_el: row.name_el,
            name_en: row.name_en,
        },
        theme: row.theme,
        body_kind: row.body_kind,
        region: row.region,
        lifecycle: row.lifecycle,
        cost_band: row.cost_band,
        artwork: row.artwork,
        featured: row.featured,
        adoptions: row.adoptions,
        status: row.status,
        published_at: row.published_at.map(rfc3339),
    };
    HttpResponse::Ok().json(Page { items: rows.into_iter().take(20).map(entry).collect::<Vec<_>>() })
}
