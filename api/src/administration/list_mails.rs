use actix_web::{get, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Deserialize;
use utoipa::IntoParams;
use validator::Validate;

use super::{mail::MailSummary, policy};
use crate::platform::{
    auth::Viewer,
    config::Config,
    db::Db,
    json::Json,
    mail::{
        MailId, MailStatus,
        entity::{COLUMN, Column, Entity},
    },
    page::{self, Cursor, Page},
    problem::Result,
    query::Query,
};

/// Which mails.
#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct MailQuery {
    status: Option<MailStatus>,
    /// The whole address of the recipient.
    #[validate(length(max = 254))]
    #[param(max_length = 254)]
    to: Option<String>,
    /// Rows in the page.
    #[validate(range(min = 1, max = 100))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u64>,
    /// The `next` of the page before.
    #[validate(length(max = 512))]
    #[param(max_length = 512)]
    after: Option<String>,
}

/// List the mails of the outbox.
///
/// Newest first. Where the outbox is open (see `GET /installation`) it needs no sign-in.
#[utoipa::path(tag = "administration", params(MailQuery), security((), ("bearer" = [])), responses(
    (status = OK, description = "A page of mails", body = Page<MailSummary>)))]
#[get("/mails")]
pub async fn list_mails(
    viewer: Viewer,
    db: web::Data<Db>,
    config: web::Data<Config>,
    Query(query): Query<MailQuery>,
) -> Result<Json<Page<MailSummary>>> {
    policy::may_read_mails(&viewer, &config)?;
    let mut select = Entity::find().order_by_desc(Column::Id).limit(page::fetch(query.limit));
    if let Some(status) = query.status {
        select = select.filter(COLUMN.status.eq(status));
    }
    if let Some(to) = query.to {
        select = select.filter(COLUMN.to_address.eq(to.trim().to_lowercase()));
    }
    if let Some(after) = Cursor::id::<MailId>(query.after.as_deref())? {
        select = select.filter(COLUMN.id.lt(after));
    }
    let rows = select.all(&***db).await?;
    Ok(Json(Page::of(rows, query.limit, |row| row.id, MailSummary::from)))
}
