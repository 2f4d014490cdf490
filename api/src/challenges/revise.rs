use actix_web::{patch, web};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, QuerySelect, Set};
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    CHALLENGE_STATE,
    create::SEARCHED,
    entity::{ChallengeId, Entity},
    policy::{self, Manage},
    view::Challenge,
};
use crate::platform::{
    audit::did,
    auth::{Auth, Viewer},
    db::Db,
    etag::{IfMatch, Tagged},
    json::Json,
    policy_area::PolicyArea,
    problem::{Problem, Result},
    search,
};

/// What changes of a challenge; the rest stays.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviseChallenge {
    #[validate(length(min = 10, max = 160))]
    #[schema(min_length = 10, max_length = 160)]
    title: Option<String>,
    #[validate(length(min = 20, max = 4_000))]
    #[schema(min_length = 20, max_length = 4_000)]
    summary: Option<String>,
    policy_area: Option<PolicyArea>,
    /// How many people the team may have.
    #[validate(range(min = 2, max = 50))]
    #[schema(minimum = 2, maximum = 50)]
    capacity: Option<i32>,
}

/// Revise a challenge.
///
/// By a coordinator, until it is solved or closed.
#[utoipa::path(tag = "challenges", params(ChallengeId, IfMatch), responses(
    (status = OK, description = "The challenge", body = Challenge)))]
#[patch("/challenges/{id}")]
pub async fn revise_challenge(
    coordinator: Auth<Manage>,
    db: web::Data<Db>,
    id: web::Path<ChallengeId>,
    seen: IfMatch,
    Json(form): Json<ReviseChallenge>,
) -> Result<Tagged<Challenge>> {
    let tx = db.begin(&coordinator).await?;
    let challenge = Entity::find_by_id(*id).lock_exclusive().one(&*tx).await?;
    let challenge = challenge.ok_or_else(Problem::not_found)?;
    seen.check(challenge.revision)?;
    if !policy::is_open(challenge.status) {
        return Err(Problem::new(CHALLENGE_STATE).extension("state", challenge.status));
    }
    let revision = challenge.revision + 1;
    let mut change = challenge.clone().into_active_model();
    change.revision = Set(revision);
    if let Some(title) = form.title {
        change.title = Set(title.trim().to_owned());
    }
    if let Some(summary) = form.summary {
        change.summary = Set(summary.trim().to_owned());
    }
    if let Some(policy_area) = form.policy_area {
        change.policy_area = Set(policy_area);
    }
    if let Some(capacity) = form.capacity {
        change.capacity = Set(capacity);
    }
    let revised = change.update(&*tx).await?;
    search::index(&tx, SEARCHED, revised.id, &revised.title, &revised.summary).await?;
    let event = did("challenges.revised", "challenge", *id).changed(&challenge, &revised);
    let body = Challenge::of(&*tx, revised, &Viewer(Some(coordinator.0.clone()))).await?;
    tx.commit(event).await?;
    Ok(Tagged { body, revision })
}
