//! Who is calling: a person with a session, or an API client. The token says which; what they may do is read anew at every
//! request, so a suspended person, a revoked session and a disabled client are out at once on every replica.

use std::{future::Future, marker::PhantomData, ops::Deref, pin::Pin};

use actix_web::{FromRequest, HttpMessage, HttpRequest, dev::Payload, http::header::AUTHORIZATION, web};
use uuid::Uuid;

pub use super::caller::{
    Authenticator, Caller, ClientAuthenticator, ClientCaller, ClientRequest, FRESH, SharedAuthenticator,
    SharedClientAuthenticator, lacks_second_factor,
};
use super::{
    audit::{Actor, Identity},
    db::Db,
    permission::{Permission, Role},
    problem::{
        INTERNAL, PEOPLE_ONLY, Problem, Result, SECOND_FACTOR_REQUIRED, STEP_UP_REQUIRED, UNAUTHENTICATED,
    },
    token::{Bearer, Tokens},
};

/// Anyone: a visitor, or a person or a client when there is a valid token. An invalid token is refused, not ignored.
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

/// A person with a session, also one whose roles want a second factor that it has not seen: for what leads to one.
#[derive(Clone, Debug)]
pub struct Arriving(pub Caller);

/// Any person who has signed in, whatever their standing. What asks for it is for people alone.
#[derive(Clone, Debug)]
pub struct SignedIn(pub Caller);

/// Any person who has signed in, or a client that has the scope `P` or `Q`: for readings whose sight policies judge.
#[derive(Clone, Debug)]
pub struct Known<P, Q = P>(pub Caller, PhantomData<(P, Q)>);

/// An active person or a client that has the permission `P`.
#[derive(Clone, Debug)]
pub struct Auth<P>(pub Caller, PhantomData<P>);

/// Whoever `E` proves, having shown a second factor within the last ten minutes: `FreshFactor<Auth<Administer>>`.
#[derive(Clone, Debug)]
pub struct FreshFactor<E>(pub E);

impl<E: Deref<Target = Caller>> Deref for FreshFactor<E> {
    type Target = Caller;

    fn deref(&self) -> &Caller {
        &self.0
    }
}

impl<E: Actor> Actor for FreshFactor<E> {
    fn identity(&self) -> Identity {
        self.0.identity()
    }

    fn roles(&self) -> &[Role] {
        self.0.roles()
    }
}

macro_rules! is_a_caller {
    ($type:ty $(, $generic:ident)*) => {
        impl<$($generic),*> Deref for $type {
            type Target = Caller;
            fn deref(&self) -> &Caller {
                &self.0
            }
        }
        impl<$($generic),*> Actor for $type {
            fn identity(&self) -> Identity {
                self.0.identity()
            }
            fn roles(&self) -> &[Role] {
                self.0.roles()
            }
        }
    };
}
is_a_caller!(Arriving);
is_a_caller!(SignedIn);
is_a_caller!(Auth<P>, P);
is_a_caller!(Known<P, Q>, P, Q);

type Extracted<T> = Pin<Box<dyn Future<Output = Result<T>>>>;

impl FromRequest for Viewer {
    type Error = Problem;
    type Future = Extracted<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move { Ok(Self(admit(&request).await?)) })
    }
}

/// A person, and no API client.
fn person(caller: Option<Caller>) -> Result<Caller> {
    let caller = caller.ok_or(UNAUTHENTICATED)?;
    if caller.client.is_some() { Err(PEOPLE_ONLY.into()) } else { Ok(caller) }
}

impl FromRequest for SignedIn {
    type Error = Problem;
    type Future = Extracted<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move { person(admit(&request).await?).map(Self) })
    }
}

impl FromRequest for Arriving {
    type Error = Problem;
    type Future = Extracted<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move { person(authenticate(&request).await?).map(Self) })
    }
}

