//! An event of the audit trail as it is shown.

use std::collections::HashMap;

use sea_orm::prelude::Uuid;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    members::{MemberId, MemberName},
    organisations::{OrganisationId, OrganisationName},
    platform::{
        audit::{self, AuditEventId, Model},
        permission::Role,
        time::Timestamp,
    },
};

/// Who, as what, did what to which, from where.
#[derive(Debug, Serialize, ToSchema)]
pub struct AuditEvent {
    pub id: AuditEventId,
    pub at: Timestamp,
    /// `member`, `visitor` or `system`.
    #[schema(example = "member")]
    pub actor_kind: String,
    pub actor_id: Option<Uuid>,
    /// The member's name today.
    #[schema(example = "Ελένη Ζαχαράκη")]
    pub actor_name: Option<String>,
    /// The roles in which they did it.
    pub actor_roles: Vec<Role>,
    /// The body on whose behalf it was done.
    pub acted_for: Option<OrganisationName>,
    /// What happened.
    #[schema(example = "submissions.submitted")]
    pub event: String,
    /// What it happened to: a kind in the singular.
    #[schema(example = "submission")]
    pub subject_kind: String,
    pub subject_id: Option<Uuid>,
    /// The request or the job in which it happened; the logs name it too.
    #[schema(example = "4f9c2b0e7d6a4c5f8e1b3a2d9c7f6e5d")]
    pub request_id: String,
    /// Where the request came from; none for jobs.
    #[schema(example = "192.0.2.7")]
    pub address: Option<String>,
    /// What changed.
    #[schema(value_type = Object, example = json!({"reason": "Άγνωστος τομέας"}))]
    pub details: serde_json::Value,
}

impl AuditEvent {
    pub fn of(
        row: Model,
        names: &HashMap<MemberId, MemberName>,
        bodies: &HashMap<OrganisationId, OrganisationName>,
    ) -> Self {
        let actor = row.actor_id.and_then(|id| names.get(&MemberId(id)));
        Self {
            actor_roles: row.actor_roles.as_deref().map(audit::read).unwrap_or_default(),
            actor_name: actor.map(|member| member.name.clone()),
            acted_for: row.acted_for.and_then(|id| bodies.get(&OrganisationId(id)).cloned()),
            id: row.id,
            at: row.at,
            actor_kind: row.actor_kind,
            actor_id: row.actor_id,
            event: row.event,
            subject_kind: row.subject_kind,
            subject_id: row.subject_id,
            request_id: row.request_id,
            address: row.address,
            details: row.details,
        }
    }
}
