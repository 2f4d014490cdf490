//! What callers have used of the limits that hold across replicas (ADR 0021).

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::index;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut table = Table::create().table("rate_counts").to_owned();
        table.col(string("name").primary_key()).col(big_integer("window_start")).col(big_integer("used"));
        manager.create_table(table).await?;
        index(manager, "rate_counts", &["window_start"]).await
    }
}
