//! Imports of the national registry: what was read, and each difference that it makes.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{child_of, index, reference};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        registry_imports(manager).await?;
        registry_parts(manager).await?;
        registry_changes(manager).await
    }
}

async fn registry_imports(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("registry_imports").to_owned();
    table
        .col(pk_uuid("id"))
        .col(string("source"))
        .col(boolean("complete"))
        .col(string_null("file_name"))
        .col(string("status"))
        .col(string_null("fault"))
        .col(big_integer_null("registry_revision"))
        .col(json_binary("counts"))
        .col(string_null("fetched_until"))
        .col(integer("fetched"))
        .col(integer_null("to_fetch"))
        .col(uuid_null("created_by"))
        .col(uuid_null("applied_by"))
        .col(big_integer_null("applied_at"))
        .col(big_integer("revision"))
        .col(big_integer("created_at"));
    manager.create_table(table).await
}

async fn registry_parts(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("registry_parts").to_owned();
    table
        .col(pk_uuid("id"))
        .col(uuid("import_id"))
        .col(uuid("file_id"))
        .foreign_key(&mut child_of("registry_parts", "import_id", "registry_imports"))
        .foreign_key(&mut reference("registry_parts", "file_id", "files"));
    manager.create_table(table).await?;
    index(manager, "registry_parts", &["import_id", "id"]).await?;
    index(manager, "registry_parts", &["file_id"]).await
}

async fn registry_changes(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("registry_changes").to_owned();
    table
        .col(pk_uuid("id"))
        .col(uuid("import_id"))
        .col(integer("position"))
        .col(string("thing"))
        .col(string("action"))
        .col(uuid("subject_id"))
        .col(uuid("organisation_id"))
        .col(uuid_null("parent_id"))
        .col(string("code"))
        .col(string("name"))
        .col(json_binary("fields"))
        .col(big_integer_null("applied_at"))
        .foreign_key(&mut child_of("registry_changes", "import_id", "registry_imports"));
    manager.create_table(table).await?;
    index(manager, "registry_changes", &["import_id", "position"]).await?;
    index(manager, "registry_changes", &["import_id", "thing", "action", "position"]).await?;
    index(manager, "registry_changes", &["organisation_id", "applied_at", "id"]).await
}
