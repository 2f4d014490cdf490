//! What a person is told of themselves when a session opens.

use serde::Serialize;
use utoipa::ToSchema;

use super::{
    authenticator::roles_of,
    entity::{
        member::{self, MemberId, MemberStatus, StaffCategory},
        session,
    },
    expertise::{self, FieldName},
    mandates::represented_by,
    policy,
};
use crate::{
    organisations::{self, OrganisationName},
    platform::{
        auth::lacks_second_factor,
        db::Db,
        id::Id,
        language::Language,
        permission::{Permissions, Role},
        problem::Result,
        time::Timestamp,
        token::Tokens,
    },
};

/// An open session.
#[derive(Debug, Serialize, ToSchema)]
pub struct SessionOpened {
    /// Bearer token (RFC 9068) for the `Authorization` header.
    pub access_token: String,
    /// Seconds that it lives.
    #[schema(example = 900)]
    pub expires_in: u64,
    pub member: Me,
}

/// The person who is signed in.
#[derive(Debug, Serialize, ToSchema)]
pub struct Me {
    pub id: MemberId,
    #[schema(example = "eleni@ioannina.gr")]
    pub email: String,
    #[schema(example = "Ελένη")]
    pub given_name: String,
    #[schema(example = "Ζαχαράκη")]
    pub family_name: String,
    pub organisation: Option<OrganisationName>,
    pub unit: Option<String>,
    pub post: Option<String>,
    pub category: Option<StaffCategory>,
    pub expertise: Vec<String>,
    /// Of the maintained list.
    pub expertise_fields: Vec<FieldName>,
    pub interests: Vec<FieldName>,
    pub language: Language,
    pub status: MemberStatus,
    pub notify_by_mail: bool,
    /// The bodies that the person represents today.
    pub represents: Vec<OrganisationName>,
    pub roles: Vec<Role>,
    /// Whether a role asks for a second factor that this session has not seen: until one is enrolled there is nothing else
    /// to do.
    pub must_enrol: bool,
    /// What the person may do now: `resource:verb`.
    #[schema(example = json!(["submissions:submit"]))]
    pub permissions: Vec<&'static str>,
}

/// The answer to signing in and to renewing.
///
/// # Errors
/// When the database refuses or there is no key to sign with.
pub(super) async fn opened(
    db: &Db,
    tokens: &Tokens,
    permissions: &Permissions,
    member: member::Model,
    session: &session::Model,
) -> Result<SessionOpened> {
    Ok(SessionOpened {
        access_token: tokens.sign_access(db, member.id.uuid(), session.id.uuid()).await?,
        expires_in: tokens.lifetime(),
        member: me(db, permissions, member, session.second_factor_at).await?,
    })
}

/// The person as they see themselves.
///
/// # Errors
/// When the database refuses.
pub(super) async fn me(
    db: &Db,
    permissions: &Permissions,
    member: member::Model,
    second_factor_at: Option<Timestamp>,
) -> Result<Me> {
    let mandates = represented_by(&**db, member.id, db.now().date()).await?;
    let bodies = member.organisation_id.into_iter().chain(mandates.iter().copied());
    let organisations = organisations::names_of(&**db, bodies).await?;
    let roles = roles_of(db, &member).await?;
    let chosen = expertise::chosen_by(&**db, [member.id]).await?.remove(&member.id).unwrap_or_default();
    let active = policy::is_active(member.status);
    let must_enrol = lacks_second_factor(active, &roles, second_factor_at);
    Ok(Me {
        permissions: permissions.of(active && !must_enrol, &roles),
        must_enrol,
        organisation: member.organisation_id.and_then(|id| organisations.get(&id).cloned()),
        represents: mandates.iter().filter_map(|id| organisations.get(id).cloned()).collect(),
        id: member.id,
        email: member.email,
        given_name: member.given_name,
        family_name: member.family_name,
        unit: member.unit,
        post: member.post,
        category: member.category,
        expertise: member.expertise.0,
        expertise_fields: chosen.expertise,
        interests: chosen.interests,
        language: member.language,
        status: member.status,
        notify_by_mail: member.notify_by_mail,
        roles,
    })
}
