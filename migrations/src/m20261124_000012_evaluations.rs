//! Evaluations of projects in rounds.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{index, reference, unique, unique_where};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        evaluation_rounds(manager).await?;
        evaluations(manager).await
    }
}

async fn evaluation_rounds(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("evaluation_rounds").to_owned();
    table
        .col(pk_uuid("id"))
        .col(uuid("project_id"))
        .col(integer("number"))
        .col(uuid("rubric_id"))
        .col(integer("quorum"))
        .col(string("status"))
        .col(uuid("opened_by"))
        .col(big_integer("opened_at"))
        .col(string_null("outcome"))
        .col(text_null("rationale"))
        .col(uuid_null("decided_by"))
        .col(big_integer_null("decided_at"))
        .col(json_binary("snapshot"))
        .foreign_key(&mut reference("evaluation_rounds", "project_id", "projects"))
        .foreign_key(&mut reference("evaluation_rounds", "rubric_id", "criteria_sets"))
        .foreign_key(&mut reference("evaluation_rounds", "opened_by", "members"))
        .foreign_key(&mut reference("evaluation_rounds", "decided_by", "members"));
    manager.create_table(table).await?;
    unique(manager, "evaluation_rounds", &["project_id", "number"]).await?;
    index(manager, "evaluation_rounds", &["status", "id"]).await?;
    // One open round at a time.
    unique_where(manager, "evaluation_rounds", &["project_id"], Expr::col("status").eq("open")).await
}

async fn evaluations(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("evaluations").to_owned();
    table
        .col(pk_uuid("id"))
        .col(uuid("round_id"))
        .col(uuid("evaluator_id"))
        .col(uuid_null("organisation_id"))
        .col(json_binary("values"))
        .col(double_null("weighted"))
        .col(text("comment"))
        .col(string("status"))
        .col(big_integer("revision"))
        .col(big_integer("created_at"))
        .col(big_integer("updated_at"))
        .foreign_key(&mut reference("evaluations", "round_id", "evaluation_rounds"))
        .foreign_key(&mut reference("evaluations", "evaluator_id", "members"))
        .foreign_key(&mut reference("evaluations", "organisation_id", "organisations"));
    manager.create_table(table).await?;
    unique(manager, "evaluations", &["round_id", "evaluator_id"]).await?;
    index(manager, "evaluations", &["evaluator_id", "id"]).await?;
    index(manager, "evaluations", &["organisation_id"]).await
}
