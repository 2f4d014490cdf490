//! Who is calling. The token says which person and session; what they may do is read anew at every request, so a
//! suspended person or a revoked session is out at once on every replica.

use std::{future::Future, marker::PhantomData, ops::Deref, pin::Pin, sync::Arc};

use actix_web::{FromRequest, HttpMessage, HttpRequest, dev::Payload, http::header::AUTHORIZATION, web};
use async_trait::async_trait;
use uuid::Uuid;

use super::{
    audit::{Actor, Identity},
    db::Db,
    language::Language,
    permission::{Permission, Role},
    problem::{FORBIDDEN, INTERNAL, Problem, Result, UNAUTHENTICATED},
    token::{AccessClaims, Tokens},
};

/// The person who calls.
#[derive(Clone, Debug)]
pub struct Caller {
    pub member_id: Uuid,
    pub session_id: Uuid,
    pub organisation_id: Option<Uuid>,
    pub language: Language,
    /// Whether the person is an active member: no role counts before.
    pub active: bool,
    pub roles: Vec<Role>,
}

impl Caller {
    pub fn may<P: Permission>(&self) -> bool {
        self.active && self.roles.iter().any(|role| P::ROLES.contains(role))
    }
}

impl Actor for Caller {
    fn identity(&self) -> Identity {
        Identity::Member(self.member_id)
    }

    fn roles(&self) -> &[Role] {
        &self.roles
    }
}

/// Finds the person of a session; the members slice provides it.
#[async_trait]
pub trait Authenticator: Send + Sync {
    /// `None` when the session has ended or the person may not sign in.
    async fn caller(&self, db: &Db, session_id: Uuid) -> Result<Option<Caller>>;
}

/// The authenticator as application data.
pub type SharedAuthenticator = Arc<dyn Authenticator>;

/// Anyone: a visitor, or a person when there is a valid token. An invalid token is refused, not ignored.
#[derive(Clone, Debug)]
pub struct Viewer(pub Option<Caller>);

impl Viewer {
    pub fn may<P: Permission>(&self) -> bool {
        self.0.as_ref().is_some_and(Caller::may::<P>)
    }

    pub fn member_id(&self) -> Option<Uuid> {
        self.0.as_ref().map(|caller| caller.member_id)
    }
}

impl Actor for Viewer {
    fn identity(&self) -> Identity {
        self.0.as_ref().map_or(Identity::Visitor, Actor::identity)
    }

    fn roles(&self) -> &[Role] {
        self.0.as_ref().map_or(&[], Actor::roles)
    }
}

/// Any person who has signed in, whatever their standing.
#[derive(Clone, Debug)]
pub struct SignedIn(pub Caller);

/// An active person who has the permission `P`.
#[derive(Clone, Debug)]
pub struct Auth<P>(pub Caller, PhantomData<P>);

macro_rules! is_a_caller {
    ($type:ty $(, $generic:ident)?) => {
        impl$(<$generic>)? Deref for $type {
            type Target = Caller;
            fn deref(&self) -> &Caller {
                &self.0
            }
        }
        impl$(<$generic>)? Actor for $type {
            fn identity(&self) -> Identity {
                self.0.identity()
            }
            fn roles(&self) -> &[Role] {
                self.0.roles()
            }
        }
    };
}
is_a_caller!(SignedIn);
is_a_caller!(Auth<P>, P);

type Extracted<T> = Pin<Box<dyn Future<Output = Result<T>>>>;

impl FromRequest for Viewer {
    type Error = Problem;
    type Future = Extracted<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move { Ok(Self(authenticate(&request).await?)) })
    }
}

impl FromRequest for SignedIn {
    type Error = Problem;
    type Future = Extracted<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move { authenticate(&request).await?.map(Self).ok_or_else(|| UNAUTHENTICATED.into()) })
    }
}

impl<P: Permission> FromRequest for Auth<P> {
    type Error = Problem;
    type Future = Extracted<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let signed_in = SignedIn::from_request(request, payload);
        Box::pin(async move {
            let SignedIn(caller) = signed_in.await?;
            if caller.may::<P>() {
                Ok(Self(caller, PhantomData))
            } else {
                Err(Problem::new(FORBIDDEN).extension("permission", P::NAME))
            }
        })
    }
}

/// Who calls; nobody where there is no token. Read once for a request.
///
/// # Errors
/// 401 when the token is not good, or its session has ended.
pub async fn authenticate(request: &HttpRequest) -> Result<Option<Caller>> {
    let Some(header) = request.headers().get(AUTHORIZATION) else { return Ok(None) };
    if let Some(known) = request.extensions().get::<Caller>() {
        return Ok(Some(known.clone()));
    }
    let token = header
        .to_str()
        .ok()
        .and_then(|value| value.split_once(' '))
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
        .map(|(_, token)| token.trim())
        .ok_or(UNAUTHENTICATED)?;
    let db = data::<Db>(request)?;
    let tokens = data::<Tokens>(request)?;
    let authenticator = data::<SharedAuthenticator>(request)?;
    let AccessClaims { sid, .. } = tokens.verify_access(&db, token).await?;
    let caller = authenticator.caller(&db, sid).await?.ok_or(UNAUTHENTICATED)?;
    request.extensions_mut().insert(caller.clone());
    Ok(Some(caller))
}

fn data<T: 'static>(request: &HttpRequest) -> Result<web::Data<T>> {
    request.app_data::<web::Data<T>>().cloned().ok_or_else(|| INTERNAL.into())
}
