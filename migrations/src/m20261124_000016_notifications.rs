//! Notifications in the application.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{child_of, index};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        notifications(manager).await
    }
}

async fn notifications(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("notifications").to_owned();
    table
        .col(pk_uuid("id"))
        .col(uuid("member_id"))
        .col(string("kind"))
        .col(string("subject_kind"))
        .col(uuid_null("subject_id"))
        .col(json_binary("text"))
        .col(string("path"))
        .col(big_integer_null("read_at"))
        .col(big_integer("created_at"))
        .foreign_key(&mut child_of("notifications", "member_id", "members"));
    manager.create_table(table).await?;
    index(manager, "notifications", &["member_id", "id"]).await?;
    index(manager, "notifications", &["member_id", "read_at", "id"]).await
}
