use actix_web::{get, web};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Deserialize;
use utoipa::IntoParams;
use validator::Validate;

use super::{
    super::{entity::member::MemberId, policy::Administer},
    entity::{COLUMN, Column, Entity, MandateProposalId, MandateProposalStatus},
    view::{Beholder, MandateProposal},
};
use crate::{
    organisations::OrganisationId,
    platform::{
        auth::Auth,
        db::Db,
        json::Json,
        page::{self, Cursor, Page},
        problem::Result,
        query::Query,
    },
};

/// Which proposals.
#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct MandateProposalQuery {
    /// The queue is `proposed`.
    status: Option<MandateProposalStatus>,
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

/// List proposals of mandates.
///
/// Newest first. For administrators.
#[utoipa::path(tag = "members", params(MandateProposalQuery), responses(
    (status = OK, description = "A page of proposals", body = Page<MandateProposal>)))]
#[get("/mandate-proposals")]
pub async fn list_mandate_proposals(
    admin: Auth<Administer>,
    db: web::Data<Db>,
    Query(query): Query<MandateProposalQuery>,
) -> Result<Json<Page<MandateProposal>>> {
    let mut wanted = Condition::all();
    if let Some(status) = query.status {
        wanted = wanted.add(COLUMN.status.eq(status));
    }
    if let Some(organisation) = query.organisation {
        wanted = wanted.add(COLUMN.organisation_id.eq(organisation));
    }
    if let Some(after) = Cursor::id::<MandateProposalId>(query.after.as_deref())? {
        wanted = wanted.add(COLUMN.id.lt(after));
    }
    let rows = Entity::find()
        .filter(wanted)
        .order_by_desc(Column::Id)
        .limit(page::fetch(query.limit))
        .all(&***db)
        .await?;
    let page = Page::of(rows, query.limit, |row| row.id, |row| row);
    let beholder = Beholder { member: MemberId(admin.member_id), administers: true, represents: &[] };
    let items = MandateProposal::all(&***db, page.items, &beholder).await?;
    Ok(Json(Page { items, next: page.next }))
}
