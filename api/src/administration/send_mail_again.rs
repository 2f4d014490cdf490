use actix_web::{post, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{
    MAIL_NOT_FAILED,
    mail::{MailView, may_be_sent_again},
    policy::Operate,
};
use crate::platform::{
    audit::did,
    auth::{Auth, Viewer},
    db::Db,
    jobs::Job,
    json::Json,
    mail::{
        MailId, MailStatus, SendMail,
        entity::{COLUMN, Column, Entity},
    },
    problem::{PEOPLE_ONLY, Problem, Result},
};

/// Send a mail again.
///
/// One that failed, or of which nobody knows whether it arrived: it keeps its Message-ID, by which the receiver may
/// drop a second copy.
#[utoipa::path(tag = "administration", params(MailId), responses(
    (status = OK, description = "The mail, queued", body = MailView)))]
#[post("/mails/{id}/send-again")]
pub async fn send_mail_again(
    admin: Auth<Operate>,
    db: web::Data<Db>,
    id: web::Path<MailId>,
) -> Result<Json<MailView>> {
    if admin.client.is_some() {
        return Err(PEOPLE_ONLY.into());
    }
    let tx = db.begin(&admin).await?;
    let mail = Entity::find_by_id(*id).one(&*tx).await?.ok_or_else(Problem::not_found)?;
    if !may_be_sent_again(mail.status) {
        return Err(MAIL_NOT_FAILED.into());
    }
    // Two administrators at once send it once.
    let queued = Entity::update_many()
        .col_expr(Column::Status, Expr::value(MailStatus::Queued))
        .col_expr(Column::Attempts, Expr::value(0))
        .filter(COLUMN.id.eq(mail.id))
        .filter(COLUMN.status.eq(mail.status))
        .exec(&*tx)
        .await?;
    if queued.rows_affected == 0 {
        return Err(MAIL_NOT_FAILED.into());
    }
    SendMail { mail: mail.id }.enqueue(&tx).await?;
    let mail = Entity::find_by_id(mail.id).one(&*tx).await?.ok_or_else(Problem::not_found)?;
    tx.commit(did("mails.queued", "mail", mail.id)).await?;
    Ok(Json(MailView::of(mail, &Viewer(Some(admin.0.clone())))))
}
