//! Changes of e-mail addresses, and the directory in which members find each other.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{child_of, index, unique, unique_where};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        email_changes(manager).await?;
        directory_entries(manager).await
    }
}

async fn email_changes(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("email_changes").to_owned();
    table
        .col(pk_uuid("id"))
        .col(uuid("member_id"))
        .col(string("old_email"))
        .col(string("new_email"))
        .col(string("old_hash"))
        .col(string("new_hash"))
        .col(big_integer_null("old_confirmed_at"))
        .col(big_integer_null("new_confirmed_at"))
        .col(big_integer("created_at"))
        .col(big_integer("expires_at"))
        .col(string_null("outcome"))
        .foreign_key(&mut child_of("email_changes", "member_id", "members"));
    manager.create_table(table).await?;
    unique(manager, "email_changes", &["old_hash"]).await?;
    unique(manager, "email_changes", &["new_hash"]).await?;
    index(manager, "email_changes", &["expires_at"]).await?;
    unique_where(manager, "email_changes", &["member_id"], Expr::col("outcome").is_null()).await
}

async fn directory_entries(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("directory_entries").to_owned();
    table
        .col(uuid("member_id").primary_key())
        .col(string("sort_name"))
        .col(uuid_null("organisation_id"))
        .col(boolean("shows_organisation"))
        .col(boolean("shows_unit"))
        .col(boolean("shows_post"))
        .col(boolean("shows_expertise"))
        .col(boolean("shows_email"))
        .foreign_key(&mut child_of("directory_entries", "member_id", "members"));
    manager.create_table(table).await?;
    index(manager, "directory_entries", &["sort_name", "member_id"]).await?;
    index(manager, "directory_entries", &["organisation_id", "sort_name", "member_id"]).await
}
