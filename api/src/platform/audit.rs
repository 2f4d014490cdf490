//! The audit trail: who, as what, did what to which, from where. Rows are written in the transaction of the change
//! and never changed.

use sea_orm::{ActiveModelTrait, Set, entity::prelude::*};
use serde_json::Value;
use uuid::Uuid;

use super::{db::Tx, problem::Result, request::RequestContext, time::Timestamp};

crate::id!(
    /// An event of the audit trail.
    AuditEventId
);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_events")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AuditEventId,
    pub at: Timestamp,
    pub actor_kind: String,
    pub actor_id: Option<Uuid>,
    pub event: String,
    pub subject_kind: String,
    pub subject_id: Option<Uuid>,
    pub request_id: String,
    pub address: Option<String>,
    #[sea_orm(column_type = "JsonBinary")]
    pub details: Json,
}

impl ActiveModelBehavior for ActiveModel {}

/// Something that happened, in the past tense: `submissions.submitted`.
pub trait Event {
    fn name(&self) -> &'static str;

    /// What it happened to: a kind in the singular, and the id.
    fn subject(&self) -> (&'static str, Option<Uuid>);

    /// What changed. No passwords, tokens, answers of a survey or texts of mails.
    fn details(&self) -> Value {
        Value::Object(serde_json::Map::new())
    }
}

/// An event that needs no type of its own.
pub struct Did {
    name: &'static str,
    subject: (&'static str, Option<Uuid>),
    details: Value,
}

/// `did("members.approved", "member", id)`, with `.to(json!({…}))` for what changed.
pub fn did(name: &'static str, kind: &'static str, id: impl super::id::Id) -> Did {
    Did { name, subject: (kind, Some(id.uuid())), details: Value::Object(serde_json::Map::new()) }
}

impl Did {
    #[must_use]
    pub fn to(mut self, details: Value) -> Self {
        self.details = details;
        self
    }
}

impl Event for Did {
    fn name(&self) -> &'static str {
        self.name
    }
    fn subject(&self) -> (&'static str, Option<Uuid>) {
        self.subject
    }
    fn details(&self) -> Value {
        self.details.clone()
    }
}

/// Who acts, as it is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Identity {
    Member(Uuid),
    Visitor,
    /// The service itself: a job or a command.
    System,
}

/// Anyone on whose behalf a transaction may be opened.
pub trait Actor {
    fn identity(&self) -> Identity;
}

impl Actor for Identity {
    fn identity(&self) -> Identity {
        *self
    }
}

/// Writes the event's row.
///
/// # Errors
/// When the database refuses it.
pub(super) async fn write(tx: &Tx, event: &impl Event) -> Result<()> {
    let context = RequestContext::current();
    let (actor_kind, actor_id) = match tx.actor() {
        Identity::Member(id) => ("member", Some(*id)),
        Identity::Visitor => ("visitor", None),
        Identity::System => ("system", None),
    };
    let (subject_kind, subject_id) = event.subject();
    ActiveModel {
        id: Set(tx.new_id()),
        at: Set(tx.now()),
        actor_kind: Set(actor_kind.to_owned()),
        actor_id: Set(actor_id),
        event: Set(event.name().to_owned()),
        subject_kind: Set(subject_kind.to_owned()),
        subject_id: Set(subject_id),
        request_id: Set(context.id),
        address: Set(context.address.map(|address| address.to_string())),
        details: Set(event.details()),
    }
    .insert(&**tx)
    .await?;
    Ok(())
}
