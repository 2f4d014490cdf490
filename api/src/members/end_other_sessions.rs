use actix_web::{delete, web};
use serde_json::json;

use super::{
    entity::{member::MemberId, session::SessionId},
    my_sessions::end_all,
};
use crate::platform::{audit::did, auth::SignedIn, db::Db, json::NoContent, problem::Result};

/// End all my other sessions.
///
/// The one that asks stays.
#[utoipa::path(tag = "sessions", responses((status = NO_CONTENT, description = "The others have ended")))]
#[delete("/me/sessions")]
pub async fn end_other_sessions(person: SignedIn, db: web::Data<Db>) -> Result<NoContent> {
    let tx = db.begin(&person).await?;
    let member = MemberId(person.member_id);
    let ended = end_all(&tx, member, Some(SessionId(person.session_id))).await?;
    tx.commit(did("sessions.others_ended", "member", member).to(json!({ "ended": ended }))).await?;
    Ok(NoContent)
}
