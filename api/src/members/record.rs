//! A person as administrators see them.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    entity::{
        mandate,
        member::{self, MemberId, MemberStatus, StaffCategory},
        member_role,
    },
    expertise::{self, FieldName},
    mandate_view::Mandate,
    names, policy,
};
use crate::{
    organisations::{self, OrganisationName, domain_of, is_free_mail},
    platform::{
        etag::Tagged,
        language::Language,
        permission::Role,
        problem::{Problem, Result},
        time::Timestamp,
    },
};

/// A person of the network, or on the way into it.
#[derive(Debug, Serialize, ToSchema)]
pub struct Member {
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
    pub roles: Vec<Role>,
    pub email_verified_at: Option<Timestamp>,
    /// Whether anybody may have such an address.
    pub free_mail: bool,
    /// What the approval rests on.
    pub approval_evidence: Option<String>,
    /// The administrator who approved; none when the address's domain did.
    pub approved_by: Option<names::MemberName>,
    /// Why the person was rejected or suspended.
    pub decision_reason: Option<String>,
    /// The bodies that the person represents or represented, latest first.
    pub mandates: Vec<Mandate>,
    pub created_at: Timestamp,
    /// For the `If-Match` of a change.
    pub revision: i64,
    pub abilities: MemberAbilities,
}

/// What the administrator who asks may do with a person now.
#[derive(Debug, Serialize, ToSchema)]
pub struct MemberAbilities {
    pub can_approve: bool,
    pub can_reject: bool,
    pub can_suspend: bool,
    pub can_reinstate: bool,
    pub can_change_roles: bool,
    pub can_give_mandates: bool,
    pub can_invite: bool,
}

impl Member {
    /// These people, in a handful of queries however many they are.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn all(
        db: &impl ConnectionTrait,
        rows: Vec<member::Model>,
        admin: MemberId,
    ) -> Result<Vec<Self>> {
        let ids: Vec<MemberId> = rows.iter().map(|row| row.id).collect();
        let mut roles = roles_of(db, ids.clone()).await?;
        let mut chosen = expertise::chosen_by(db, ids.clone()).await?;
        let approvers = names::names_of(db, rows.iter().filter_map(|row| row.approved_by)).await?;
        let mandates = mandate::Entity::find()
            .filter(mandate::COLUMN.member_id.is_in(ids))
            .order_by_desc(mandate::Column::Id)
            .all(db)
            .await?;
        let bodies = rows
            .iter()
            .filter_map(|row| row.organisation_id)
            .chain(mandates.iter().map(|mandate| mandate.organisation_id));
        let organisations = organisations::names_of(db, bodies).await?;
        let mut shown_mandates: HashMap<MemberId, Vec<Mandate>> = HashMap::new();
        for mandate in mandates {
            if let Some(organisation) = organisations.get(&mandate.organisation_id) {
                let of = shown_mandates.entry(mandate.member_id).or_default();
                of.push(Mandate::of(mandate, organisation.clone()));
            }
        }
        let mut chosen_by = |id: MemberId| chosen.remove(&id).unwrap_or_default();
        let show = |row: member::Model| {
            let chosen = chosen_by(row.id);
            Self {
                expertise_fields: chosen.expertise,
                interests: chosen.interests,
                category: row.category,
                abilities: policy::abilities(&row, admin),
                organisation: row.organisation_id.and_then(|id| organisations.get(&id).cloned()),
                roles: roles.remove(&row.id).unwrap_or_default(),
                approved_by: row.approved_by.and_then(|id| approvers.get(&id).cloned()),
                mandates: shown_mandates.remove(&row.id).unwrap_or_default(),
                free_mail: is_free_mail(&domain_of(&row.email)),
                id: row.id,
                email: row.email,
                given_name: row.given_name,
                family_name: row.family_name,
                unit: row.unit,
                post: row.post,
                expertise: row.expertise.0,
                language: row.language,
                status: row.status,
                email_verified_at: row.email_verified_at,
                approval_evidence: row.approval_evidence,
                decision_reason: row.decision_reason,
                created_at: row.created_at,
                revision: row.revision,
            }
        };
        Ok(rows.into_iter().map(show).collect())
    }

    /// One person.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn of(db: &impl ConnectionTrait, row: member::Model, admin: MemberId) -> Result<Self> {
        Self::all(db, vec![row], admin).await?.pop().ok_or_else(Problem::not_found)
    }

    /// With its `ETag`.
    pub const fn tagged(self) -> Tagged<Self> {
        Tagged { revision: self.revision, body: self }
    }
}

async fn roles_of(db: &impl ConnectionTrait, ids: Vec<MemberId>) -> Result<HashMap<MemberId, Vec<Role>>> {
    let rows = member_role::Entity::find().filter(member_role::COLUMN.member_id.is_in(ids)).all(db).await?;
    let mut roles: HashMap<MemberId, Vec<Role>> = HashMap::new();
    for row in rows {
        roles.entry(row.member_id).or_default().push(row.role);
    }
    for of in roles.values_mut() {
        of.sort_unstable();
    }
    Ok(roles)
}
