//! J5.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;
use serde_json::{Value, json};
use sqlx::types::Json;
use uuid::Uuid;

use super::{BEGIN, HOLD, Pool, audit, caller, now, rfc3339, sql, submit::DraftRow};

#[derive(Deserialize)]
pub struct NewScore {
    values: Value,
    recommendation: String,
}

pub async fn score(
    request: HttpRequest,
    pool: Pool,
    submission: web::Path<Uuid>,
    form: web::Json<NewScore>,
) -> HttpResponse {
    let caller = caller(&request, &pool).await;
    let (id, submission, at, form) = (Uuid::now_v7(), *submission, now(), form.into_inner());
    let mut tx = pool.begin_with(BEGIN).await.unwrap();
    let sql = sql!(
        "SELECT title, summary, kind, policy_area, visibility, unit, answers, campaign_id, author_id, organisation_id,
             revision FROM submissions WHERE id = $1",
        HOLD,
    );
    let it: DraftRow = sqlx::query_as(sql).bind(submission).fetch_one(&mut *tx).await.unwrap();
    let campaign: (Uuid, Option<i64>) = sqlx::query_as(
        "SELECT c.criteria_set_id, g.opens_at FROM campaigns c LEFT JOIN campaign_stages g ON g.campaign_id = c.id
         WHERE c.id = $1 AND g.kind = $2",
    )
    .bind(it.campaign_id)
    .bind("triage")
    .fetch_one(&mut *tx)
    .await
    .unwrap();
    let scored: Option<(Uuid,)> =
        sqlx::query_as("SELECT id FROM scores WHERE submission_id = $1 AND reviewer_id = $2")
            .bind(submission)
            .bind(caller.id)
            .fetch_optional(&mut *tx)
            .await
            .unwrap();
    assert!(scored.is_none());
    let given: Vec<f64> =
        form.values.as_object().into_iter().flatten().filter_map(|(_, value)| value.as_f64()).collect();
    let weighted = given.iter().sum::<f64>() / given.len() as f64;
    sqlx::query(
        "INSERT INTO scores (id, submission_id, reviewer_id, criteria_set_id, \"values\", weighted, recommendation, revision,
             created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(id)
    .bind(submission)
    .bind(caller.id)
    .bind(campaign.0)
    .bind(Json(&form.values))
    .bind(weighted)
    .bind(&form.recommendation)
    .bind(1_i64)
    .bind(at)
    .bind(at)
    .execute(&mut *tx)
    .await
    .unwrap();
    let all: Vec<(Option<f64>,)> = sqlx::query_as("SELECT weighted FROM scores WHERE submission_id = $1")
        .bind(submission)
        .fetch_all(&mut *tx)
        .await
        .unwrap();
    let count = all.len() as f64;
    let mean = all.iter().filter_map(|row| row.0).sum::<f64>() / count;
    let squares: f64 = all.iter().filter_map(|row| row.0).map(|value| (value - mean).powi(2)).sum();
    sqlx::query("UPDATE submissions SET score_count = $1, score_mean = $2, score_spread = $3 WHERE id = $4")
        .bind(i32::try_from(all.len()).unwrap())
        .bind(mean)
        .bind((squares / (count - 1.0).max(1.0)).sqrt())
        .bind(submission)
        .execute(&mut *tx)
        .await
        .unwrap();
    let name: (Uuid, String, String, Option<Uuid>) =
        sqlx::query_as("SELECT id, given_name, family_name, organisation_id FROM members WHERE id IN ($1)")
            .bind(caller.id)
            .fetch_one(&mut *tx)
            .await
            .unwrap();
    audit(&mut tx, &caller, "submissions.scored", submission, json!({})).await;
    tx.commit().await.unwrap();
    HttpResponse::Created().json(json!({
        "id": id,
        "reviewer": { "id": name.0, "name": format!("{} {}", name.1, name.2), "organisation_id": name.3 },
        "criteria_set_id": campaign.0,
        "values": form.values,
        "weighted": weighted,
        "comment": null,
        "recommendation": form.recommendation,
        "revision": 1,
        "updated_at": rfc3339(at),
    }))
}
