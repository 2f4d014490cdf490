//! J2.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    MATCHES, Page, Pool, caller,
    card::{CARD, Card, CardRow, WITH_NAMES},
    sql, words,
};

#[derive(Deserialize)]
pub struct Search {
    policy_area: String,
    q: String,
}

pub async fn list(
    request: HttpRequest,
    pool: Pool,
    slug: web::Path<String>,
    search: web::Query<Search>,
) -> HttpResponse {
    let caller = caller(&request, &pool).await;
    let campaign: (Uuid, String) = sqlx::query_as("SELECT id, status FROM campaigns WHERE slug = $1 LIMIT 1")
        .bind(&*slug)
        .fetch_one(&**pool)
        .await
        .unwrap();
    let sql = sql!(
        "SELECT ", CARD, WITH_NAMES,
        " WHERE s.campaign_id = $1 AND s.status <> 'draft'
          AND ((s.status <> 'draft' AND s.status <> 'withdrawn' AND s.visibility IN ('public', 'network')) OR s.author_id = $3)
          AND s.policy_area = $4 AND s.id IN (SELECT subject_id FROM search_documents WHERE ", MATCHES,
        ") ORDER BY s.id DESC LIMIT $5",
    );
    let rows: Vec<CardRow> = sqlx::query_as(sql)
        .bind(campaign.0)
        .bind(words(&search.q, campaign.0, &search.policy_area))
        .bind(caller.id)
        .bind(&search.policy_area)
        .bind(21_i64)
        .fetch_all(&**pool)
        .await
        .unwrap();
    HttpResponse::Ok().json(Page { items: rows.into_iter().take(20).map(Card::from).collect::<Vec<_>>() })
}
