use actix_web::{HttpRequest, HttpResponse, http::header::USER_AGENT, post, web};
use sea_orm::{ActiveModelTrait, EntityTrait, QueryFilter, Set};
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    SIGN_IN_FAILED,
    entity::{member, session},
    policy,
    refresh_token::RefreshToken,
    session_view::{SessionOpened, opened},
};
use crate::platform::{
    audit::{Identity, did},
    config::Config,
    db::{Db, Tx},
    json::Json,
    password::Passwords,
    permission::Permissions,
    problem::Result,
    request::RequestContext,
    throttle::{self, Limit},
    time::days,
    token::Tokens,
};

/// Who signs in.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Credentials {
    #[validate(length(min = 1, max = 254))]
    #[schema(min_length = 1, max_length = 254, example = "eleni@ioannina.gr")]
    pub email: String,
    #[validate(length(min = 1, max = 128))]
    #[schema(min_length = 1, max_length = 128, example = "θάλασσα-βουνό-42")]
    pub password: String,
}

/// Sign in.
///
/// Answers with a short-lived access token, and sets a cookie by which it is renewed. An unknown address, a wrong
/// password and an account that may not sign in are answered alike, in the same time. Who fails again and again waits
/// longer each time (429 with `Retry-After`).
#[utoipa::path(tag = "sessions", security(()), responses(
    (status = OK, description = "The session", body = SessionOpened)))]
#[post("/sessions")]
pub async fn start_session(
    request: HttpRequest,
    db: web::Data<Db>,
    config: web::Data<Config>,
    passwords: web::Data<Passwords>,
    tokens: web::Data<Tokens>,
    permissions: web::Data<Permissions>,
    Json(credentials): Json<Credentials>,
) -> Result<HttpResponse> {
    let email = policy::normalised_email(&credentials.email);
    let limits = Limits::of(&email);
    throttle::take(&db, &limits.all()).await?;
    let found = member::Entity::find().filter(member::COLUMN.email.eq(email)).one(&***db).await?;
    let stored = found.as_ref().and_then(|member| member.password_hash.clone()).map(|hash| hash.0);
    let right = passwords.verify(credentials.password, stored).await?;
    let Some(member) = found.filter(|member| right && policy::may_sign_in(member.status)) else {
        return Err(SIGN_IN_FAILED.into());
    };

    let tx = db.begin(&Identity::Member(member.id.0)).await?;
    let token = RefreshToken::new(tx.new_id(), tx.random().token());
    let session = session::ActiveModel {
        id: Set(token.session),
        member_id: Set(member.id),
        refresh_hash: Set(token.hash()),
        previous_hash: Set(None),
        successor_key: Set(tx.random().token()),
        rotated_at: Set(None),
        user_agent: Set(header(&request)),
        address: Set(RequestContext::current().address.map(|address| address.to_string())),
        created_at: Set(tx.now()),
        last_used_at: Set(tx.now()),
        expires_at: Set(tx.now() + days(config.session_days)),
        revoked_at: Set(None),
    }
    .insert(&*tx)
    .await?;
    limits.forgive(&tx).await?;
    tx.commit(did("sessions.started", "session", session.id)).await?;

    let view = opened(&db, &tokens, &permissions, member, session.id).await?;
    Ok(HttpResponse::Ok()
        .cookie(token.cookie(&config))
        .insert_header(("cache-control", "no-store"))
        .json(view))
}

/// Who guesses is slowed down: one address at one account soon, one account later, one address at any account latest,
/// since an office of many people may have one address.
struct Limits {
    here: Limit,
    account: Limit,
    address: Limit,
}

impl Limits {
    fn of(email: &str) -> Self {
        let address =
            RequestContext::current().address.map(|address| address.to_string()).unwrap_or_default();
        Self {
            here: Limit::new("sign_in_here", &format!("{email} {address}"), 5),
            account: Limit::new("sign_in_account", email, 25),
            address: Limit::new("sign_in_address", &address, 60),
        }
    }

    fn all(&self) -> [Limit; 3] {
        [self.here.clone(), self.account.clone(), self.address.clone()]
    }

    async fn forgive(&self, tx: &Tx) -> Result<()> {
        throttle::forget(tx, &self.here).await?;
        throttle::forget(tx, &self.account).await?;
        throttle::give_back(tx, &self.address).await
    }
}

/// What the browser calls itself, for the person's list of sessions.
fn header(request: &HttpRequest) -> Option<String> {
    let agent = request.headers().get(USER_AGENT)?.to_str().ok()?;
    Some(agent.chars().take(200).collect())
}
