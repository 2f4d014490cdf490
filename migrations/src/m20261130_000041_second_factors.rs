//! Second factors: authenticator apps, recovery codes, and the tickets of sign-ins that have been used.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{child_of, index, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut sessions = Table::alter().table("sessions").to_owned();
        manager.alter_table(sessions.add_column(big_integer_null("second_factor_at")).to_owned()).await?;
        totp_factors(manager).await?;
        recovery_codes(manager).await?;
        spent_tickets(manager).await
    }
}

async fn totp_factors(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("totp_factors").to_owned();
    table
        .col(pk_uuid("id"))
        .col(uuid("member_id"))
        .col(text("secret"))
        .col(big_integer("last_step"))
        .col(big_integer("created_at"))
        .col(big_integer_null("confirmed_at"))
        .foreign_key(&mut child_of("totp_factors", "member_id", "members"));
    manager.create_table(table).await?;
    index(manager, "totp_factors", &["member_id"]).await
}

async fn recovery_codes(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("recovery_codes").to_owned();
    table
        .col(pk_uuid("id"))
        .col(uuid("member_id"))
        .col(string("code_hash"))
        .col(big_integer("created_at"))
        .col(big_integer_null("used_at"))
        .foreign_key(&mut child_of("recovery_codes", "member_id", "members"));
    manager.create_table(table).await?;
    unique(manager, "recovery_codes", &["member_id", "code_hash"]).await
}

async fn spent_tickets(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("spent_tickets").to_owned();
    table.col(pk_uuid("id")).col(big_integer("expires_at"));
    manager.create_table(table).await?;
    index(manager, "spent_tickets", &["expires_at"]).await
}
