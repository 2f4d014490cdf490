//! Surveys, the responses to them and their results.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{child_of, index, reference, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        surveys(manager).await?;
        survey_responses(manager).await?;
        survey_results(manager).await
    }
}

async fn surveys(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("surveys").to_owned();
    table
        .col(pk_uuid("id"))
        .col(uuid_null("campaign_id"))
        .col(string("slug"))
        .col(json_binary("title"))
        .col(json_binary("summary"))
        .col(uuid("questionnaire_version_id"))
        .col(string("audience"))
        .col(big_integer_null("published_at"))
        .col(big_integer("opens_at"))
        .col(big_integer("closes_at"))
        .col(boolean("paused"))
        .col(boolean("results_published"))
        .col(big_integer("revision"))
        .col(big_integer("created_at"))
        .foreign_key(&mut reference("surveys", "campaign_id", "campaigns"))
        .foreign_key(&mut reference("surveys", "questionnaire_version_id", "questionnaire_versions"));
    manager.create_table(table).await?;
    unique(manager, "surveys", &["slug"]).await?;
    index(manager, "surveys", &["campaign_id", "id"]).await
}

async fn survey_responses(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("survey_responses").to_owned();
    table
        .col(pk_uuid("id"))
        .col(uuid("survey_id"))
        .col(uuid("member_id"))
        .col(string("status"))
        .col(json_binary("answers"))
        .col(big_integer("revision"))
        .col(big_integer("started_at"))
        .col(big_integer("saved_at"))
        .col(big_integer_null("submitted_at"))
        .foreign_key(&mut reference("survey_responses", "survey_id", "surveys"))
        .foreign_key(&mut reference("survey_responses", "member_id", "members"));
    manager.create_table(table).await?;
    unique(manager, "survey_responses", &["survey_id", "member_id"]).await?;
    index(manager, "survey_responses", &["survey_id", "status", "id"]).await?;
    index(manager, "survey_responses", &["member_id", "id"]).await
}

async fn survey_results(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("survey_results").to_owned();
    table
        .col(uuid("survey_id").primary_key())
        .col(big_integer("computed_at"))
        .col(big_integer("responses"))
        .col(json_binary("results"))
        .foreign_key(&mut child_of("survey_results", "survey_id", "surveys"));
    manager.create_table(table).await
}
