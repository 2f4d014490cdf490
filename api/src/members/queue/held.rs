//! A held decision, as it is shown.

use sea_orm::ConnectionTrait;
use serde::Serialize;
use utoipa::ToSchema;

use super::super::{
    entity::{DecisionDeed, DecisionStatus, HeldDecisionId, held_decision},
    names::{MemberName, names_of},
};
use crate::platform::{problem::Result, time::Timestamp};

/// A decision on a registration, which can be undone until it is released.
#[derive(Debug, Serialize, ToSchema)]
pub struct HeldDecision {
    pub id: HeldDecisionId,
    pub member: Option<MemberName>,
    pub deed: DecisionDeed,
    /// The evidence of an approval, the reason of a rejection, as the person will read it.
    #[schema(example = "Δεν μπορέσαμε να επιβεβαιώσουμε ότι εργάζεστε στον φορέα.")]
    pub text: Option<String>,
    pub decided_by: Option<MemberName>,
    pub decided_at: Timestamp,
    /// When it comes into force and the mail goes.
    pub release_at: Timestamp,
    pub status: DecisionStatus,
}

impl HeldDecision {
    /// # Errors
    /// When the database refuses.
    pub async fn all(db: &impl ConnectionTrait, rows: Vec<held_decision::Model>) -> Result<Vec<Self>> {
        let people = rows.iter().flat_map(|row| [row.member_id, row.decided_by]);
        let names = names_of(db, people).await?;
        let shown = rows.into_iter().map(|row| Self {
            id: row.id,
            member: names.get(&row.member_id).cloned(),
            deed: row.deed,
            text: row.text,
            decided_by: names.get(&row.decided_by).cloned(),
            decided_at: row.decided_at,
            release_at: row.release_at,
            status: row.status,
        });
        Ok(shown.collect())
    }
}
