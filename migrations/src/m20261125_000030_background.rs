//! Background work by the clock, and the contents of the file storage.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::index;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        job_schedules(manager).await?;
        contents(manager).await
    }
}

async fn job_schedules(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("job_schedules").to_owned();
    table
        .col(string("name").primary_key())
        .col(string("cron"))
        .col(big_integer("next_at"))
        .col(big_integer_null("last_at"));
    manager.create_table(table).await?;
    index(manager, "job_schedules", &["next_at"]).await
}

/// The contents that the storage holds or is about to: written before the bytes, removed with them.
async fn contents(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("contents").to_owned();
    table.col(string("sha256").primary_key()).col(big_integer("size")).col(big_integer("touched_at"));
    manager.create_table(table).await?;
    index(manager, "contents", &["touched_at"]).await
}
