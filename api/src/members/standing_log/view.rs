//! A change of standing, as it is shown.

use sea_orm::ConnectionTrait;
use serde::Serialize;
use utoipa::ToSchema;

use super::super::{
    entity::{
        MemberStatus,
        standing_change::{self, StandingChangeId, StandingRule},
    },
    names::{MemberName, names_of},
};
use crate::platform::{problem::Result, time::Timestamp};

/// A change of where a person stands.
#[derive(Debug, Serialize, ToSchema)]
pub struct StandingChange {
    pub id: StandingChangeId,
    /// None at the first.
    pub before: Option<MemberStatus>,
    pub status: MemberStatus,
    /// By which rule.
    pub rule: StandingRule,
    /// The administrator who decided; for administrators.
    pub by: Option<MemberName>,
    /// On what it rests.
    #[schema(example = "ioannina.gr → Δήμος Ιωαννιτών")]
    pub evidence: Option<String>,
    pub reason: Option<String>,
    pub at: Timestamp,
}

impl StandingChange {
    /// Without the administrator's name: to the person it is the department that decided.
    pub fn mine(row: standing_change::Model) -> Self {
        Self {
            id: row.id,
            before: row.before,
            status: row.status,
            rule: row.rule,
            by: None,
            evidence: row.evidence,
            reason: row.reason,
            at: row.at,
        }
    }

    /// With it.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn all(db: &impl ConnectionTrait, rows: Vec<standing_change::Model>) -> Result<Vec<Self>> {
        let names = names_of(db, rows.iter().filter_map(|row| row.by)).await?;
        let shown = rows.into_iter().map(|row| {
            let by = row.by.and_then(|by| names.get(&by).cloned());
            Self { by, ..Self::mine(row) }
        });
        Ok(shown.collect())
    }
}
