//! Roles given on the command line: somebody must be the first administrator.

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
    let address = members::policy::normalised_email(email);
    let found = member::Entity::find()
        .filter(member::COLUMN.email.eq(address))
        .filter(member::COLUMN.status.eq(MemberStatus::Active))
        .one(&**db)
        .await?;
    let member = found.ok_or_else(|| Problem::not_found().detail("no active member has this address"))?;
    let tx = db.begin(&Identity::System).await?;
    members::give_role(&tx, member.id, role).await?;
    tx.commit(did("members.role_granted", "member", member.id).to(json!({ "role": role }))).await
}
