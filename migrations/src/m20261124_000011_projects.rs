//! Projects and their specifications, section by section, with every version.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{child_of, index, reference, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        projects(manager).await?;
        project_sections(manager).await?;
        project_section_versions(manager).await
    }
}

async fn projects(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("projects").to_owned();
    table
        .col(pk_uuid("id"))
        .col(uuid("challenge_id"))
        .col(uuid("campaign_id"))
        .col(string("title"))
        .col(text("summary"))
        .col(uuid("template_version_id"))
        .col(string("status"))
        .col(big_integer("revision"))
        .col(big_integer("created_at"))
        .col(big_integer("updated_at"))
        .foreign_key(&mut reference("projects", "challenge_id", "challenges"))
        .foreign_key(&mut reference("projects", "campaign_id", "campaigns"))
        .foreign_key(&mut reference("projects", "template_version_id", "questionnaire_versions"));
    manager.create_table(table).await?;
    unique(manager, "projects", &["challenge_id"]).await?;
    index(manager, "projects", &["campaign_id", "status", "id"]).await?;
    index(manager, "projects", &["status", "id"]).await
}

async fn project_sections(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("project_sections").to_owned();
    table
        .col(pk_uuid("id"))
        .col(uuid("project_id"))
        .col(string("key"))
        .col(text("body"))
        .col(integer("characters"))
        .col(big_integer("revision"))
        .col(uuid_null("updated_by"))
        .col(big_integer("updated_at"))
        .foreign_key(&mut child_of("project_sections", "project_id", "projects"))
        .foreign_key(&mut reference("project_sections", "updated_by", "members"));
    manager.create_table(table).await?;
    unique(manager, "project_sections", &["project_id", "key"]).await
}

async fn project_section_versions(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("project_section_versions").to_owned();
    table
        .col(pk_uuid("id"))
        .col(uuid("section_id"))
        .col(big_integer("number"))
        .col(text("body"))
        .col(uuid("created_by"))
        .col(big_integer("created_at"))
        .foreign_key(&mut child_of("project_section_versions", "section_id", "project_sections"))
        .foreign_key(&mut reference("project_section_versions", "created_by", "members"));
    manager.create_table(table).await?;
    unique(manager, "project_section_versions", &["section_id", "number"]).await
}
