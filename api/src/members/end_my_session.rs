use actix_web::{delete, web};
use sea_orm::EntityTrait;

use super::{
    entity::{
        member::MemberId,
        session::{self, SessionId},
    },
    refresh::revoke,
};
use crate::platform::{
    audit::did,
    auth::SignedIn,
    db::Db,
    json::NoContent,
    problem::{Problem, Result},
};

/// End one of my sessions.
///
/// The device is signed out with its next request.
#[utoipa::path(tag = "sessions", params(SessionId), responses((status = NO_CONTENT, description = "The session has ended")))]
#[delete("/me/sessions/{id}")]
pub async fn end_my_session(
    person: SignedIn,
    db: web::Data<Db>,
    id: web::Path<SessionId>,
) -> Result<NoContent> {
    let tx = db.begin(&person).await?;
    let session = session::Entity::find_by_id(*id).one(&*tx).await?;
    let session = session
        .filter(|session| session.member_id == MemberId(person.member_id) && session.is_live(tx.now()))
        .ok_or_else(Problem::not_found)?;
    revoke(&tx, &session).await?;
    tx.commit(did("sessions.ended", "session", session.id)).await?;
    Ok(NoContent)
}
