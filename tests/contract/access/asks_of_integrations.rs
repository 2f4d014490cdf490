//! What is asked of API clients.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};
use wenovate::integrations::{api_client_key, api_client_secret};

use super::world::{Ask, World};
use crate::{
    app::{ApiClient, factory::encoded},
    integrations::{a_client, a_public_key},
};

pub async fn ask(world: &World, operation: &str) -> Option<Ask> {
    let app = &world.app;
    let made = || app.api_client(&["projects:read"]);
    let at = async |deed: &str| Ask::at(format!("/api-clients/{}{deed}", made().await.id()));
    Some(match operation {
        "create_api_client" => Ask::at("/api-clients".into()).saying(a_client(&world.body)),
        "revise_api_client" => at("").await.saying(a_client(&world.body)),
        "delete_api_client" => at("").await,
        "disable_api_client" => at("/disable").await,
        "enable_api_client" => at("/enable").await,
        "add_client_secret" => at("/secrets").await.saying(json!({ "overlap_hours": 24 })),
        "remove_client_secret" => {
            let client = made().await;
            Ask::at(format!("/api-clients/{}/secrets/{}", client.id(), secret_of(world, &client).await))
        }
        "add_client_keys" => at("/keys").await.saying(json!({ "keys": [a_public_key()] })),
        "remove_client_key" => {
            let client = made().await;
            Ask::at(format!("/api-clients/{}/keys/{}", client.id(), key_of(world, &client).await))
        }
        "issue_token" => {
            let mut form = made().await.shown();
            form.push(("grant_type", "client_credentials".into()));
            Ask { path: "/oauth/token".into(), form: Some(encoded(&form)), ..Ask::default() }
        }
        "revoke_token" | "introspect_token" => {
            let client = made().await;
            let mut form = client.shown();
            form.push(("token", client.bearer().unwrap()));
            let path = if operation == "revoke_token" { "/oauth/revoke" } else { "/oauth/introspect" };
            Ask { path: path.into(), form: Some(encoded(&form)), ..Ask::default() }
        }
        _ => return None,
    })
}

async fn secret_of(world: &World, client: &ApiClient) -> String {
    let of = api_client_secret::Entity::find().filter(api_client_secret::COLUMN.client_id.eq(client.id()));
    of.one(&*world.app.foundation().db).await.unwrap().unwrap().id.to_string()
}

async fn key_of(world: &World, client: &ApiClient) -> String {
    let jwk: Value = a_public_key();
    let row = world.app.row(api_client_key::ActiveModel {
        id: sea_orm::Set(world.app.id()),
        client_id: sea_orm::Set(client.id()),
        jwk: sea_orm::Set(serde_json::from_value(jwk).unwrap()),
        thumbprint: sea_orm::Set("tests".into()),
        created_at: sea_orm::Set(world.app.now()),
    });
    row.await.id.to_string()
}
