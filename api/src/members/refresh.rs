use std::time::Duration;

use actix_web::{HttpRequest, HttpResponse, post, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde_json::json;

use super::{
    SESSION_ENDED,
    entity::{member, session},
    letters,
    own_pages::OwnPages,
    policy,
    refresh_token::RefreshToken,
    session_view::{SessionOpened, opened},
};
use crate::platform::{
    audit::{Identity, did},
    config::Config,
    db::{Db, Tx},
    permission::Permissions,
    problem::{Problem, Result},
    time::days,
    token::Tokens,
};

/// How long a used token still gives its successor: an answer may get lost, two tabs may ask at once.
const GRACE: Duration = Duration::from_secs(10);

/// Renew a session.
///
/// Takes the cookie of the session, gives a new access token and rotates the cookie. A cookie used a second time
/// later than 10 seconds after ends the session, since somebody may have stolen it, and the person is told by mail.
#[utoipa::path(tag = "sessions", security(()), responses(
    (status = OK, description = "The session", body = SessionOpened)))]
#[post("/sessions/refresh")]
pub async fn refresh_session(
    _own: OwnPages,
    request: HttpRequest,
    db: web::Data<Db>,
    config: web::Data<Config>,
    tokens: web::Data<Tokens>,
    permissions: web::Data<Permissions>,
) -> Result<HttpResponse> {
    let Some(token) = RefreshToken::of(&request, &config) else { return Err(SESSION_ENDED.into()) };
    match renew(&db, &config, &token).await {
        Ok((session, member, next)) => {
            let view = opened(&db, &tokens, &permissions, member, &session).await?;
            let mut answer = HttpResponse::Ok();
            Ok(answer.cookie(next.cookie(&config)).insert_header(("cache-control", "no-store")).json(view))
        }
        Err(problem) if problem.kind == SESSION_ENDED => {
            let mut answer = actix_web::ResponseError::error_response(&problem);
            // A cookie that cannot be set is no reason to hide the problem.
            let _ = answer.add_cookie(&RefreshToken::removal(&config));
            Ok(answer)
        }
        Err(problem) => Err(problem),
    }
}

async fn renew(
    db: &Db,
    config: &Config,
    token: &RefreshToken,
) -> Result<(session::Model, member::Model, RefreshToken)> {
    let found =
        session::Entity::find_by_id(token.session).find_also_related(member::Entity).one(&**db).await?;
    let Some((session, Some(member))) = found else { return Err(SESSION_ENDED.into()) };
    if !session.is_live(db.now()) || !policy::may_sign_in(member.status) {
        return Err(SESSION_ENDED.into());
    }
    let next = token.successor(&session.successor_key);
    let tx = db.begin(&Identity::Member(member.id.0)).await?;
    if rotate(&tx, config, token, &next).await? || was_just_rotated(&tx, token).await? {
        tx.commit(did("sessions.refreshed", "session", session.id)).await?;
        return Ok((session, member, next));
    }
    revoke(&tx, &session).await?;
    letters::write(&tx, &member, "session_reused", json!({ "device": session.user_agent })).await?;
    tx.commit(did("sessions.reuse_detected", "session", session.id)).await?;
    Err(SESSION_ENDED.into())
}

/// Moves the session on to the next token, if this one is its current one: the row count decides a race.
async fn rotate(tx: &Tx, config: &Config, token: &RefreshToken, next: &RefreshToken) -> Result<bool> {
    let moved = session::Entity::update_many()
        .col_expr(session::Column::RefreshHash, Expr::value(next.hash()))
        .col_expr(session::Column::PreviousHash, Expr::value(token.hash()))
        .col_expr(session::Column::RotatedAt, Expr::value(tx.now()))
        .col_expr(session::Column::LastUsedAt, Expr::value(tx.now()))
        .col_expr(session::Column::ExpiresAt, Expr::value(tx.now() + days(config.session_days)))
        .filter(session::COLUMN.id.eq(token.session))
        .filter(session::COLUMN.refresh_hash.eq(token.hash()))
        .filter(session::COLUMN.revoked_at.is_null())
        .exec(&**tx)
        .await?;
    Ok(moved.rows_affected == 1)
}

async fn was_just_rotated(tx: &Tx, token: &RefreshToken) -> Result<bool> {
    let session =
        session::Entity::find_by_id(token.session).one(&**tx).await?.ok_or_else(Problem::not_found)?;
    Ok(session.revoked_at.is_none()
        && session.previous_hash == Some(token.hash())
        && session.rotated_at.is_some_and(|at| tx.now() <= at + GRACE))
}

/// Ends a session.
///
/// # Errors
/// When the database refuses.
pub(super) async fn revoke(tx: &Tx, session: &session::Model) -> Result<()> {
    session::Entity::update_many()
        .col_expr(session::Column::RevokedAt, Expr::value(tx.now()))
        .filter(session::COLUMN.id.eq(session.id))
        .exec(&**tx)
        .await?;
    Ok(())
}
