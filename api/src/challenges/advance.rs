//! How a challenge comes further: the deeds of later stages do it.

use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, QuerySelect, Set};
use serde_json::json;

use super::{
    CHALLENGE_STATE,
    entity::{ChallengeId, ChallengeStatus, Entity, Model},
    policy,
};
use crate::platform::{
    audit::did,
    db::Tx,
    problem::{Problem, Result},
};

/// Brings a challenge to a status, and records it. Nothing happens when it is there already.
///
/// # Errors
/// 404 when there is none, 409 when no way leads there from where it is.
pub async fn advance(tx: &Tx, id: ChallengeId, to: ChallengeStatus) -> Result<Model> {
    let challenge = Entity::find_by_id(id).lock_exclusive().one(&**tx).await?;
    let challenge = challenge.ok_or_else(Problem::not_found)?;
    let from = challenge.status;
    if from == to {
        return Ok(challenge);
    }
    if !policy::may_become(from, to) {
        return Err(Problem::new(CHALLENGE_STATE).extension("state", from));
    }
    let revision = challenge.revision + 1;
    let mut change = challenge.into_active_model();
    change.status = Set(to);
    change.revision = Set(revision);
    let challenge = change.update(&**tx).await?;
    tx.record(did("challenges.advanced", "challenge", id).to(json!({ "from": from, "to": to }))).await?;
    Ok(challenge)
}
