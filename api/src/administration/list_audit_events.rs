use actix_web::{get, web};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select, prelude::Uuid, sea_query::Expr};
use serde::Deserialize;
use utoipa::IntoParams;
use validator::Validate;

use super::{audit_event::AuditEvent, policy::Audit};
use crate::{
    members::{self, MemberId},
    organisations::{self, OrganisationId},
    platform::{
        audit::{AuditEventId, COLUMN, Column, Entity},
        auth::Auth,
        db::Db,
        json::Json,
        page::{self, Cursor, Page},
        problem::Result,
        query::Query,
        time::Timestamp,
    },
};

/// Which events.
#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct AuditQuery {
    /// The member who did it.
    actor: Option<Uuid>,
    /// The whole name, such as `submissions.submitted`.
    #[validate(length(max = 64))]
    #[param(max_length = 64)]
    event: Option<String>,
    /// What it happened to.
    subject: Option<Uuid>,
    /// The body on whose behalf it was done.
    acted_for: Option<OrganisationId>,
    /// The request or the job in which it happened.
    #[validate(length(max = 64))]
    #[param(max_length = 64)]
    request: Option<String>,
    /// From this time on.
    from: Option<Timestamp>,
    /// Before this time.
    until: Option<Timestamp>,
    /// Rows in the page.
    #[validate(range(min = 1, max = 100))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u64>,
    /// The `next` of the page before.
    #[validate(length(max = 512))]
    #[param(max_length = 512)]
    after: Option<String>,
}

/// List the audit trail.
///
/// Newest first: who, as what, did what to which, when and from where.
#[utoipa::path(tag = "administration", params(AuditQuery), responses(
    (status = OK, description = "A page of events", body = Page<AuditEvent>)))]
#[get("/audit-events")]
pub async fn list_audit_events(
    _: Auth<Audit>,
    db: web::Data<Db>,
    Query(query): Query<AuditQuery>,
) -> Result<Json<Page<AuditEvent>>> {
    let mut select =
        chosen(&query).order_by_desc(Column::At).order_by_desc(Column::Id).limit(page::fetch(query.limit));
    if let Some((at, id)) = Cursor::decode::<(Timestamp, AuditEventId)>(query.after.as_deref())? {
        let place = [Expr::col((Entity, Column::At)), Expr::col((Entity, Column::Id))];
        select = select.filter(page::before(place, at, id.0));
    }
    let rows = select.all(&***db).await?;
    let names = members::names_of(&***db, rows.iter().filter_map(|row| row.actor_id).map(MemberId)).await?;
    let bodies = rows.iter().filter_map(|row| row.acted_for).map(OrganisationId);
    let bodies = organisations::names_of(&***db, bodies).await?;
    let show = |row| AuditEvent::of(row, &names, &bodies);
    Ok(Json(Page::of(rows, query.limit, |row| (row.at, row.id), show)))
}

fn chosen(query: &AuditQuery) -> Select<Entity> {
    let mut select = Entity::find();
    if let Some(actor) = query.actor {
        select = select.filter(COLUMN.actor_id.eq(actor));
    }
    if let Some(event) = &query.event {
        select = select.filter(COLUMN.event.eq(event));
    }
    if let Some(subject) = query.subject {
        select = select.filter(COLUMN.subject_id.eq(subject));
    }
    if let Some(body) = query.acted_for {
        select = select.filter(COLUMN.acted_for.eq(body.0));
    }
    if let Some(request) = &query.request {
        select = select.filter(COLUMN.request_id.eq(request));
    }
    if let Some(from) = query.from {
        select = select.filter(COLUMN.at.gte(from));
    }
    if let Some(until) = query.until {
        select = select.filter(COLUMN.at.lt(until));
    }
    select
}
