use actix_web::{get, web};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Deserialize;
use utoipa::IntoParams;
use validator::Validate;

use super::{
    super::{
        entity::member::{COLUMN, Column, Entity, MemberId, MemberStatus},
        mandates::is_representative,
        names::{MemberName, MemberNameRow},
        policy::Propose,
        search_index::MEMBER,
    },
    policy,
};
use crate::{
    organisations::OrganisationId,
    platform::{
        auth::Auth,
        db::Db,
        json::Json,
        page::{self, Cursor, Page},
        problem::{Problem, Result},
        query::Query,
        search,
    },
};

/// Which colleagues.
#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct ColleagueQuery {
    /// Words of the name; accents and case do not matter, the last word may be a beginning.
    #[validate(length(max = 200))]
    #[param(max_length = 200, example = "ζαχαρακη")]
    q: Option<String>,
    /// Rows in the page.
    #[validate(range(min = 1, max = 100))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u64>,
    /// The `next` of the page before.
    #[validate(length(max = 512))]
    #[param(max_length = 512)]
    after: Option<String>,
}

/// List the active members of one's body.
///
/// By name, for its own people and its representatives: those of whom one may be proposed to represent it. For everybody
/// else there is no such list.
#[utoipa::path(tag = "members", params(OrganisationId, ColleagueQuery), responses(
    (status = OK, description = "A page of names", body = Page<MemberName>)))]
#[get("/organisations/{id}/colleagues")]
pub async fn list_colleagues(
    caller: Auth<Propose>,
    db: web::Data<Db>,
    id: web::Path<OrganisationId>,
    Query(query): Query<ColleagueQuery>,
) -> Result<Json<Page<MemberName>>> {
    let represents = is_representative(&***db, MemberId(caller.member_id), *id, db.now().date()).await?;
    if !represents && !policy::belongs(&caller, *id) {
        return Err(Problem::not_found());
    }
    let mut wanted =
        Condition::all().add(COLUMN.organisation_id.eq(*id)).add(COLUMN.status.eq(MemberStatus::Active));
    if let Some(q) = &query.q {
        wanted = wanted.add_option(search::matching(&db, MEMBER, q, Column::Id));
    }
    if let Some(after) = Cursor::id::<MemberId>(query.after.as_deref())? {
        wanted = wanted.add(COLUMN.id.gt(after));
    }
    let rows = Entity::find()
        .filter(wanted)
        .order_by_asc(Column::Id)
        .limit(page::fetch(query.limit))
        .into_partial_model::<MemberNameRow>()
        .all(&***db)
        .await?;
    Ok(Json(Page::of(rows, query.limit, |row| row.id, MemberName::from)))
}
