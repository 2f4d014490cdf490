//! J4, handing in.

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::{Value, json};
use sqlx::types::Json;
use time::OffsetDateTime;
use uuid::Uuid;

use super::{BEGIN, HOLD, Pool, audit, caller, now, row, show::whole, sql};

// What is held until the transaction ends.
row!(
    DraftRow {
        title: String,
        summary: String,
        kind: String,
        policy_area: Option<String>,
        visibility: String,
        unit: Option<String>,
        answers: Json<Value>,
        campaign_id: Uuid,
        author_id: Uuid,
        organisation_id: Uuid,
        revision: i64,
    }
);

pub async fn submit(request: HttpRequest, pool: Pool, id: web::Path<Uuid>) -> HttpResponse {
    let caller = caller(&request, &pool).await;
    let (id, at) = (*id, now());
    let mut tx = pool.begin_with(BEGIN).await.unwrap();
    let sql = sql!(
        "SELECT title, summary, kind, policy_area, visibility, unit, answers, campaign_id, author_id, organisation_id,
             revision FROM submissions WHERE id = $1",
        HOLD,
    );
    let it: DraftRow = sqlx::query_as(sql).bind(id).fetch_one(&mut *tx).await.unwrap();
    let campaign: (i32, Option<i64>) = sqlx::query_as(
        "SELECT c.response_days, g.opens_at FROM campaigns c LEFT JOIN campaign_stages g ON g.campaign_id = c.id
         WHERE c.id = $1 AND g.kind = $2",
    )
    .bind(it.campaign_id)
    .bind("submit")
    .fetch_one(&mut *tx)
    .await
    .unwrap();
    let files: Vec<(Uuid, Uuid)> =
        sqlx::query_as("SELECT id, file_id FROM submission_attachments WHERE submission_id = $1")
            .bind(id)
            .fetch_all(&mut *tx)
            .await
            .unwrap();
    assert!(files.is_empty());
    let number: (i64,) = sqlx::query_as(
        "INSERT INTO counters (name, value) VALUES ($1, 1)
         ON CONFLICT (name) DO UPDATE SET value = counters.value + 1 RETURNING value",
    )
    .bind(format!("submissions-{}", OffsetDateTime::now_utc().year()))
    .fetch_one(&mut *tx)
    .await
    .unwrap();
    let code = format!("WN-{}-{:04}", OffsetDateTime::now_utc().year(), number.0);
    sqlx::query(
        "UPDATE submissions SET code = $1, organisation_id = $2, answers = $3, status = $4, due_at = $5, submitted_at = $6,
             revision = $7, updated_at = $8 WHERE id = $9",
    )
    .bind(&code)
    .bind(caller.organisation)
    .bind(&it.answers)
    .bind("submitted")
    .bind(at + i64::from(campaign.0) * 86_400_000_000)
    .bind(at)
    .bind(it.revision + 1)
    .bind(at)
    .bind(id)
    .execute(&mut *tx)
    .await
    .unwrap();
    let snapshot = json!({
        "kind": it.kind, "title": it.title, "summary": it.summary, "policy_area": it.policy_area,
        "visibility": it.visibility, "organisation_id": it.organisation_id, "unit": it.unit, "answers": it.answers.0,
        "attachments": [],
    });
    sqlx::query(
        "INSERT INTO submission_versions (id, submission_id, number, snapshot, created_by, created_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(Uuid::now_v7())
    .bind(id)
    .bind(1_i32)
    .bind(Json(snapshot))
    .bind(it.author_id)
    .bind(at)
    .execute(&mut *tx)
    .await
    .unwrap();
    // As many words as the service keeps of this title and summary.
    sqlx::query(
        "INSERT INTO search_documents (kind, subject_id, title, title_stems, text, facets) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (kind, subject_id) DO UPDATE
         SET title = excluded.title, title_stems = excluded.title_stems, text = excluded.text, facets = excluded.facets",
    )
    .bind("submission")
    .bind(id)
    .bind(it.title.to_lowercase())
    .bind(it.title.to_lowercase())
    .bind(format!("{} {}", it.summary.to_lowercase(), it.summary.to_lowercase().replace("ησ ", " ")))
    .bind(format!("=kindsubmission =campaign{} =area{}", it.campaign_id.simple(), it.policy_area.as_deref().unwrap_or_default().replace('_', "")))
    .execute(&mut *tx)
    .await
    .unwrap();
    audit(&mut tx, &caller, "submissions.submitted", id, json!({ "code": code })).await;
    tx.commit().await.unwrap();
    HttpResponse::Ok().json(whole(&pool, id).await)
}