impl<P: Permission, Q: Permission> FromRequest for Known<P, Q> {
    type Error = Problem;
    type Future = Extracted<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let caller = admit(&request).await?.ok_or(UNAUTHENTICATED)?;
            if caller.client.is_none() || caller.may::<P>() || caller.may::<Q>() {
                Ok(Self(caller, PhantomData))
            } else {
                Err(caller.refusal::<P>())
            }
        })
    }
}

impl<E> FromRequest for FreshFactor<E>
where
    E: FromRequest<Error = Problem> + Deref<Target = Caller> + 'static,
{
    type Error = Problem;
    type Future = Extracted<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, person) = (request.clone(), E::from_request(request, payload));
        Box::pin(async move {
            let person = person.await?;
            if person.client.is_some() {
                return Err(PEOPLE_ONLY.into());
            }
            let now = data::<Db>(&request)?.now();
            if person.has_fresh_factor(now) { Ok(Self(person)) } else { Err(STEP_UP_REQUIRED.into()) }
        })
    }
}

impl<P: Permission> FromRequest for Auth<P> {
    type Error = Problem;
    type Future = Extracted<Self>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let caller = admit(&request).await?.ok_or(UNAUTHENTICATED)?;
            if caller.may::<P>() { Ok(Self(caller, PhantomData)) } else { Err(caller.refusal::<P>()) }
        })
    }
}

/// Who calls, for all but what leads to a second factor: the one place where its absence is refused.
async fn admit(request: &HttpRequest) -> Result<Option<Caller>> {
    let caller = authenticate(request).await?;
    if caller.as_ref().is_some_and(Caller::lacks_second_factor) {
        return Err(SECOND_FACTOR_REQUIRED.into());
    }
    Ok(caller)
}

/// Who calls; nobody where there is no token. Read once for a request.
///
/// # Errors
/// 401 when the token is not good, or its session has ended; 403 or 404 when it is a client's and not for this.
pub async fn authenticate(request: &HttpRequest) -> Result<Option<Caller>> {
    if let Some(known) = request.extensions().get::<Caller>() {
        return Ok(Some(known.clone()));
    }
    let Some(token) = bearer(request)? else { return Ok(None) };
    let db = data::<Db>(request)?;
    let tokens = data::<Tokens>(request)?;
    let caller = match tokens.verify_access(&db, token).await?.bearer()? {
        Bearer::Session(session_id) => data::<SharedAuthenticator>(request)?.caller(&db, session_id).await?,
        Bearer::Client { client_id, token_id, scopes } => {
            let (path, query) = (request.path().to_owned(), request.query_string().to_owned());
            let asked = ClientRequest { client_id, token_id, scopes, path, query };
            data::<SharedClientAuthenticator>(request)?.caller(&db, asked).await?
        }
    };
    let caller = caller.ok_or(UNAUTHENTICATED)?;
    request.extensions_mut().insert(caller.clone());
    Ok(Some(caller))
}

/// The API client that calls, for those who count. Whoever has a bad token is told so by the handler.
pub async fn client_of(request: &HttpRequest) -> Option<Caller> {
    let token = bearer(request).ok().flatten()?;
    let (db, tokens) = (data::<Db>(request).ok()?, data::<Tokens>(request).ok()?);
    let claims = tokens.verify_access(&db, token).await.ok()?;
    claims.client_id?;
    authenticate(request).await.ok().flatten()
}

/// The token that the request brings.
fn bearer(request: &HttpRequest) -> Result<Option<&str>> {
    let Some(header) = request.headers().get(AUTHORIZATION) else { return Ok(None) };
    let token = header
        .to_str()
        .ok()
        .and_then(|value| value.split_once(' '))
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
        .map(|(_, token)| token.trim());
    token.map(Some).ok_or_else(|| UNAUTHENTICATED.into())
}

fn data<T: 'static>(request: &HttpRequest) -> Result<web::Data<T>> {
    request.app_data::<web::Data<T>>().cloned().ok_or_else(|| INTERNAL.into())
}
