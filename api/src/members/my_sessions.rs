use actix_web::{get, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr};
use serde::Serialize;
use utoipa::ToSchema;

use super::entity::{
    member::MemberId,
    session::{self, SessionId},
};
use crate::platform::{
    auth::SignedIn,
    db::{Db, Tx},
    json::Json,
    page::{self, Cursor, Page, PageQuery},
    problem::Result,
    query::Query,
    time::Timestamp,
};

/// A device on which I am signed in.
#[derive(Debug, Serialize, ToSchema)]
pub struct MySession {
    pub id: SessionId,
    /// What the browser calls itself.
    pub user_agent: Option<String>,
    #[schema(example = "192.0.2.7")]
    pub address: Option<String>,
    pub created_at: Timestamp,
    pub last_used_at: Timestamp,
    /// Whether it is the one that asks.
    pub current: bool,
}

/// List my sessions.
///
/// Where I am signed in now, newest first.
#[utoipa::path(tag = "sessions", params(PageQuery), responses(
    (status = OK, description = "A page of sessions", body = Page<MySession>)))]
#[get("/me/sessions")]
pub async fn list_my_sessions(
    person: SignedIn,
    db: web::Data<Db>,
    Query(query): Query<PageQuery>,
) -> Result<Json<Page<MySession>>> {
    let mut select = session::Entity::find()
        .filter(session::COLUMN.member_id.eq(MemberId(person.member_id)))
        .filter(session::COLUMN.revoked_at.is_null())
        .filter(session::COLUMN.expires_at.gt(db.now()))
        .order_by_desc(session::Column::Id)
        .limit(page::fetch(query.limit));
    if let Some(after) = Cursor::id::<SessionId>(query.after.as_deref())? {
        select = select.filter(session::COLUMN.id.lt(after));
    }
    let rows = select.all(&***db).await?;
    let shown = |row: session::Model| MySession {
        current: row.id.0 == person.session_id,
        id: row.id,
        user_agent: row.user_agent,
        address: row.address,
        created_at: row.created_at,
        last_used_at: row.last_used_at,
    };
    Ok(Json(Page::of(rows, query.limit, |row| row.id, shown)))
}

/// Ends the sessions of a person, but for one.
///
/// # Errors
/// When the database refuses.
pub(super) async fn end_all(tx: &Tx, member: MemberId, but: Option<SessionId>) -> Result<u64> {
    let mut ending = session::Entity::update_many()
        .col_expr(session::Column::RevokedAt, Expr::value(tx.now()))
        .filter(session::COLUMN.member_id.eq(member))
        .filter(session::COLUMN.revoked_at.is_null());
    if let Some(but) = but {
        ending = ending.filter(session::COLUMN.id.ne(but));
    }
    Ok(ending.exec(&**tx).await?.rows_affected)
}
