//! The client of an access token, read anew at every request: what was disabled, revoked or taken away is out at once, on
//! every replica.

use std::sync::Arc;

use async_trait::async_trait;
use sea_orm::EntityTrait;
use uuid::Uuid;

use super::target;
use crate::{
    integrations::{
        NARROWED,
        clients::{
            entity::{ClientId, ClientNarrowing, client},
            network,
        },
    },
    platform::{
        auth::{Caller, ClientAuthenticator, ClientCaller, ClientRequest},
        db::Db,
        problem::{Problem, Result},
        request::RequestContext,
        spent,
    },
};

/// The clients that administrators have entered.
pub struct StoredClients;

#[async_trait]
impl ClientAuthenticator for StoredClients {
    async fn caller(&self, db: &Db, request: ClientRequest) -> Result<Option<Caller>> {
        let found = client::Entity::find_by_id(ClientId(request.client_id)).one(&**db).await?;
        let context = RequestContext::current();
        let good = |client: &client::Model| {
            client.is_good(db.now()) && network::allows(&client.addresses.0, context.address)
        };
        let Some(client) = found.filter(good) else { return Ok(None) };
        if is_revoked(db, request.client_id, &request.token_id).await? {
            return Ok(None);
        }
        stay_narrow(db, &client, &request).await?;
        Ok(Some(Caller {
            member_id: client.id.0,
            session_id: Uuid::nil(),
            organisation_id: client.body().map(|body| body.0),
            language: context.language,
            active: false,
            roles: Vec::new(),
            second_factor_at: None,
            client: Some(ClientCaller {
                requests_per_minute: u32::try_from(client.requests_per_minute).unwrap_or(1),
                scopes: Arc::from(still_held(&client, request.scopes)),
            }),
        }))
    }
}

/// The one place where a client stays in its campaign: what it asks for must belong to one, and to that one. Whatever is
/// not known to belong to a campaign is refused.
async fn stay_narrow(db: &Db, client: &client::Model, request: &ClientRequest) -> Result<()> {
    if client.narrowing != ClientNarrowing::Campaign {
        return Ok(());
    }
    match target::campaign_of(db, &request.path, &request.query).await? {
        None => Err(NARROWED.into()),
        Some(campaign) if campaign.is_some() && campaign == client.campaign_id => Ok(()),
        Some(_) => Err(Problem::not_found()),
    }
}

/// Of the token's scopes, those that the client still has.
pub fn still_held(client: &client::Model, scopes: Vec<String>) -> Vec<String> {
    scopes.into_iter().filter(|scope| client.scopes.0.contains(scope)).collect()
}

/// # Errors
/// When the database refuses.
pub async fn is_revoked(db: &Db, client: Uuid, token: &str) -> Result<bool> {
    spent::is_spent(db, spent::name_of("access", client, token)).await
}
