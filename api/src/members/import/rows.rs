use actix_web::{get, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use super::{
    super::{
        entity::{
            MemberId,
            member_import::MemberImportId,
            member_import_row::{self, ImportFault, ImportVerdict, MemberImportRowId},
        },
        policy::Administer,
    },
    show::find,
};
use crate::{
    organisations::{self, OrganisationName},
    platform::{
        auth::Auth,
        db::Db,
        json::Json,
        page::{self, Cursor, Page},
        problem::Result,
        query::Query,
    },
};

/// A row of an import.
#[derive(Debug, Serialize, ToSchema)]
pub struct MemberImportRow {
    pub id: MemberImportRowId,
    /// As a spreadsheet counts.
    #[schema(example = 17)]
    pub number: i32,
    /// In the order of the columns.
    pub cells: Vec<String>,
    pub verdict: ImportVerdict,
    pub faults: Vec<ImportFault>,
    /// The body that was found.
    pub organisation: Option<OrganisationName>,
    /// The profile that was written.
    pub member_id: Option<MemberId>,
}

/// Which rows.
#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct ImportRowQuery {
    verdict: Option<ImportVerdict>,
    /// Rows in the page.
    #[validate(range(min = 1, max = 100))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u64>,
    /// The `next` of the page before.
    #[validate(length(max = 512))]
    #[param(max_length = 512)]
    after: Option<String>,
}

/// List the rows of an import.
///
/// In the order of the file: what is said of each, and what is wrong with it.
#[utoipa::path(tag = "members", params(MemberImportId, ImportRowQuery), responses(
    (status = OK, description = "A page of rows", body = Page<MemberImportRow>)))]
#[get("/member-imports/{id}/rows")]
pub async fn list_member_import_rows(
    _admin: Auth<Administer>,
    db: web::Data<Db>,
    id: web::Path<MemberImportId>,
    Query(query): Query<ImportRowQuery>,
) -> Result<Json<Page<MemberImportRow>>> {
    let import = find(&***db, *id).await?;
    let mut select = member_import_row::Entity::find()
        .filter(member_import_row::COLUMN.import_id.eq(import.id))
        .order_by_asc(member_import_row::Column::Number)
        .limit(page::fetch(query.limit));
    if let Some(verdict) = query.verdict {
        select = select.filter(member_import_row::COLUMN.verdict.eq(verdict));
    }
    if let Some(after) = Cursor::decode::<i32>(query.after.as_deref())? {
        select = select.filter(member_import_row::Column::Number.gt(after));
    }
    let rows = select.all(&***db).await?;
    let page = Page::of(rows, query.limit, |row| row.number, |row| row);
    let bodies =
        organisations::names_of(&***db, page.items.iter().filter_map(|row| row.organisation_id)).await?;
    let items = page.items.into_iter().map(|row| MemberImportRow {
        organisation: row.organisation_id.and_then(|id| bodies.get(&id).cloned()),
        id: row.id,
        number: row.number,
        cells: row.cells.0,
        verdict: row.verdict,
        faults: row.faults.0,
        member_id: row.member_id,
    });
    Ok(Json(Page { items: items.collect(), next: page.next }))
}
