//! Which client asks, as it shows at OAuth's own endpoints: by its secret in the header or the body, or by an assertion.

use actix_web::{HttpRequest, http::header::AUTHORIZATION};
use base64::{Engine, engine::general_purpose::STANDARD};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{
    assertion,
    form::Parameters,
    refusal::{Refusal, Result},
};
use crate::{
    integrations::clients::{
        entity::{ClientId, client, secret},
        network,
    },
    platform::{
        db::{Db, Tx},
        random::token_hash,
        request::RequestContext,
        throttle::{self, Limit},
        token::Tokens,
    },
};

/// What the client showed.
enum Shown {
    Secret { client: ClientId, secret: String },
    Assertion(String),
}

/// A client that has shown who it is.
pub struct Known {
    pub client: client::Model,
    limits: Limits,
}

impl Known {
    /// What was counted against it as an attempt is forgiven.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn forgive(&self, tx: &Tx) -> Result<()> {
        throttle::forget(tx, &self.limits.here).await?;
        Ok(throttle::give_back(tx, &self.limits.address).await?)
    }

    /// The same for what changes nothing else.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn forgive_now(&self, db: &Db) -> Result<()> {
        let Limits { here, address } = &self.limits;
        Ok(throttle::forgive(db, std::slice::from_ref(here), std::slice::from_ref(address)).await?)
    }
}

/// Finds the client. Who fails again and again waits longer each time.
///
/// # Errors
/// 401 `invalid_client`, the same whatever was wrong; 429 with `Retry-After`.
pub async fn authenticate(
    db: &Db,
    tokens: &Tokens,
    request: &HttpRequest,
    form: &Parameters,
) -> Result<Known> {
    let shown = shown(request, form)?;
    let claimed = match &shown {
        Shown::Secret { client, .. } => Some(*client),
        Shown::Assertion(text) => assertion::claimed(text),
    };
    let limits = Limits::of(claimed);
    throttle::take(db, &[limits.here.clone(), limits.address.clone()]).await?;
    let client = claimed.ok_or(Refusal::invalid_client())?;
    let found = client::Entity::find_by_id(client).one(&**db).await?;
    let shows_it = match shown {
        Shown::Secret { secret, .. } => has_secret(db, client, &secret).await?,
        Shown::Assertion(text) => assertion::is_good(db, tokens, client, &text).await?,
    };
    let client = found.filter(|client| shows_it && client.is_good(db.now()));
    let client = client.ok_or(Refusal::invalid_client())?;
    let address = RequestContext::current().address;
    if !network::allows(&client.addresses.0, address) {
        tracing::warn!(client = %client.id, ?address, "an API client called from an address that is not on its list");
        return Err(Refusal::invalid_client());
    }
    Ok(Known { client, limits })
}

/// Whether the secret is one of the client's. It is hashed before it is compared: how far two hashes agree says nothing
/// about the secret.
async fn has_secret(db: &Db, client: ClientId, shown: &str) -> Result<bool> {
    let hash = token_hash(shown);
    let secrets = secret::Entity::find().filter(secret::COLUMN.client_id.eq(client)).all(&**db).await?;
    Ok(secrets.iter().any(|secret| secret.hash == hash && secret.is_live(db.now())))
}

/// One way of showing it, and not two (RFC 6749, section 2.3).
fn shown(request: &HttpRequest, form: &Parameters) -> Result<Shown> {
    let header = request.headers().get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let basic = header
        .and_then(|value| value.split_once(' '))
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("basic"))
        .map(|(_, credentials)| credentials.trim());
    let (secret, assertion) = (form.get("client_secret"), form.get("client_assertion"));
    match (basic, secret, assertion) {
        (Some(basic), None, None) => {
            let (client, secret) = credentials(basic).ok_or(Refusal::invalid_client())?;
            if form.get("client_id").is_some_and(|said| said != client) {
                return Err(Refusal::invalid_request("client_id is not the client of the header"));
            }
            of_secret(&client, secret)
        }
        (None, Some(secret), None) => of_secret(form.demand("client_id")?, secret.to_owned()),
        (None, None, Some(assertion)) => {
            if form.get("client_assertion_type") != Some(assertion::KIND) {
                return Err(Refusal::invalid_request("client_assertion_type is not jwt-bearer"));
            }
            let claimed = assertion::claimed(assertion).map(|client| client.to_string());
            if form.get("client_id").is_some_and(|said| Some(said) != claimed.as_deref()) {
                return Err(Refusal::invalid_client());
            }
            Ok(Shown::Assertion(assertion.to_owned()))
        }
        (None, None, None) => Err(Refusal::invalid_client()),
        _ => Err(Refusal::invalid_request("the client shows itself in more than one way")),
    }
}

fn of_secret(client: &str, secret: String) -> Result<Shown> {
    let client = client.parse().map(ClientId).map_err(|_| Refusal::invalid_client())?;
    Ok(Shown::Secret { client, secret })
}

/// Both parts are encoded as in a form before they are joined (RFC 6749, section 2.3.1).
fn credentials(basic: &str) -> Option<(String, String)> {
    let text = String::from_utf8(STANDARD.decode(basic).ok()?).ok()?;
    let (client, secret) = text.split_once(':')?;
    let decoded = |part: &str| {
        let pair = format!("x={part}");
        let pairs = actix_web::web::Query::<Vec<(String, String)>>::from_query(&pair).ok()?.into_inner();
        pairs.into_iter().next().map(|(_, value)| value)
    };
    Some((decoded(client)?, decoded(secret)?))
}

/// Who guesses is slowed down: one address at one client soon, one address at any client later. A client is slowed down
/// nowhere but where somebody guesses, so nobody can lock it out from elsewhere.
struct Limits {
    here: Limit,
    address: Limit,
}

impl Limits {
    fn of(client: Option<ClientId>) -> Self {
        let address =
            RequestContext::current().address.map(|address| address.to_string()).unwrap_or_default();
        let client = client.map(|client| client.to_string()).unwrap_or_default();
        Self {
            here: Limit::new("client_here", &format!("{client} {address}"), 20),
            address: Limit::new("client_address", &address, 120),
        }
    }
}
