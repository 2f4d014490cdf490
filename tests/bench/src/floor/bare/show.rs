//! J3.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use serde_json::Value;
use sqlx::{FromRow, types::Json};
use uuid::Uuid;

use super::{
    Pool, caller,
    card::{CARD, Card, CardRow, WITH_NAMES},
    rfc3339, row, sql,
};

row!(
    WholeRow {
        unit: Option<String>,
        form_version_id: Uuid,
        answers: Json<Value>,
        revision: i64,
        created_at: i64,
        #[expect(dead_code, reason = "the service reads it, so the floor does")]
        campaign_status: String,
        #[expect(dead_code, reason = "the service reads it, so the floor does")]
        stage_closes_at: Option<i64>,
        has_attachments: bool,
        speaks_for_others: bool,
    }
);

#[derive(Serialize)]
pub struct Whole {
    #[serde(flatten)]
    card: Card,
    unit: Option<String>,
    form_version_id: Uuid,
    answers: Value,
    revision: i64,
    created_at: String,
}

pub async fn whole(pool: &Pool, id: Uuid) -> Whole {
    let sql = sql!(
        "SELECT ",
        CARD,
        ", s.unit, s.form_version_id, s.answers, s.revision, s.created_at, c.status AS campaign_status,
             g.closes_at AS stage_closes_at,
             EXISTS (SELECT 1 FROM submission_attachments a WHERE a.submission_id = s.id) AS has_attachments,
             EXISTS (SELECT 1 FROM submissions t WHERE t.merged_into_id = s.id) AS speaks_for_others",
        WITH_NAMES,
        " LEFT JOIN campaign_stages g ON g.campaign_id = s.campaign_id AND g.kind = 'submit' WHERE s.id = $1",
    );
    let row = sqlx::query(sql).bind(id).fetch_one(&***pool).await.unwrap();
    let (card, row) = (CardRow::from_row(&row).unwrap(), WholeRow::from_row(&row).unwrap());
    assert!(!row.has_attachments && !row.speaks_for_others, "the floor reads neither");
    Whole {
        card: card.into(),
        unit: row.unit,
        form_version_id: row.form_version_id,
        answers: row.answers.0,
        revision: row.revision,
        created_at: rfc3339(row.created_at),
    }
}

pub async fn show(request: HttpRequest, pool: Pool, id: web::Path<Uuid>) -> HttpResponse {
    caller(&request, &pool).await;
    HttpResponse::Ok().json(whole(&pool, *id).await)
}
