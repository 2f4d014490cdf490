use actix_web::{get, web};
use sea_orm::{
    ColumnTrait, Condition, DatabaseBackend, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait},
};
use serde::Deserialize;
use utoipa::IntoParams;
use validator::Validate;

use super::{
    entity::{
        ExpertiseFieldId,
        member::{COLUMN, Column, Entity, MemberId, MemberStatus},
        member_role,
    },
    expertise,
    policy::Administer,
    record::Member,
    search_index::MEMBER,
};
use crate::{
    organisations::{OrganisationId, OrganisationKind, organisation},
    platform::{
        auth::Auth,
        db::Db,
        json::Json,
        page::{self, Cursor, Page},
        permission::Role,
        problem::Result,
        query::Query,
        search,
        time::days,
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
    /// Who chose this field, as experience or as an interest.
    field: Option<ExpertiseFieldId>,
    /// What kind of body.
    kind: Option<OrganisationKind>,
    /// The domain of the address.
    #[validate(length(max = 253))]
    #[param(max_length = 253, example = "ioannina.gr")]
    domain: Option<String>,
    /// Registered at least so many days ago.
    #[validate(range(max = 3650))]
    #[param(maximum = 3650, example = 3)]
    waiting_days: Option<u64>,
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
    if let Some(kind) = query.kind {
        let of_kind = organisation::Entity::find()
            .select_only()
            .column(organisation::Column::Id)
            .filter(organisation::COLUMN.kind.eq(kind))
            .into_query();
        wanted = wanted.add(Column::OrganisationId.in_subquery(of_kind));
    }
    if let Some(field) = query.field {
        wanted = wanted.add(Column::Id.in_subquery(expertise::having(field, None)));
    }
    if let Some(domain) = &query.domain {
        wanted = wanted.add(Expr::cust(domain_in(db.backend())).eq(domain.trim().to_lowercase()));
    }
    if let Some(age) = query.waiting_days {
        wanted = wanted.add(COLUMN.created_at.lte(db.now() - days(age)));
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

/// The domain of the address, as the index has it.
const fn domain_in(backend: DatabaseBackend) -> &'static str {
    match backend {
        DatabaseBackend::Sqlite => "substr(email, instr(email, '@') + 1)",
        _ => "split_part(email, '@', 2)",
    }
}
