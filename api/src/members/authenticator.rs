//! Finds the person of a session, with what they may do now.

use async_trait::async_trait;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::{
    entity::{
        member, member_role,
        session::{self, SessionId},
    },
    policy,
};
use crate::platform::{
    auth::{Authenticator, Caller},
    db::Db,
    problem::Result,
};

/// Reads session, person and roles anew for every request: whoever was suspended or signed out is out at once.
pub struct SessionAuthenticator;

#[async_trait]
impl Authenticator for SessionAuthenticator {
    async fn caller(&self, db: &Db, session_id: Uuid) -> Result<Option<Caller>> {
        let found = session::Entity::find_by_id(SessionId(session_id))
            .find_also_related(member::Entity)
            .one(&**db)
            .await?;
        let Some((session, Some(member))) = found else { return Ok(None) };
        if !session.is_live(db.now()) || !policy::may_sign_in(&member) {
            return Ok(None);
        }
        Ok(Some(Caller {
            member_id: member.id.0,
            session_id,
            organisation_id: member.organisation_id.map(|id| id.0),
            language: member.language,
            active: policy::is_active(&member),
            roles: roles_of(db, &member).await?,
        }))
    }
}

/// The roles of a person, in a fixed order.
///
/// # Errors
/// When the database refuses.
pub async fn roles_of(db: &Db, member: &member::Model) -> Result<Vec<crate::platform::permission::Role>> {
    let rows =
        member_role::Entity::find().filter(member_role::COLUMN.member_id.eq(member.id)).all(&**db).await?;
    let mut roles: Vec<_> = rows.into_iter().map(|row| row.role).collect();
    roles.sort_unstable();
    Ok(roles)
}
