//! The processes that serve, for those who watch over them.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::index;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut table = Table::create().table("replicas").to_owned();
        table
            .col(pk_uuid("id"))
            .col(string("host"))
            .col(string("version"))
            .col(big_integer("started_at"))
            .col(big_integer("seen_at"));
        manager.create_table(table).await?;
        index(manager, "replicas", &["seen_at"]).await
    }
}
