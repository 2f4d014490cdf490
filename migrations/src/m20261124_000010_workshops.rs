//! Workshops: who takes part in the work on a challenge.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{index, reference, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        participations(manager).await
    }
}

async fn participations(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("participations").to_owned();
    table
        .col(pk_uuid("id"))
        .col(uuid("challenge_id"))
        .col(uuid("member_id"))
        .col(uuid_null("organisation_id"))
        .col(uuid("form_version_id"))
        .col(json_binary("answers"))
        .col(string("status"))
        .col(boolean("lead"))
        .col(uuid_null("decided_by"))
        .col(big_integer_null("decided_at"))
        .col(big_integer("created_at"))
        .foreign_key(&mut reference("participations", "challenge_id", "challenges"))
        .foreign_key(&mut reference("participations", "member_id", "members"))
        .foreign_key(&mut reference("participations", "organisation_id", "organisations"))
        .foreign_key(&mut reference("participations", "form_version_id", "questionnaire_versions"))
        .foreign_key(&mut reference("participations", "decided_by", "members"));
    manager.create_table(table).await?;
    unique(manager, "participations", &["challenge_id", "member_id"]).await?;
    index(manager, "participations", &["challenge_id", "status", "id"]).await?;
    index(manager, "participations", &["member_id", "id"]).await?;
    index(manager, "participations", &["organisation_id"]).await
}
