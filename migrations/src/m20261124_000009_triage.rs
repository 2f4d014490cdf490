//! Triage: scores of submissions and the decisions on them.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{index, reference, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        scores(manager).await?;
        decisions(manager).await
    }
}

async fn scores(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("scores").to_owned();
    table
        .col(pk_uuid("id"))
        .col(uuid("submission_id"))
        .col(uuid("reviewer_id"))
        .col(uuid("criteria_set_id"))
        .col(json_binary("values"))
        .col(double_null("weighted"))
        .col(text_null("comment"))
        .col(string_null("recommendation"))
        .col(big_integer("revision"))
        .col(big_integer("created_at"))
        .col(big_integer("updated_at"))
        .foreign_key(&mut reference("scores", "submission_id", "submissions"))
        .foreign_key(&mut reference("scores", "reviewer_id", "members"))
        .foreign_key(&mut reference("scores", "criteria_set_id", "criteria_sets"));
    manager.create_table(table).await?;
    unique(manager, "scores", &["submission_id", "reviewer_id"]).await?;
    index(manager, "scores", &["reviewer_id", "id"]).await
}

async fn decisions(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("decisions").to_owned();
    table
        .col(pk_uuid("id"))
        .col(uuid("submission_id"))
        .col(string("kind"))
        .col(text("rationale"))
        .col(uuid("decided_by"))
        .col(uuid_null("challenge_id"))
        .col(uuid_null("merged_into_id"))
        .col(double_null("mean"))
        .col(double_null("spread"))
        .col(integer("score_count"))
        .col(big_integer("created_at"))
        .foreign_key(&mut reference("decisions", "submission_id", "submissions"))
        .foreign_key(&mut reference("decisions", "decided_by", "members"))
        .foreign_key(&mut reference("decisions", "challenge_id", "challenges"))
        .foreign_key(&mut reference("decisions", "merged_into_id", "submissions"));
    manager.create_table(table).await?;
    index(manager, "decisions", &["submission_id", "id"]).await?;
    index(manager, "decisions", &["decided_by", "id"]).await?;
    index(manager, "decisions", &["challenge_id"]).await?;
    index(manager, "decisions", &["merged_into_id"]).await
}
