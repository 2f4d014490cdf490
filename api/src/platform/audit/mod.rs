//! The audit trail: who, as what, did what to which, from where, before and after. Rows are written in the transaction
//! of the change and never changed; a job chains them, so that a change would show (ADR 0026).

pub mod chain;
mod changes;
pub mod checkpoint;
pub mod export;
mod jobs;
pub mod seal;
pub mod state;
pub mod verify;

use sea_orm::{Set, entity::prelude::*};
use serde_json::Value;
use uuid::Uuid;

use super::{db::Tx, permission::Role, problem::Result, request::RequestContext, time::Timestamp};

pub use self::{
    changes::changes,
    jobs::{PublishCheckpoint, SealAudit},
};

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
    /// In which roles, by their names with commas between; none for whoever has none.
    pub actor_roles: Option<String>,
    pub event: String,
    pub subject_kind: String,
    pub subject_id: Option<Uuid>,
    pub request_id: String,
    pub address: Option<String>,
    #[sea_orm(column_type = "JsonBinary")]
    pub details: Json,
    /// The body on whose behalf it was done.
    pub acted_for: Option<Uuid>,
}

impl ActiveModelBehavior for ActiveModel {}

/// Something that happened, in the past tense: `submissions.submitted`.
pub trait Event {
    fn name(&self) -> &'static str;

    /// What it happened to: a kind in the singular, and the id.
    fn subject(&self) -> (&'static str, Option<Uuid>);

    /// What changed, see [`changes`]. No passwords, tokens, answers of a survey or texts of mails.
    fn details(&self) -> Value {
        Value::Object(serde_json::Map::new())
    }

    /// The body on whose behalf it was done: its representative acted, and the body is bound.
    fn acted_for(&self) -> Option<Uuid> {
        None
    }
}

/// An event that needs no type of its own.
pub struct Did {
    name: &'static str,
    subject: (&'static str, Option<Uuid>),
    details: Value,
    acted_for: Option<Uuid>,
}

/// `did("members.approved", "member", id)`, with `.to(json!({…}))` for what changed.
pub fn did(name: &'static str, kind: &'static str, id: impl super::id::Id) -> Did {
    Did {
        name,
        subject: (kind, Some(id.uuid())),
        details: Value::Object(serde_json::Map::new()),
        acted_for: None,
    }
}

/// What was done to many at once, whose details say how many.
pub fn did_to_many(name: &'static str, kind: &'static str) -> Did {
    Did { name, subject: (kind, None), details: Value::Object(serde_json::Map::new()), acted_for: None }
}

impl Did {
    #[must_use]
    pub fn to(mut self, details: Value) -> Self {
        self.details = details;
        self
    }

    /// Done on behalf of this body.
    #[must_use]
    pub fn acting_for(mut self, body: impl super::id::Id) -> Self {
        self.acted_for = Some(body.uuid());
        self
    }

    /// With what the fields of the row were and are.
    #[must_use]
    pub fn changed<M: ModelTrait>(self, before: &M, after: &M) -> Self {
        self.to(serde_json::json!({ "changes": changes(before, after) }))
    }

    /// With the names of the fields that changed: of people the trail keeps no more, since it forgets nothing.
    #[must_use]
    pub fn touched<M: ModelTrait>(self, before: &M, after: &M) -> Self {
        let fields: Vec<_> = changes(before, after).keys().cloned().collect();
        self.to(serde_json::json!({ "fields": fields }))
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
    fn acted_for(&self) -> Option<Uuid> {
        self.acted_for
    }
}

/// Who acts, as it is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Identity {
    Member(Uuid),
    /// An API client, by the id of the client and of its own row among the members.
    Client(Uuid),
    Visitor,
    /// The service itself: a job or a command.
    System,
}

/// Anyone on whose behalf a transaction may be opened.
pub trait Actor {
    fn identity(&self) -> Identity;

    /// The roles in which they act.
    fn roles(&self) -> &[Role] {
        &[]
    }
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
        Identity::Client(id) => ("client", Some(*id)),
        Identity::Visitor => ("visitor", None),
        Identity::System => ("system", None),
    };
    let (subject_kind, subject_id) = event.subject();
    let row = ActiveModel {
        id: Set(tx.new_id()),
        at: Set(tx.now()),
        actor_kind: Set(actor_kind.to_owned()),
        actor_id: Set(actor_id),
        actor_roles: Set(tx.roles().map(str::to_owned)),
        event: Set(event.name().to_owned()),
        subject_kind: Set(subject_kind.to_owned()),
        subject_id: Set(subject_id),
        request_id: Set(context.id),
        address: Set(context.address.map(|address| address.to_string())),
        details: Set(event.details()),
        acted_for: Set(event.acted_for()),
    };
    Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Roles as they are written down: `member,reviewer`.
pub(super) fn written(roles: &[Role]) -> Option<String> {
    let names: Vec<_> = roles.iter().map(ActiveEnum::to_value).collect();
    (!names.is_empty()).then(|| names.join(","))
}

/// Reads what `written` wrote.
pub fn read(roles: &str) -> Vec<Role> {
    roles.split(',').filter_map(|name| Role::try_from_value(&name.to_owned()).ok()).collect()
}
