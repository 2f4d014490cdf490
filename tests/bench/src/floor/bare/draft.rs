//! J4, the draft.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;
use serde_json::{Value, json};
use sqlx::types::Json;
use uuid::Uuid;

use super::{BEGIN, Pool, audit, caller, now, show::whole};

#[derive(Deserialize)]
pub struct Form {
    kind: String,
    title: String,
    summary: String,
    policy_area: String,
    visibility: String,
    unit: Option<String>,
    answers: Value,
}

pub async fn draft(
    request: HttpRequest,
    pool: Pool,
    slug: web::Path<String>,
    form: web::Json<Form>,
) -> HttpResponse {
    let caller = caller(&request, &pool).await;
    let campaign: (Uuid, Uuid, Option<i64>) = sqlx::query_as(
        "SELECT c.id, c.submission_form_version_id, g.opens_at FROM campaigns c
         LEFT JOIN campaign_stages g ON g.campaign_id = c.id WHERE c.slug = $1 AND g.kind = $2",
    )
    .bind(&*slug)
    .bind("submit")
    .fetch_one(&**pool)
    .await
    .unwrap();
    let (id, at, form) = (Uuid::now_v7(), now(), form.into_inner());
    let mut tx = pool.begin_with(BEGIN).await.unwrap();
    sqlx::query(
        "INSERT INTO submissions (id, campaign_id, author_id, organisation_id, unit, kind, title, summary, policy_area,
             visibility, form_version_id, answers, status, score_count, revision, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
    )
    .bind(id)
    .bind(campaign.0)
    .bind(caller.id)
    .bind(caller.organisation)
    .bind(form.unit)
    .bind(form.kind)
    .bind(form.title)
    .bind(form.summary)
    .bind(form.policy_area)
    .bind(form.visibility)
    .bind(campaign.1)
    .bind(Json(form.answers))
    .bind("draft")
    .bind(0_i32)
    .bind(1_i64)
    .bind(at)
    .bind(at)
    .execute(&mut *tx)
    .await
    .unwrap();
    audit(&mut tx, &caller, "submissions.drafted", id, json!({})).await;
    tx.commit().await.unwrap();
    HttpResponse::Created().json(whole(&pool, id).await)
}
