//! API clients, their secrets and keys, what they use, and tokens that were spent.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{child_of, index, reference};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        api_clients(manager).await?;
        api_client_secrets(manager).await?;
        api_client_keys(manager).await?;
        api_client_usage(manager).await?;
        spent_tokens(manager).await
    }
}

async fn api_clients(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("api_clients").to_owned();
    table
        .col(pk_uuid("id"))
        .col(string("name"))
        .col(text("purpose"))
        .col(string("contact"))
        .col(uuid("organisation_id"))
        .col(string("narrowing"))
        .col(uuid_null("campaign_id"))
        .col(json_binary("scopes"))
        .col(json_binary("addresses"))
        .col(integer("requests_per_minute"))
        .col(big_integer_null("expires_at"))
        .col(big_integer_null("disabled_at"))
        .col(uuid_null("created_by"))
        .col(big_integer("revision"))
        .col(big_integer("created_at"))
        // What the client did refers to its row among the members, which stays when the client is deleted.
        .foreign_key(&mut reference("api_clients", "id", "members"))
        .foreign_key(&mut reference("api_clients", "organisation_id", "organisations"))
        .foreign_key(&mut reference("api_clients", "campaign_id", "campaigns"))
        .foreign_key(&mut reference("api_clients", "created_by", "members"));
    manager.create_table(table).await?;
    index(manager, "api_clients", &["organisation_id"]).await?;
    index(manager, "api_clients", &["campaign_id"]).await?;
    index(manager, "api_clients", &["created_by"]).await
}

async fn api_client_secrets(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("api_client_secrets").to_owned();
    table
        .col(pk_uuid("id"))
        .col(uuid("client_id"))
        .col(string("hash"))
        .col(string("hint"))
        .col(big_integer("created_at"))
        .col(big_integer_null("expires_at"))
        .foreign_key(&mut child_of("api_client_secrets", "client_id", "api_clients"));
    manager.create_table(table).await?;
    index(manager, "api_client_secrets", &["client_id", "id"]).await
}

async fn api_client_keys(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("api_client_keys").to_owned();
    table
        .col(pk_uuid("id"))
        .col(uuid("client_id"))
        .col(json_binary("jwk"))
        .col(string("thumbprint"))
        .col(big_integer("created_at"))
        .foreign_key(&mut child_of("api_client_keys", "client_id", "api_clients"));
    manager.create_table(table).await?;
    index(manager, "api_client_keys", &["client_id", "id"]).await
}

async fn api_client_usage(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("api_client_usage").to_owned();
    table
        .col(uuid("client_id"))
        .col(date("day"))
        .col(big_integer("requests"))
        .col(big_integer("refused"))
        .col(big_integer("last_at"))
        .primary_key(Index::create().col("client_id").col("day"));
    manager.create_table(table).await?;
    index(manager, "api_client_usage", &["day"]).await
}

async fn spent_tokens(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("spent_tokens").to_owned();
    table.col(string("name").primary_key()).col(big_integer("expires_at"));
    manager.create_table(table).await?;
    index(manager, "spent_tokens", &["expires_at"]).await
}
