use actix_web::{get, web};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    entity::{ErasureId, erasure},
    person::Person,
    plan::{self, PlannedErasure},
};
use crate::{
    members::{MemberId, member},
    platform::{
        auth::SignedIn,
        db::Db,
        json::Json,
        problem::{Problem, Result},
        request::RequestContext,
        time::Timestamp,
    },
};

/// How long an erasure can be thought over.
pub const GRACE_DAYS: u64 = 14;

/// What erasing me would do, and whether it is about to be done.
#[derive(Debug, Serialize, ToSchema)]
pub struct MyErasure {
    /// What goes, and what stays without my name, and why.
    pub plan: Vec<PlannedErasure>,
    /// Days between asking for it and its being done.
    #[schema(example = 14)]
    pub grace_days: u64,
    /// The one that waits.
    pub pending: Option<Erasure>,
    /// Whether asking for it takes my password.
    pub needs_password: bool,
    pub abilities: ErasureAbilities,
}

/// An erasure that waits for its time.
#[derive(Debug, Serialize, ToSchema)]
pub struct Erasure {
    pub id: ErasureId,
    pub requested_at: Timestamp,
    /// Until then it can be cancelled.
    pub due_at: Timestamp,
}

impl From<erasure::Model> for Erasure {
    fn from(row: erasure::Model) -> Self {
        Self { id: row.id, requested_at: row.requested_at, due_at: row.due_at }
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ErasureAbilities {
    pub can_request: bool,
    pub can_cancel: bool,
}

/// Show what erasing me would do.
///
/// Table by table: what is removed, and what stays without my name, and why. Nothing is done yet.
#[utoipa::path(tag = "privacy", responses((status = OK, description = "The plan", body = MyErasure)))]
#[get("/me/erasure")]
pub async fn show_my_erasure(person: SignedIn, db: web::Data<Db>) -> Result<Json<MyErasure>> {
    let id = MemberId(person.member_id);
    let member = member::Entity::find_by_id(id).one(&***db).await?.ok_or_else(Problem::not_found)?;
    let pending = pending(&***db, id).await?.map(Erasure::from);
    Ok(Json(MyErasure {
        plan: plan::plan(&***db, &Person::from(&member), RequestContext::language()).await?,
        grace_days: GRACE_DAYS,
        needs_password: member.password_hash.is_some(),
        abilities: ErasureAbilities { can_request: pending.is_none(), can_cancel: pending.is_some() },
        pending,
    }))
}

/// The person's erasure that waits for its time.
///
/// # Errors
/// When the database refuses.
pub async fn pending(db: &impl ConnectionTrait, member: MemberId) -> Result<Option<erasure::Model>> {
    let waiting = erasure::Entity::find()
        .filter(erasure::COLUMN.member_id.eq(member))
        .filter(erasure::COLUMN.cancelled_at.is_null())
        .filter(erasure::COLUMN.done_at.is_null());
    Ok(waiting.one(db).await?)
}
