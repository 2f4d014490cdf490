//! The library of solutions and the ledger of their adoption.

use sea_orm_migration::{prelude::*, schema::*, sea_orm::DatabaseBackend};

use crate::table::{child_of, index, reference, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        library_entries(manager).await?;
        adoptions(manager).await?;
        adoption_steps(manager).await
    }
}

async fn library_entries(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("library_entries").to_owned();
    table
        .col(pk_uuid("id"))
        .col(string("slug"))
        .col(uuid_null("project_id"))
        .col(uuid_null("challenge_id"))
        .col(uuid("organisation_id"))
        .col(string("title"))
        .col(title_key(manager))
        .col(text("summary"))
        .col(text("problem"))
        .col(text("solution"))
        .col(text("results"))
        .col(text("replication"))
        .col(text("lessons"))
        .col(string("theme"))
        .col(string_null("region"))
        .col(string("body_kind"))
        .col(string("lifecycle"))
        .col(string("cost_band"))
        .col(string("licence"))
        .col(string("artwork"))
        .col(boolean("featured"))
        .col(string("contact"))
        .col(string("status"))
        .col(integer("adoptions"))
        .col(big_integer("revision"))
        .col(big_integer_null("published_at"))
        .col(big_integer("created_at"))
        .foreign_key(&mut reference("library_entries", "project_id", "projects"))
        .foreign_key(&mut reference("library_entries", "challenge_id", "challenges"))
        .foreign_key(&mut reference("library_entries", "organisation_id", "organisations"));
    manager.create_table(table).await?;
    unique(manager, "library_entries", &["slug"]).await?;
    unique(manager, "library_entries", &["project_id"]).await?;
    index(manager, "library_entries", &["status", "published_at", "id"]).await?;
    index(manager, "library_entries", &["status", "adoptions", "id"]).await?;
    index(manager, "library_entries", &["status", "title_key", "id"]).await?;
    index(manager, "library_entries", &["status", "theme", "id"]).await?;
    index(manager, "library_entries", &["status", "region", "id"]).await?;
    index(manager, "library_entries", &["status", "body_kind", "id"]).await?;
    index(manager, "library_entries", &["status", "lifecycle", "id"]).await?;
    index(manager, "library_entries", &["status", "cost_band", "id"]).await?;
    index(manager, "library_entries", &["status", "featured", "id"]).await?;
    index(manager, "library_entries", &["challenge_id"]).await?;
    index(manager, "library_entries", &["organisation_id"]).await
}

/// The folded title, by which the list is ordered: byte by byte on both databases.
fn title_key(manager: &SchemaManager<'_>) -> ColumnDef {
    let mut column = string("title_key");
    if manager.get_database_backend() == DatabaseBackend::Postgres {
        column.extra("COLLATE \"C\"");
    }
    column
}

async fn adoptions(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("adoptions").to_owned();
    table
        .col(pk_uuid("id"))
        .col(uuid("entry_id"))
        .col(uuid("organisation_id"))
        .col(string("status"))
        .col(text_null("stopped_reason"))
        .col(uuid("adopted_by"))
        .col(big_integer("revision"))
        .col(big_integer("created_at"))
        .col(big_integer("updated_at"))
        .foreign_key(&mut reference("adoptions", "entry_id", "library_entries"))
        .foreign_key(&mut reference("adoptions", "organisation_id", "organisations"))
        .foreign_key(&mut reference("adoptions", "adopted_by", "members"));
    manager.create_table(table).await?;
    unique(manager, "adoptions", &["entry_id", "organisation_id"]).await?;
    index(manager, "adoptions", &["organisation_id", "id"]).await?;
    index(manager, "adoptions", &["adopted_by"]).await
}

async fn adoption_steps(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("adoption_steps").to_owned();
    table
        .col(pk_uuid("id"))
        .col(uuid("adoption_id"))
        .col(string("status"))
        .col(text("note"))
        .col(uuid("by"))
        .col(big_integer("at"))
        .foreign_key(&mut child_of("adoption_steps", "adoption_id", "adoptions"))
        .foreign_key(&mut reference("adoption_steps", "by", "members"));
    manager.create_table(table).await?;
    index(manager, "adoption_steps", &["adoption_id", "id"]).await
}
