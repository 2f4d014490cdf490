use actix_web::{get, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{
    entity::{COLUMN, Column, Entity, ParticipationId},
    view::{Participation, Shown},
};
use crate::{
    members::MemberId,
    platform::{
        auth::SignedIn,
        db::Db,
        json::Json,
        page::{self, Cursor, Page, PageQuery},
        problem::Result,
        query::Query,
    },
};

/// List my participations.
///
/// Newest first, with what became of each.
#[utoipa::path(tag = "workshops", params(PageQuery), responses(
    (status = OK, description = "A page of participations", body = Page<Participation>)))]
#[get("/me/participations")]
pub async fn list_my_participations(
    member: SignedIn,
    db: web::Data<Db>,
    Query(query): Query<PageQuery>,
) -> Result<Json<Page<Participation>>> {
    let mut select = Entity::find()
        .filter(COLUMN.member_id.eq(MemberId(member.member_id)))
        .order_by_desc(Column::Id)
        .limit(page::fetch(query.limit));
    if let Some(after) = Cursor::id::<ParticipationId>(query.after.as_deref())? {
        select = select.filter(COLUMN.id.lt(after));
    }
    let rows = select.all(&***db).await?;
    let shown = Shown::load(&***db, &rows, &member).await?;
    Ok(Json(Page::of(rows, query.limit, |row| row.id, |row| shown.show(row))))
}
