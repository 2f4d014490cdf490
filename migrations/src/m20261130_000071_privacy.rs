//! Privacy: what people asked to have handed out or erased, when they were here last, and who was warned.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{child_of, index, reference, unique_where};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        data_exports(manager).await?;
        erasures(manager).await?;
        last_visits(manager).await?;
        retention_warnings(manager).await?;
        // By these a person's rows are found.
        index(manager, "submission_versions", &["created_by"]).await?;
        index(manager, "submission_messages", &["author_id"]).await?;
        index(manager, "project_sections", &["updated_by"]).await?;
        index(manager, "project_section_versions", &["created_by"]).await?;
        index(manager, "adoption_steps", &["by"]).await?;
        index(manager, "challenges", &["created_by"]).await?;
        index(manager, "evaluation_rounds", &["opened_by"]).await?;
        index(manager, "evaluation_rounds", &["decided_by"]).await?;
        index(manager, "search_documents", &["subject_id"]).await
    }
}

async fn data_exports(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("data_exports").to_owned();
    table
        .col(pk_uuid("id"))
        .col(uuid("member_id"))
        .col(string("language"))
        .col(uuid_null("file_id"))
        .col(big_integer("requested_at"))
        .col(big_integer_null("ready_at"))
        .col(big_integer_null("expires_at"))
        .foreign_key(&mut child_of("data_exports", "member_id", "members"))
        .foreign_key(&mut reference("data_exports", "file_id", "files"));
    manager.create_table(table).await?;
    index(manager, "data_exports", &["member_id", "id"]).await?;
    index(manager, "data_exports", &["file_id"]).await?;
    index(manager, "data_exports", &["expires_at"]).await?;
    // One at a time.
    unique_where(manager, "data_exports", &["member_id"], Expr::col("ready_at").is_null()).await
}

async fn erasures(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("erasures").to_owned();
    table
        .col(pk_uuid("id"))
        .col(uuid("member_id"))
        .col(string("cause"))
        .col(big_integer("requested_at"))
        .col(big_integer("due_at"))
        .col(big_integer_null("cancelled_at"))
        .col(big_integer_null("done_at"))
        .foreign_key(&mut child_of("erasures", "member_id", "members"));
    manager.create_table(table).await?;
    index(manager, "erasures", &["member_id", "id"]).await?;
    // One that is not cancelled.
    unique_where(manager, "erasures", &["member_id"], Expr::col("cancelled_at").is_null()).await
}

async fn last_visits(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("last_visits").to_owned();
    table.col(uuid("member_id").primary_key()).col(big_integer("at")).foreign_key(&mut child_of(
        "last_visits",
        "member_id",
        "members",
    ));
    manager.create_table(table).await
}

async fn retention_warnings(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("retention_warnings").to_owned();
    table
        .col(uuid("member_id").primary_key())
        .col(string("cause"))
        .col(big_integer("warned_at"))
        .foreign_key(&mut child_of("retention_warnings", "member_id", "members"));
    manager.create_table(table).await?;
    index(manager, "retention_warnings", &["warned_at"]).await
}
