//! Who calls, and what they may do: a person with a session, or an API client. Found by whoever keeps sessions and clients.

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use uuid::Uuid;

use super::{
    audit::{Actor, Identity},
    db::Db,
    language::Language,
    permission::{Permission, Role},
    problem::{FORBIDDEN, INSUFFICIENT_SCOPE, Problem, Result},
    time::Timestamp,
};

/// How long a second factor counts as fresh, for what should not be done from a browser that was left open.
pub const FRESH: Duration = Duration::from_mins(10);

/// The person who calls, or the API client: then the row of its own among the members stands for it.
#[derive(Clone, Debug)]
pub struct Caller {
    pub member_id: Uuid,
    /// Nil for clients, which have none.
    pub session_id: Uuid,
    pub organisation_id: Option<Uuid>,
    pub language: Language,
    /// Whether the person is an active member: no role counts before.
    pub active: bool,
    pub roles: Vec<Role>,
    /// When the session last saw a second factor.
    pub second_factor_at: Option<Timestamp>,
    /// What is known of an API client; none for people.
    pub client: Option<ClientCaller>,
}

/// An API client that calls.
#[derive(Clone, Debug)]
pub struct ClientCaller {
    /// What its token may be used for: permissions by name.
    pub scopes: Arc<[String]>,
    /// How many requests it may make in a minute.
    pub requests_per_minute: u32,
}

impl Caller {
    /// The one question about rights: a person has them by roles, a client by the scopes of its token.
    pub fn may<P: Permission>(&self) -> bool {
        match &self.client {
            Some(client) => client.scopes.iter().any(|scope| scope == P::NAME),
            None => self.active && self.roles.iter().any(|role| P::ROLES.contains(role)),
        }
    }

    /// Why somebody without the permission is refused.
    pub(super) fn refusal<P: Permission>(&self) -> Problem {
        match &self.client {
            Some(_) => Problem::new(INSUFFICIENT_SCOPE)
                .detail(format!("the token lacks the scope {}", P::NAME))
                .extension("permission", P::NAME),
            None => Problem::new(FORBIDDEN).extension("permission", P::NAME),
        }
    }

    /// Whether a role of the person wants a second factor, and the session has seen none: then they may enrol one, and
    /// nothing else.
    pub fn lacks_second_factor(&self) -> bool {
        lacks_second_factor(self.active, &self.roles, self.second_factor_at)
    }

    /// Whether the session has seen a second factor just now.
    pub fn has_fresh_factor(&self, now: Timestamp) -> bool {
        self.second_factor_at.is_some_and(|at| now < at + FRESH)
    }

    /// Whether a role of the person wants a second factor, and the session has not seen one just now.
    pub fn lacks_fresh_factor(&self, now: Timestamp) -> bool {
        self.needs_second_factor() && !self.has_fresh_factor(now)
    }

    /// Whether a role of the person wants a second factor.
    pub fn needs_second_factor(&self) -> bool {
        self.active && self.roles.iter().any(|role| role.is_staff())
    }
}

impl Actor for Caller {
    fn identity(&self) -> Identity {
        match self.client {
            Some(_) => Identity::Client(self.member_id),
            None => Identity::Member(self.member_id),
        }
    }

    fn roles(&self) -> &[Role] {
        &self.roles
    }
}

/// The rule of [`Caller::lacks_second_factor`].
pub fn lacks_second_factor(active: bool, roles: &[Role], second_factor_at: Option<Timestamp>) -> bool {
    active && second_factor_at.is_none() && roles.iter().any(|role| role.is_staff())
}

/// Finds the person of a session; the members slice provides it.
#[async_trait]
pub trait Authenticator: Send + Sync {
    /// `None` when the session has ended or the person may not sign in.
    async fn caller(&self, db: &Db, session_id: Uuid) -> Result<Option<Caller>>;
}

/// The authenticator as application data.
pub type SharedAuthenticator = Arc<dyn Authenticator>;

/// What an API client shows: what its token says, and what it asks for.
#[derive(Clone, Debug)]
pub struct ClientRequest {
    pub client_id: Uuid,
    /// The token's own id, by which it may have been revoked.
    pub token_id: String,
    pub scopes: Vec<String>,
    pub path: String,
    pub query: String,
}

/// Finds the client of a token; the integrations slice provides it.
#[async_trait]
pub trait ClientAuthenticator: Send + Sync {
    /// `None` when the client or its token is no longer good; a problem when it may not ask for this at all.
    async fn caller(&self, db: &Db, request: ClientRequest) -> Result<Option<Caller>>;
}

/// The clients' authenticator as application data.
pub type SharedClientAuthenticator = Arc<dyn ClientAuthenticator>;
