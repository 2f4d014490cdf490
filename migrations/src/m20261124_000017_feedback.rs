//! Feedback on the stages of campaigns.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{index, reference, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        feedback(manager).await
    }
}

async fn feedback(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("feedback").to_owned();
    table
        .col(pk_uuid("id"))
        .col(uuid("campaign_id"))
        .col(string("stage"))
        .col(uuid_null("member_id"))
        .col(integer("rating"))
        .col(text_null("comment"))
        .col(big_integer("created_at"))
        .foreign_key(&mut reference("feedback", "campaign_id", "campaigns"))
        .foreign_key(&mut reference("feedback", "member_id", "members"));
    manager.create_table(table).await?;
    unique(manager, "feedback", &["campaign_id", "stage", "member_id"]).await?;
    index(manager, "feedback", &["campaign_id", "id"]).await?;
    index(manager, "feedback", &["member_id"]).await
}
