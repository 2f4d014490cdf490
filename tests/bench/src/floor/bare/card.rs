//! A submission with the names of what it refers to.

use serde::Serialize;
use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use super::{Body, rfc3339, row};

row!(
    CardRow {
        id: Uuid,
        code: Option<String>,
        kind: String,
        title: String,
        summary: String,
        policy_area: Option<String>,
        visibility: String,
        status: String,
        due_at: Option<i64>,
        submitted_at: Option<i64>,
        updated_at: i64,
        campaign_id: Uuid,
        campaign_slug: String,
        campaign_title: Json<Value>,
        organisation_id: Uuid,
        organisation_code: String,
        name_el: String,
        name_en: String,
        author_id: Uuid,
        given_name: String,
        family_name: String,
        author_organisation_id: Option<Uuid>,
        challenge_id: Option<Uuid>,
        challenge_code: Option<String>,
        challenge_title: Option<String>,
        challenge_status: Option<String>,
    }
);

#[derive(Serialize)]
struct Campaign {
    id: Uuid,
    slug: String,
    title: Value,
}

#[derive(Serialize)]
struct Author {
    id: Uuid,
    name: String,
    organisation_id: Option<Uuid>,
}

#[derive(Serialize)]
struct Challenge {
    id: Uuid,
    code: Option<String>,
    title: Option<String>,
    status: Option<String>,
}

#[derive(Serialize)]
pub struct Card {
    id: Uuid,
    code: Option<String>,
    campaign: Campaign,
    organisation: Body,
    author: Author,
    kind: String,
    title: String,
    summary: String,
    policy_area: Option<String>,
    visibility: String,
    status: String,
    challenge: Option<Challenge>,
    next_step: Due,
    submitted_at: Option<String>,
    updated_at: String,
}

#[derive(Serialize)]
struct Due {
    due_at: Option<String>,
}

impl From<CardRow> for Card {
    fn from(row: CardRow) -> Self {
        Self {
            id: row.id,
            code: row.code,
            campaign: Campaign { id: row.campaign_id, slug: row.campaign_slug, title: row.campaign_title.0 },
            organisation: Body {
                id: row.organisation_id,
                code: row.organisation_code,
                name_el: row.name_el,
                name_en: row.name_en,
            },
            author: Author {
                id: row.author_id,
                name: format!("{} {}", row.given_name, row.family_name),
                organisation_id: row.author_organisation_id,
            },
            kind: row.kind,
            title: row.title,
            summary: row.summary,
            policy_area: row.policy_area,
            visibility: row.visibility,
            challenge: row.challenge_id.map(|id| Challenge {
                id,
                code: row.challenge_code,
                title: row.challenge_title,
                status: row.challenge_status,
            }),
            next_step: Due { due_at: row.due_at.filter(|_| row.status == "in_review").map(rfc3339) },
            status: row.status,
            submitted_at: row.submitted_at.map(rfc3339),
            updated_at: rfc3339(row.updated_at),
        }
    }
}

pub const CARD: &str =
    "s.id, s.code, s.kind, s.title, s.summary, s.policy_area, s.visibility, s.status, s.due_at,
    s.submitted_at, s.updated_at, c.id AS campaign_id, c.slug AS campaign_slug, c.title AS campaign_title,
    o.id AS organisation_id, o.code AS organisation_code, o.name_el, o.name_en, m.id AS author_id, m.given_name, m.family_name,
    m.organisation_id AS author_organisation_id, h.id AS challenge_id, h.code AS challenge_code,
    h.title AS challenge_title, h.status AS challenge_status";
pub const WITH_NAMES: &str = " FROM submissions s LEFT JOIN campaigns c ON c.id = s.campaign_id
    LEFT JOIN organisations o ON o.id = s.organisation_id LEFT JOIN members m ON m.id = s.author_id
    LEFT JOIN challenges h ON h.id = s.challenge_id";
