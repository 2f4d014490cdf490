//! For which body somebody acted, beside who acted.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::index;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let column = Table::alter().table("audit_events").add_column(uuid_null("acted_for")).take();
        manager.alter_table(column).await?;
        index(manager, "audit_events", &["acted_for", "at", "id"]).await
    }
}
