//! A proposal as it is shown.

use sea_orm::ConnectionTrait;
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;

use super::{
    super::{
        entity::{mandate::MandateId, member::MemberId},
        names::{self, MemberName},
    },
    entity::{MandateProposalId, MandateProposalStatus, Model},
    policy,
};
use crate::{
    organisations::{self, OrganisationId, OrganisationName},
    platform::{
        problem::{Problem, Result},
        time::{Timestamp, iso_date},
    },
};

/// A body asks that a person represent it.
#[derive(Debug, Serialize, ToSchema)]
pub struct MandateProposal {
    pub id: MandateProposalId,
    pub organisation: Option<OrganisationName>,
    /// Who is to represent it.
    pub member: Option<MemberName>,
    #[serde(with = "iso_date")]
    pub starts_on: Date,
    /// The last day; open while there is none.
    #[serde(with = "iso_date::option")]
    pub ends_on: Option<Date>,
    /// The decision that it is to rest on, in words.
    pub decision_reference: Option<String>,
    /// Its number in the national transparency programme.
    #[schema(example = "ΨΦΛΧ46ΜΤΛΠ-ΒΓ7")]
    pub ada: Option<String>,
    pub status: MandateProposalStatus,
    /// Why it was refused.
    pub reason: Option<String>,
    pub proposed_by: Option<MemberName>,
    pub decided_at: Option<Timestamp>,
    pub mandate_id: Option<MandateId>,
    /// For `If-Match`.
    pub revision: i64,
    pub created_at: Timestamp,
    pub abilities: MandateProposalAbilities,
}

/// What the caller may do with a proposal now.
#[derive(Debug, Serialize, ToSchema)]
pub struct MandateProposalAbilities {
    /// Confirm or refuse it.
    pub can_decide: bool,
    pub can_withdraw: bool,
}

/// Who looks.
pub struct Beholder<'a> {
    pub member: MemberId,
    pub administers: bool,
    /// The bodies that they represent today.
    pub represents: &'a [OrganisationId],
}

impl MandateProposal {
    /// These proposals with names, in two queries.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn all(
        db: &impl ConnectionTrait,
        rows: Vec<Model>,
        seen_by: &Beholder<'_>,
    ) -> Result<Vec<Self>> {
        let people =
            names::names_of(db, rows.iter().flat_map(|row| [row.member_id, row.proposed_by])).await?;
        let bodies = organisations::names_of(db, rows.iter().map(|row| row.organisation_id)).await?;
        let show = |row: Model| {
            let represents = seen_by.represents.contains(&row.organisation_id);
            Self {
                organisation: bodies.get(&row.organisation_id).cloned(),
                member: people.get(&row.member_id).cloned(),
                proposed_by: people.get(&row.proposed_by).cloned(),
                abilities: MandateProposalAbilities {
                    can_decide: seen_by.administers && policy::can_decide(&row, seen_by.member),
                    can_withdraw: policy::can_withdraw(&row, seen_by.member, represents),
                },
                id: row.id,
                starts_on: row.starts_on,
                ends_on: row.ends_on,
                decision_reference: row.decision_reference,
                ada: row.ada,
                status: row.status,
                reason: row.reason,
                decided_at: row.decided_at,
                mandate_id: row.mandate_id,
                revision: row.revision,
                created_at: row.created_at,
            }
        };
        Ok(rows.into_iter().map(show).collect())
    }

    /// One proposal.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn of(db: &impl ConnectionTrait, row: Model, seen_by: &Beholder<'_>) -> Result<Self> {
        Self::all(db, vec![row], seen_by).await?.pop().ok_or_else(Problem::not_found)
    }
}
