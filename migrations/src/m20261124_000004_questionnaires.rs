//! Questionnaires: one engine for surveys, forms and templates, in versions.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{child_of, index, unique, unique_where};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        questionnaires(manager).await?;
        questionnaire_versions(manager).await
    }
}

async fn questionnaires(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("questionnaires").to_owned();
    table
        .col(pk_uuid("id"))
        .col(string("key"))
        .col(json_binary("title"))
        .col(string("purpose"))
        .col(big_integer("created_at"));
    manager.create_table(table).await?;
    unique(manager, "questionnaires", &["key"]).await?;
    index(manager, "questionnaires", &["purpose", "id"]).await
}

async fn questionnaire_versions(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("questionnaire_versions").to_owned();
    table
        .col(pk_uuid("id"))
        .col(uuid("questionnaire_id"))
        .col(integer("version"))
        .col(json_binary("definition"))
        .col(string("status"))
        .col(big_integer("revision"))
        .col(big_integer_null("published_at"))
        .col(big_integer("created_at"))
        .foreign_key(&mut child_of("questionnaire_versions", "questionnaire_id", "questionnaires"));
    manager.create_table(table).await?;
    unique(manager, "questionnaire_versions", &["questionnaire_id", "version"]).await?;
    // One draft at a time.
    unique_where(manager, "questionnaire_versions", &["questionnaire_id"], Expr::col("status").eq("draft"))
        .await
}
