//! What is given and taken on the command line: somebody must be the first administrator, and the last one may lose their
//! second factor.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

use crate::{
    members::{self, MemberStatus, member},
    platform::{
        audit::{Identity, did},
        db::Db,
        permission::Role,
        problem::{Problem, Result},
    },
};

/// Gives a role to an active member.
///
/// # Errors
/// When nobody active has this address, or the database refuses.
pub async fn grant(db: &Db, email: &str, role: Role) -> Result<()> {
    let member = active(db, email).await?;
    let tx = db.begin(&Identity::System).await?;
    members::give_role(&tx, member.id, role).await?;
    tx.commit(did("members.role_granted", "member", member.id).to(json!({ "role": role }))).await
}

/// Takes all second factors from an active member who has lost them.
///
/// # Errors
/// When nobody active has this address, they have none, or the database refuses.
pub async fn reset_factors(db: &Db, email: &str) -> Result<()> {
    let member = active(db, email).await?;
    let tx = db.begin(&Identity::System).await?;
    members::reset_factors(&tx, member.id).await?;
    tx.commit(did("factors.reset", "member", member.id)).await
}

async fn active(db: &Db, email: &str) -> Result<member::Model> {
    let found = member::Entity::find()
        .filter(member::COLUMN.email.eq(members::policy::normalised_email(email)))
        .filter(member::COLUMN.status.eq(MemberStatus::Active))
        .one(&**db)
        .await?;
    found.ok_or_else(|| Problem::not_found().detail("no active member has this address"))
}
