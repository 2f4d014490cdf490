use actix_web::{HttpRequest, HttpResponse, delete, web};
use sea_orm::EntityTrait;

use super::{entity::session, own_pages::OwnPages, refresh, refresh_token::RefreshToken};
use crate::platform::{
    audit::{Identity, did},
    config::Config,
    db::Db,
    problem::Result,
};

/// Sign out.
///
/// Ends the session of the cookie and takes the cookie away. Signing out twice is no error.
#[utoipa::path(tag = "sessions", security(()), responses((status = NO_CONTENT, description = "Signed out")))]
#[delete("/sessions/current")]
pub async fn end_session(
    _own: OwnPages,
    request: HttpRequest,
    db: web::Data<Db>,
    config: web::Data<Config>,
) -> Result<HttpResponse> {
    if let Some(token) = RefreshToken::of(&request, &config)
        && let Some(session) = session::Entity::find_by_id(token.session).one(&***db).await?
        && session.knows(&token.hash())
        && session.revoked_at.is_none()
    {
        let tx = db.begin(&Identity::Member(session.member_id.0)).await?;
        refresh::revoke(&tx, &session).await?;
        tx.commit(did("sessions.ended", "session", session.id)).await?;
    }
    Ok(HttpResponse::NoContent().cookie(RefreshToken::removal(&config)).finish())
}
