//! Submissions, found for those who may see or change them.

use sea_orm::{ConnectionTrait, EntityTrait, QuerySelect};

use super::{
    SUBMISSION_STATE,
    entity::{
        SubmissionStatus,
        submission::{Entity, Model, SubmissionId},
    },
    policy,
};
use crate::platform::{
    auth::{Caller, Viewer},
    db::Tx,
    problem::{Problem, Result},
};

/// The submission of this id, when the viewer may see it.
///
/// # Errors
/// 404 when there is none or it is out of sight.
pub async fn find_visible(db: &impl ConnectionTrait, id: SubmissionId, viewer: &Viewer) -> Result<Model> {
    let found = Entity::find_by_id(id).one(db).await?;
    found.filter(|it| policy::can_see(viewer, it)).ok_or_else(Problem::not_found)
}

/// The submission of this id, for what is between its author and the staff.
///
/// # Errors
/// 404 when there is none or it is out of sight, 403 to others who see it.
pub async fn find_followed(db: &impl ConnectionTrait, id: SubmissionId, who: &Caller) -> Result<Model> {
    let viewer = Viewer(Some(who.clone()));
    let found = find_visible(db, id, &viewer).await?;
    if policy::can_follow(&viewer, &found) { Ok(found) } else { Err(Problem::forbidden()) }
}

/// The submission of this id, held until the transaction ends.
///
/// # Errors
/// 404 when there is none.
pub async fn hold(tx: &Tx, id: SubmissionId) -> Result<Model> {
    Entity::find_by_id(id).lock_exclusive().one(&**tx).await?.ok_or_else(Problem::not_found)
}

/// The author's submission, held until the transaction ends.
///
/// # Errors
/// 404 when it is out of sight, 403 when it is somebody else's, 409 when its state is not among those allowed.
pub async fn hold_own(
    tx: &Tx,
    id: SubmissionId,
    author: &Caller,
    allowed: fn(SubmissionStatus) -> bool,
) -> Result<Model> {
    let it = hold(tx, id).await?;
    let viewer = Viewer(Some(author.clone()));
    if !policy::can_see(&viewer, &it) {
        return Err(Problem::not_found());
    }
    if !policy::is_author(&viewer, &it) {
        return Err(Problem::forbidden());
    }
    if allowed(it.status) { Ok(it) } else { Err(wrong_state(&it)) }
}

/// 409, naming the state.
pub fn wrong_state(it: &Model) -> Problem {
    Problem::new(SUBMISSION_STATE).extension("state", it.status)
}
