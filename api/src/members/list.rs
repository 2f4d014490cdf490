use actix_web::{get, web};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use serde::Deserialize;
use utoipa::IntoParams;
use validator::Validate;

use super::{
    entity::{
        member::{COLUMN, Column, Entity, MemberId, MemberStatus},
        member_role,
    },
    policy::Administer,
    record::Member,
    search_index::MEMBER,
};
use crate::{
    organisations::OrganisationId,
    platform::{
        auth::Auth,
        db::Db,
        json::Json,
        page::{self, Cursor, Page},
        permission::Role,
        problem::Result,
        query::Query,
        search,
    },
};

/// Which people.
#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct MemberQuery {
    /// Words of the name, the e-mail, the post or the expertise; accents and case do not matter.
    #[validate(length(max = 200))]
    #[param(max_length = 200, example = "ζαχαρακη")]
    q: Option<String>,
    /// The approval queue is `awaiting_approval`.
    status: Option<MemberStatus>,
    role: Option<Role>,
    organisation: Option<OrganisationId>,
    /// Rows in the page.
    #[validate(range(min = 1, max = 100))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u64>,
    /// The `next` of the page before.
    #[validate(length(max = 512))]
    #[param(max_length = 512)]
    after: Option<String>,
}

/// List members.
///
/// Newest registration first. For administrators.
#[utoipa::path(tag = "members", params(MemberQuery), responses(
    (status = OK, description = "A page of people", body = Page<Member>)))]
#[get("/members")]
pub async fn list_members(
    admin: Auth<Administer>,
    db: web::Data<Db>,
    Query(query): Query<MemberQuery>,
) -> Result<Json<Page<Member>>> {
    let mut wanted = Condition::all().add(COLUMN.status.ne(MemberStatus::Service));
    if let Some(q) = &query.q {
        wanted = wanted.add_option(search::matching(&db, MEMBER, q, Column::Id));
    }
    if let Some(status) = query.status {
        wanted = wanted.add(COLUMN.status.eq(status));
    }
    if let Some(organisation) = query.organisation {
        wanted = wanted.add(COLUMN.organisation_id.eq(organisation));
    }
    if let Some(role) = query.role {
        let with_role = member_role::Entity::find()
            .select_only()
            .column(member_role::Column::MemberId)
            .filter(member_role::COLUMN.role.eq(role))
            .into_query();
        wanted = wanted.add(Column::Id.in_subquery(with_role));
    }
    if let Some(after) = Cursor::id::<MemberId>(query.after.as_deref())? {
        wanted = wanted.add(COLUMN.id.lt(after));
    }
    let rows = Entity::find()
        .filter(wanted)
        .order_by_desc(Column::Id)
        .limit(page::fetch(query.limit))
        .all(&***db)
        .await?;
    let page = Page::of(rows, query.limit, |row| row.id, |row| row);
    let items = Member::all(&***db, page.items, MemberId(admin.member_id)).await?;
    Ok(Json(Page { items, next: page.next }))
}
