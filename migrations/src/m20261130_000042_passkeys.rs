//! Passkeys (WebAuthn).

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{child_of, index, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut table = Table::create().table("passkeys").to_owned();
        table
            .col(pk_uuid("id"))
            .col(uuid("member_id"))
            .col(string("name"))
            .col(text("credential_id"))
            .col(json_binary("credential"))
            .col(big_integer("created_at"))
            .col(big_integer_null("last_used_at"))
            .foreign_key(&mut child_of("passkeys", "member_id", "members"));
        manager.create_table(table).await?;
        unique(manager, "passkeys", &["credential_id"]).await?;
        index(manager, "passkeys", &["member_id", "id"]).await
    }
}
