//! Criteria: the versioned sets by which submissions and projects are scored.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{index, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        criteria_sets(manager).await
    }
}

async fn criteria_sets(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("criteria_sets").to_owned();
    table
        .col(pk_uuid("id"))
        .col(string("key"))
        .col(integer("version"))
        .col(json_binary("title"))
        .col(string("purpose"))
        .col(json_binary("scale"))
        .col(json_binary("criteria"))
        .col(string("status"))
        .col(big_integer("created_at"));
    manager.create_table(table).await?;
    unique(manager, "criteria_sets", &["key", "version"]).await?;
    index(manager, "criteria_sets", &["purpose", "status", "id"]).await
}
