use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};

use super::{
    super::{LINK_EXPIRED, entity::email_change::EmailChangeOutcome, my_sessions, verify_email::MailedToken},
    find::{Side, by_token},
};
use crate::platform::{
    audit::{Identity, did},
    db::Db,
    json::{Json, NoContent},
    problem::Result,
};

/// Refuse a change of address.
///
/// By the token of the mail to the old address. The address stays, and the person is signed out on all devices, since somebody
/// else may be in there.
#[utoipa::path(tag = "members", security(()), responses((status = NO_CONTENT, description = "The address stays")))]
#[post("/members/email-change/refuse")]
pub async fn refuse_email_change(db: web::Data<Db>, Json(form): Json<MailedToken>) -> Result<NoContent> {
    let tx = db.begin(&Identity::Visitor).await?;
    let (change, side) = by_token(&*tx, &form.token, tx.now()).await?;
    if side == Side::New {
        return Err(LINK_EXPIRED.into());
    }
    let member = change.member_id;
    let mut refused = change.into_active_model();
    refused.outcome = Set(Some(EmailChangeOutcome::Refused));
    refused.update(&*tx).await?;
    my_sessions::end_all(&tx, member, None).await?;
    tx.commit(did("members.email_change_refused", "member", member)).await?;
    Ok(NoContent)
}
