//! Finds the person of a session, with what they may do now.

use async_trait::async_trait;
use sea_orm::{
    ColumnTrait, DerivePartialModel, EntityTrait, FromQueryResult, JoinType, QueryFilter, QuerySelect,
    RelationTrait,
};
use uuid::Uuid;

use super::{
    entity::{
        member::{self, MemberId, MemberStatus},
        member_role,
        session::{self, SessionId},
    },
    policy,
};
use crate::{
    organisations::OrganisationId,
    platform::{
        auth::{Authenticator, Caller},
        by_id::ById,
        db::Db,
        language::Language,
        permission::Role,
        problem::Result,
        time::Timestamp,
    },
};

/// Reads session, person and roles anew for every request, in one query: whoever was suspended or signed out is out at
/// once.
pub struct SessionAuthenticator;

/// A session with its person and one of the roles; a row for each role.
#[derive(Debug, DerivePartialModel)]
#[sea_orm(entity = "session::Entity")]
struct Row {
    expires_at: Timestamp,
    revoked_at: Option<Timestamp>,
    second_factor_at: Option<Timestamp>,
    #[sea_orm(nested)]
    member: Person,
    #[sea_orm(nested)]
    role: Option<RoleRow>,
}

#[derive(Debug, DerivePartialModel)]
#[sea_orm(entity = "member::Entity")]
struct Person {
    id: MemberId,
    organisation_id: Option<OrganisationId>,
    language: Language,
    status: MemberStatus,
}

#[derive(Debug, DerivePartialModel)]
#[sea_orm(entity = "member_role::Entity")]
struct RoleRow {
    role: Role,
}

#[async_trait]
impl Authenticator for SessionAuthenticator {
    async fn caller(&self, db: &Db, session_id: Uuid) -> Result<Option<Caller>> {
        static QUERY: ById = ById::new();
        let statement = QUERY.statement(db.backend(), session_id, |id| {
            session::Entity::find_by_id(SessionId(id))
                .join(JoinType::InnerJoin, session::Relation::Member.def())
                .join(JoinType::LeftJoin, member::Relation::MemberRole.def())
                .into_partial_model::<Row>()
                .into_statement(db.backend())
        });
        let mut rows = Row::find_by_statement(statement).all(&**db).await?.into_iter();
        let Some(first) = rows.next() else { return Ok(None) };
        let person = first.member;
        if !session::is_live(first.revoked_at, first.expires_at, db.now())
            || !policy::may_sign_in(person.status)
        {
            return Ok(None);
        }
        let mut roles: Vec<Role> =
            first.role.into_iter().chain(rows.filter_map(|row| row.role)).map(|row| row.role).collect();
        roles.sort_unstable();
        Ok(Some(Caller {
            member_id: person.id.0,
            session_id,
            organisation_id: person.organisation_id.map(|id| id.0),
            language: person.language,
            active: policy::is_active(person.status),
            roles,
            second_factor_at: first.second_factor_at,
            client: None,
        }))
    }
}

/// The roles of a person, in a fixed order.
///
/// # Errors
/// When the database refuses.
pub async fn roles_of(db: &Db, member: &member::Model) -> Result<Vec<Role>> {
    let rows =
        member_role::Entity::find().filter(member_role::COLUMN.member_id.eq(member.id)).all(&**db).await?;
    let mut roles: Vec<_> = rows.into_iter().map(|row| row.role).collect();
    roles.sort_unstable();
    Ok(roles)
}
