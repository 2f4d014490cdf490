use actix_web::{get, web};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    super::entity::{MemberId, email_change},
    find::pending,
};
use crate::platform::{auth::SignedIn, db::Db, json::Json, problem::Result, time::Timestamp};

/// Whether a change of my address waits.
#[derive(Debug, Serialize, ToSchema)]
pub struct MyEmailChange {
    pub pending: Option<EmailChange>,
}

/// A change of an address that waits.
#[derive(Debug, Serialize, ToSchema)]
pub struct EmailChange {
    /// The new address.
    #[schema(example = "eleni@patra.gr")]
    pub email: String,
    pub old_confirmed: bool,
    pub new_confirmed: bool,
    pub expires_at: Timestamp,
}

impl From<email_change::Model> for EmailChange {
    fn from(row: email_change::Model) -> Self {
        Self {
            email: row.new_email,
            old_confirmed: row.old_confirmed_at.is_some(),
            new_confirmed: row.new_confirmed_at.is_some(),
            expires_at: row.expires_at,
        }
    }
}

/// Show the change of my address.
///
/// Which of the two addresses has confirmed it, where one waits.
#[utoipa::path(tag = "members", responses((status = OK, description = "What waits", body = MyEmailChange)))]
#[get("/me/email-change")]
pub async fn show_my_email_change(person: SignedIn, db: web::Data<Db>) -> Result<Json<MyEmailChange>> {
    let pending = pending(&***db, MemberId(person.member_id), db.now()).await?;
    Ok(Json(MyEmailChange { pending: pending.map(EmailChange::from) }))
}
