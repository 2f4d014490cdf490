use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, EntityTrait, Set};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    ERASURE_PENDING,
    entity::{ErasureCause, erasure},
    erase_member::EraseMember,
    letters,
    show_erasure::{Erasure, GRACE_DAYS, pending},
};
use crate::{
    members::{self, MemberId, member},
    platform::{
        audit::did,
        auth::SignedIn,
        db::{Db, Tx},
        jobs::Job,
        json::{Created, Json},
        password::Passwords,
        problem::{CONFLICT, Problem, Result},
        throttle::{self, Limit},
        time::{Timestamp, days},
    },
};

/// Asking to be erased.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ErasureRequest {
    /// Whoever has a password names it.
    #[validate(length(max = 128))]
    #[schema(max_length = 128)]
    pub current_password: Option<String>,
}

/// Ask to be erased.
///
/// After a time to think it over, in which it can be cancelled, everything that `GET /me/erasure` names is done. A mail says
/// so now and when it is done. The only administrator has to give the role to somebody else first.
#[utoipa::path(tag = "privacy", responses((status = CREATED, description = "It will be done", body = Erasure)))]
#[post("/me/erasure")]
pub async fn request_erasure(
    person: SignedIn,
    db: web::Data<Db>,
    passwords: web::Data<Passwords>,
    Json(form): Json<ErasureRequest>,
) -> Result<Created<Erasure>> {
    let id = MemberId(person.member_id);
    let member = member::Entity::find_by_id(id).one(&***db).await?.ok_or_else(Problem::not_found)?;
    let limit = Limit::new("request_erasure", &id.to_string(), 5);
    if let Some(hash) = member.password_hash.clone() {
        throttle::take(&db, std::slice::from_ref(&limit)).await?;
        if !passwords.verify(form.current_password.unwrap_or_default(), Some(hash.0)).await? {
            return Err(Problem::field("/current_password", "password_wrong"));
        }
    }
    let tx = db.begin(&person).await?;
    throttle::forget(&tx, &limit).await?;
    members::keep_one_administrator(&tx, id).await?;
    if pending(&*tx, id).await?.is_some() {
        return Err(ERASURE_PENDING.into());
    }
    let due_at = tx.now() + days(GRACE_DAYS);
    let wanted = match ask(&tx, &member, ErasureCause::Asked, due_at).await {
        // Two tabs at once.
        Err(problem) if problem.kind == CONFLICT => return Err(ERASURE_PENDING.into()),
        other => other?,
    };
    let due = letters::day(due_at, member.language);
    letters::write(&tx, &member, "erasure_requested", json!({ "due": due })).await?;
    let event = did("members.erasure_requested", "member", id).to(json!({ "due_at": due_at }));
    let answer = Created { location: "/api/v1/me/erasure".into(), body: Erasure::from(wanted) };
    tx.commit_answering(event, answer).await
}

/// Writes the erasure down, and the job that does it.
///
/// # Errors
/// 409 when there is one already.
pub async fn ask(
    tx: &Tx,
    member: &member::Model,
    cause: ErasureCause,
    due_at: Timestamp,
) -> Result<erasure::Model> {
    let row = erasure::ActiveModel {
        id: Set(tx.new_id()),
        member_id: Set(member.id),
        cause: Set(cause),
        requested_at: Set(tx.now()),
        due_at: Set(due_at),
        cancelled_at: Set(None),
        done_at: Set(None),
    };
    let row = row.insert(&**tx).await?;
    EraseMember { erasure: row.id }.enqueue_at(tx, due_at).await?;
    Ok(row)
}
