//! Members: people, their roles, sessions, tokens, consents and mandates.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{child_of, index, reference, unique, unique_where};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        members(manager).await?;
        member_roles(manager).await?;
        sessions(manager).await?;
        one_time_tokens(manager).await?;
        consents(manager).await?;
        mandates(manager).await
    }
}

async fn members(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("members").to_owned();
    table
        .col(pk_uuid("id"))
        .col(string("email"))
        .col(text_null("password_hash"))
        .col(string("given_name"))
        .col(string("family_name"))
        .col(uuid_null("organisation_id"))
        .col(string_null("unit"))
        .col(string_null("post"))
        .col(json_binary("expertise"))
        .col(string("language"))
        .col(string("status"))
        .col(big_integer_null("email_verified_at"))
        .col(uuid_null("approved_by"))
        .col(text_null("approval_evidence"))
        .col(text_null("decision_reason"))
        .col(boolean("newsletter"))
        .col(boolean("notify_by_mail"))
        .col(big_integer("revision"))
        .col(big_integer("created_at"))
        .foreign_key(&mut reference("members", "organisation_id", "organisations"))
        .foreign_key(&mut reference("members", "approved_by", "members"));
    manager.create_table(table).await?;
    unique(manager, "members", &["email"]).await?;
    index(manager, "members", &["status", "id"]).await?;
    index(manager, "members", &["organisation_id", "id"]).await?;
    index(manager, "members", &["approved_by"]).await
}

async fn member_roles(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("member_roles").to_owned();
    table
        .col(uuid("member_id"))
        .col(string("role"))
        .primary_key(Index::create().col("member_id").col("role"))
        .foreign_key(&mut child_of("member_roles", "member_id", "members"));
    manager.create_table(table).await?;
    index(manager, "member_roles", &["role", "member_id"]).await
}

async fn sessions(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("sessions").to_owned();
    table
        .col(pk_uuid("id"))
        .col(uuid("member_id"))
        .col(string("refresh_hash"))
        .col(string_null("previous_hash"))
        .col(string("successor_key"))
        .col(big_integer_null("rotated_at"))
        .col(text_null("user_agent"))
        .col(string_null("address"))
        .col(big_integer("created_at"))
        .col(big_integer("last_used_at"))
        .col(big_integer("expires_at"))
        .col(big_integer_null("revoked_at"))
        .foreign_key(&mut child_of("sessions", "member_id", "members"));
    manager.create_table(table).await?;
    unique(manager, "sessions", &["refresh_hash"]).await?;
    index(manager, "sessions", &["member_id", "id"]).await?;
    index(manager, "sessions", &["previous_hash"]).await?;
    index(manager, "sessions", &["expires_at"]).await
}

async fn one_time_tokens(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("one_time_tokens").to_owned();
    table
        .col(pk_uuid("id"))
        .col(uuid("member_id"))
        .col(string("purpose"))
        .col(string("token_hash"))
        .col(big_integer("created_at"))
        .col(big_integer("expires_at"))
        .col(big_integer_null("used_at"))
        .foreign_key(&mut child_of("one_time_tokens", "member_id", "members"));
    manager.create_table(table).await?;
    unique(manager, "one_time_tokens", &["token_hash"]).await?;
    index(manager, "one_time_tokens", &["member_id", "purpose"]).await?;
    index(manager, "one_time_tokens", &["expires_at"]).await
}

async fn consents(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("consents").to_owned();
    table
        .col(pk_uuid("id"))
        .col(uuid("member_id"))
        .col(string("kind"))
        .col(string("text_version"))
        .col(boolean("given"))
        .col(big_integer("at"))
        .foreign_key(&mut child_of("consents", "member_id", "members"));
    manager.create_table(table).await?;
    index(manager, "consents", &["member_id", "id"]).await
}

async fn mandates(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("mandates").to_owned();
    table
        .col(pk_uuid("id"))
        .col(uuid("organisation_id"))
        .col(uuid("member_id"))
        .col(date("starts_on"))
        .col(date_null("ends_on"))
        .col(string_null("decision_reference"))
        .col(uuid_null("created_by"))
        .col(big_integer("created_at"))
        .foreign_key(&mut reference("mandates", "organisation_id", "organisations"))
        .foreign_key(&mut reference("mandates", "member_id", "members"))
        .foreign_key(&mut reference("mandates", "created_by", "members"));
    manager.create_table(table).await?;
    index(manager, "mandates", &["member_id", "id"]).await?;
    index(manager, "mandates", &["organisation_id", "id"]).await?;
    // One open mandate per person and body.
    unique_where(manager, "mandates", &["organisation_id", "member_id"], Expr::col("ends_on").is_null()).await
}
