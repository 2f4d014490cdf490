//! Signing in through other providers: who is known there by which keyed hash, the key of the hashes, and what is under way.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{child_of, index, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        external_identities(manager).await?;
        subject_keys(manager).await?;
        sign_in_attempts(manager).await
    }
}

async fn external_identities(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("external_identities").to_owned();
    table
        .col(pk_uuid("id"))
        .col(uuid("member_id"))
        .col(string_len("provider", 32))
        .col(string_len_uniq("subject_hash", 64))
        .col(big_integer("created_at"))
        .col(big_integer_null("last_used_at"))
        .foreign_key(&mut child_of("external_identities", "member_id", "members"));
    manager.create_table(table).await?;
    unique(manager, "external_identities", &["member_id", "provider"]).await
}

async fn subject_keys(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("subject_keys").to_owned();
    table.col(string_len("name", 32).primary_key().take()).col(text("secret")).col(big_integer("created_at"));
    manager.create_table(table).await
}

async fn sign_in_attempts(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("sign_in_attempts").to_owned();
    table
        .col(pk_uuid("id"))
        .col(string_len("provider", 32))
        .col(string_len_uniq("state_hash", 64))
        .col(string_len("browser_hash", 64))
        .col(uuid_null("member_id"))
        .col(text("secrets"))
        .col(big_integer("created_at"))
        .col(big_integer("expires_at"))
        .foreign_key(&mut child_of("sign_in_attempts", "member_id", "members"));
    manager.create_table(table).await?;
    index(manager, "sign_in_attempts", &["member_id"]).await?;
    index(manager, "sign_in_attempts", &["expires_at"]).await
}
