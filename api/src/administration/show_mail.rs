use actix_web::{get, web};
use sea_orm::EntityTrait;

use super::{mail::MailView, policy};
use crate::platform::{
    auth::Viewer,
    config::Config,
    db::Db,
    json::Json,
    mail::{MailId, entity::Entity},
    problem::{Problem, Result},
};

/// Show a mail of the outbox.
///
/// As text and as HTML, with what became of it.
#[utoipa::path(tag = "administration", params(MailId), security((), ("bearer" = [])), responses(
    (status = OK, description = "The mail", body = MailView)))]
#[get("/mails/{id}")]
pub async fn show_mail(
    viewer: Viewer,
    db: web::Data<Db>,
    config: web::Data<Config>,
    id: web::Path<MailId>,
) -> Result<Json<MailView>> {
    policy::may_read_mails(&viewer, &config)?;
    let row = Entity::find_by_id(*id).one(&***db).await?.ok_or_else(Problem::not_found)?;
    Ok(Json(MailView::of(row, &viewer)))
}
