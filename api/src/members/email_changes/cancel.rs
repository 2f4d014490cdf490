use actix_web::{delete, web};
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};

use super::{
    super::entity::{MemberId, email_change::EmailChangeOutcome},
    find::pending,
};
use crate::platform::{
    audit::did,
    auth::SignedIn,
    db::Db,
    json::NoContent,
    problem::{Problem, Result},
};

/// Cancel the change of my address.
///
/// The links of its mails are no longer good.
#[utoipa::path(tag = "members", responses((status = NO_CONTENT, description = "The address stays")))]
#[delete("/me/email-change")]
pub async fn cancel_email_change(person: SignedIn, db: web::Data<Db>) -> Result<NoContent> {
    let id = MemberId(person.member_id);
    let tx = db.begin(&person).await?;
    let waiting = pending(&*tx, id, tx.now()).await?.ok_or_else(Problem::not_found)?;
    let mut cancelled = waiting.into_active_model();
    cancelled.outcome = Set(Some(EmailChangeOutcome::Cancelled));
    cancelled.update(&*tx).await?;
    tx.commit(did("members.email_change_cancelled", "member", id)).await?;
    Ok(NoContent)
}
