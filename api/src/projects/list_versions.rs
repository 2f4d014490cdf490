use actix_web::{get, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    entity::{ProjectId, project_section_version as version},
    policy::{self, Read},
    show::find_visible,
    show_section::section_of,
};
use crate::{
    members::{self, MemberName},
    platform::{
        auth::Known,
        db::Db,
        json::Json,
        page::{self, Cursor, Page, PageQuery},
        problem::{Problem, Result},
        query::Query,
        time::Timestamp,
    },
};

/// A section as somebody saved it.
#[derive(Debug, Serialize, ToSchema)]
pub struct SectionVersion {
    /// The revision of the section that it became, from 1.
    #[schema(example = 3)]
    pub number: i64,
    pub body: String,
    pub saved_by: Option<MemberName>,
    pub saved_at: Timestamp,
}

/// List the versions of a section.
///
/// Newest first, for the team and the staff: what the network is shown are finished texts.
#[utoipa::path(tag = "projects",
    params(ProjectId, ("key" = String, Path, description = "The section's key"), PageQuery),
    responses((status = OK, description = "A page of versions", body = Page<SectionVersion>)))]
#[get("/projects/{id}/sections/{key}/versions")]
pub async fn list_section_versions(
    member: Known<Read>,
    db: web::Data<Db>,
    path: web::Path<(ProjectId, String)>,
    Query(query): Query<PageQuery>,
) -> Result<Json<Page<SectionVersion>>> {
    let (id, key) = path.into_inner();
    let (project, team) = find_visible(&***db, id, &member).await?;
    let (_, section) = section_of(&***db, &project, &key).await?;
    if !policy::can_read_versions(&member, &team) {
        return Err(Problem::forbidden());
    }
    let mut select = version::Entity::find()
        .filter(version::COLUMN.section_id.eq(section.id))
        .order_by_desc(version::Column::Number)
        .limit(page::fetch(query.limit));
    if let Some(after) = Cursor::decode::<i64>(query.after.as_deref())? {
        select = select.filter(version::COLUMN.number.lt(after));
    }
    let rows = select.all(&***db).await?;
    let names = members::names_of(&***db, rows.iter().map(|row| row.created_by)).await?;
    let show = |row: version::Model| SectionVersion {
        number: row.number,
        body: row.body,
        saved_by: names.get(&row.created_by).cloned(),
        saved_at: row.created_at,
    };
    Ok(Json(Page::of(rows, query.limit, |row| row.number, show)))
}
