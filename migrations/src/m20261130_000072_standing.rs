//! Where people stand and why; decisions that are held for a while before they are released; texts to give reasons with.

use sea_orm_migration::{prelude::*, schema::*, sea_orm::DatabaseBackend};

use crate::table::{child_of, index, reference, unique_where};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        standing_changes(manager).await?;
        held_decisions(manager).await?;
        decision_templates(manager).await?;
        domains(manager).await
    }
}

async fn standing_changes(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("standing_changes").to_owned();
    table
        .col(pk_uuid("id"))
        .col(uuid("member_id"))
        .col(string_null("before"))
        .col(string("status"))
        .col(string("rule"))
        .col(uuid_null("by"))
        .col(text_null("evidence"))
        .col(text_null("reason"))
        .col(big_integer("at"))
        .foreign_key(&mut child_of("standing_changes", "member_id", "members"))
        .foreign_key(&mut reference("standing_changes", "by", "members"));
    manager.create_table(table).await?;
    index(manager, "standing_changes", &["member_id", "id"]).await?;
    index(manager, "standing_changes", &["by"]).await
}

async fn held_decisions(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("held_decisions").to_owned();
    table
        .col(pk_uuid("id"))
        .col(uuid("member_id"))
        .col(string("deed"))
        .col(text_null("text"))
        .col(uuid("decided_by"))
        .col(big_integer("decided_at"))
        .col(big_integer("release_at"))
        .col(big_integer_null("closed_at"))
        .col(string("status"))
        .foreign_key(&mut child_of("held_decisions", "member_id", "members"))
        .foreign_key(&mut reference("held_decisions", "decided_by", "members"));
    manager.create_table(table).await?;
    index(manager, "held_decisions", &["status", "id"]).await?;
    index(manager, "held_decisions", &["decided_by"]).await?;
    unique_where(manager, "held_decisions", &["member_id"], Expr::col("closed_at").is_null()).await
}

async fn decision_templates(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("decision_templates").to_owned();
    table
        .col(pk_uuid("id"))
        .col(string("deed"))
        .col(json_binary("title"))
        .col(json_binary("text"))
        .col(boolean("retired"))
        .col(big_integer("revision"))
        .col(big_integer("created_at"));
    manager.create_table(table).await
}

/// The queue is looked through by the domain of the address.
async fn domains(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let domain = match manager.get_database_backend() {
        DatabaseBackend::Sqlite => "substr(email, instr(email, '@') + 1)",
        _ => "split_part(email, '@', 2)",
    };
    let index = format!("CREATE INDEX members_domain_idx ON members (({domain}), id)");
    manager.get_connection().execute_unprepared(&index).await?;
    Ok(())
}
