//! Campaigns and the windows of their stages.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{child_of, index, reference, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        campaigns(manager).await?;
        campaign_stages(manager).await
    }
}

async fn campaigns(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("campaigns").to_owned();
    table
        .col(pk_uuid("id"))
        .col(string("slug"))
        .col(json_binary("title"))
        .col(json_binary("summary"))
        .col(json_binary("story"))
        .col(string("status"))
        .col(string("artwork"))
        .col(uuid("submission_form_version_id"))
        .col(uuid("participation_form_version_id"))
        .col(uuid("specification_template_version_id"))
        .col(uuid("criteria_set_id"))
        .col(uuid("rubric_id"))
        .col(integer("response_days"))
        .col(integer("min_scores"))
        .col(integer("quorum"))
        .col(big_integer("revision"))
        .col(big_integer("created_at"))
        .foreign_key(&mut reference("campaigns", "submission_form_version_id", "questionnaire_versions"))
        .foreign_key(&mut reference("campaigns", "participation_form_version_id", "questionnaire_versions"))
        .foreign_key(&mut reference(
            "campaigns",
            "specification_template_version_id",
            "questionnaire_versions",
        ))
        .foreign_key(&mut reference("campaigns", "criteria_set_id", "criteria_sets"))
        .foreign_key(&mut reference("campaigns", "rubric_id", "criteria_sets"));
    manager.create_table(table).await?;
    unique(manager, "campaigns", &["slug"]).await?;
    index(manager, "campaigns", &["status", "id"]).await
}

async fn campaign_stages(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("campaign_stages").to_owned();
    table
        .col(pk_uuid("id"))
        .col(uuid("campaign_id"))
        .col(string("kind"))
        .col(big_integer_null("opens_at"))
        .col(big_integer_null("closes_at"))
        .col(string_null("override_state"))
        .col(text_null("override_reason"))
        .foreign_key(&mut child_of("campaign_stages", "campaign_id", "campaigns"));
    manager.create_table(table).await?;
    unique(manager, "campaign_stages", &["campaign_id", "kind"]).await
}
