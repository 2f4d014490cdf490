//! Opening a session, by whichever way somebody has shown who they are.

use std::future::{Ready, ready};

use actix_web::{FromRequest, HttpRequest, HttpResponse, dev::Payload, http::header::USER_AGENT, web};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};
use serde::Serialize;
use serde_json::json;

use super::{
    entity::{member, session},
    letters,
    refresh_token::RefreshToken,
    session_view::{SessionOpened, opened},
};
use crate::platform::{
    audit::did,
    config::Config,
    db::{Db, Tx},
    permission::Permissions,
    problem::{Problem, Result},
    request::RequestContext,
    time::{Timestamp, days},
    token::Tokens,
};

/// What it takes.
pub struct Opening {
    pub db: web::Data<Db>,
    config: web::Data<Config>,
    tokens: web::Data<Tokens>,
    permissions: web::Data<Permissions>,
}

impl FromRequest for Opening {
    type Error = Problem;
    type Future = Ready<Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let found = || {
            Some(Self {
                db: request.app_data::<web::Data<Db>>()?.clone(),
                config: request.app_data::<web::Data<Config>>()?.clone(),
                tokens: request.app_data::<web::Data<Tokens>>()?.clone(),
                permissions: request.app_data::<web::Data<Permissions>>()?.clone(),
            })
        };
        ready(found().ok_or_else(|| Problem::internal("the application has no such data")))
    }
}

impl Opening {
    /// Writes the session. Signing in from a browser that the person has not used before is told by mail.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn open(
        &self,
        tx: &Tx,
        request: &HttpRequest,
        member: &member::Model,
        second_factor_at: Option<Timestamp>,
    ) -> Result<RefreshToken> {
        let token = RefreshToken::new(tx.new_id(), tx.random().token());
        let user_agent = agent(request);
        let address = RequestContext::current().address.map(|address| address.to_string());
        if is_new(tx, member, user_agent.as_deref()).await? {
            let params = json!({ "device": user_agent, "address": address });
            letters::write(tx, member, "new_device", params).await?;
        }
        session::ActiveModel {
            id: Set(token.session),
            member_id: Set(member.id),
            refresh_hash: Set(token.hash()),
            previous_hash: Set(None),
            successor_key: Set(tx.random().token()),
            rotated_at: Set(None),
            user_agent: Set(user_agent),
            address: Set(address),
            created_at: Set(tx.now()),
            last_used_at: Set(tx.now()),
            expires_at: Set(tx.now() + days(self.config.session_days)),
            revoked_at: Set(None),
            second_factor_at: Set(second_factor_at),
        }
        .insert(&**tx)
        .await?;
        Ok(token)
    }

    /// Commits, and answers with the access token and the cookie.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn commit_and_answer<A: Serialize>(
        &self,
        tx: Tx,
        member: member::Model,
        token: RefreshToken,
        answer: impl FnOnce(SessionOpened) -> A,
    ) -> Result<HttpResponse> {
        let session = session::Entity::find_by_id(token.session).one(&*tx).await?;
        let session = session.ok_or_else(Problem::not_found)?;
        tx.commit(did("sessions.started", "session", token.session)).await?;
        let view = opened(&self.db, &self.tokens, &self.permissions, member, &session).await?;
        Ok(HttpResponse::Ok()
            .cookie(token.cookie(&self.config))
            .insert_header(("cache-control", "no-store"))
            .json(answer(view)))
    }
}

/// Whether the person has signed in before, and never from this browser, as far as sessions are remembered.
async fn is_new(tx: &Tx, member: &member::Model, agent: Option<&str>) -> Result<bool> {
    let Some(agent) = agent else { return Ok(false) };
    let of_member = session::Entity::find().filter(session::COLUMN.member_id.eq(member.id));
    if of_member.clone().count(&**tx).await? == 0 {
        return Ok(false);
    }
    Ok(of_member.filter(session::COLUMN.user_agent.eq(agent)).count(&**tx).await? == 0)
}

/// What the browser calls itself, for the person's list of sessions.
fn agent(request: &HttpRequest) -> Option<String> {
    let agent = request.headers().get(USER_AGENT)?.to_str().ok()?;
    Some(agent.chars().take(200).collect())
}
