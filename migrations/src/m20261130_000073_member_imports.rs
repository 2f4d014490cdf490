//! Imports of members: the file's rows, what was found wrong with them, and what became of them.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{child_of, index, reference, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        member_imports(manager).await?;
        member_import_rows(manager).await
    }
}

async fn member_imports(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("member_imports").to_owned();
    table
        .col(pk_uuid("id"))
        .col(string("file_name"))
        .col(string("status"))
        .col(json_binary("columns"))
        .col(boolean("invites"))
        .col(integer("total"))
        .col(integer("ready"))
        .col(integer("applied"))
        .col(uuid("created_by"))
        .col(big_integer("revision"))
        .col(big_integer("created_at"))
        .foreign_key(&mut reference("member_imports", "created_by", "members"));
    manager.create_table(table).await?;
    index(manager, "member_imports", &["created_by"]).await?;
    index(manager, "member_imports", &["created_at"]).await
}

async fn member_import_rows(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("member_import_rows").to_owned();
    table
        .col(pk_uuid("id"))
        .col(uuid("import_id"))
        .col(integer("number"))
        .col(json_binary("cells"))
        .col(string("verdict"))
        .col(json_binary("faults"))
        .col(string_null("email"))
        .col(uuid_null("organisation_id"))
        .col(uuid_null("member_id"))
        .foreign_key(&mut child_of("member_import_rows", "import_id", "member_imports"))
        .foreign_key(&mut reference("member_import_rows", "organisation_id", "organisations"))
        .foreign_key(&mut child_of("member_import_rows", "member_id", "members"));
    manager.create_table(table).await?;
    unique(manager, "member_import_rows", &["import_id", "number"]).await?;
    index(manager, "member_import_rows", &["import_id", "verdict", "number"]).await?;
    index(manager, "member_import_rows", &["email"]).await?;
    index(manager, "member_import_rows", &["organisation_id"]).await?;
    index(manager, "member_import_rows", &["member_id"]).await
}
