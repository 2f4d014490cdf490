//! Keys of requests that create, with the answers that are given again (ADR 0019).

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::index;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut table = Table::create().table("idempotency_keys").to_owned();
        table
            .col(string("id").primary_key())
            .col(string("fingerprint"))
            .col(uuid("run"))
            .col(big_integer("lease_until"))
            .col(big_integer("created_at"))
            .col(integer_null("status"))
            .col(text_null("location"))
            .col(text_null("etag"))
            .col(text_null("body"));
        manager.create_table(table).await?;
        index(manager, "idempotency_keys", &["created_at"]).await
    }
}
