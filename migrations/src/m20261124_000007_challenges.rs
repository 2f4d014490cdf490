//! Challenges: the problems that the network takes on.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{index, reference, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        challenges(manager).await
    }
}

async fn challenges(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("challenges").to_owned();
    table
        .col(pk_uuid("id"))
        .col(string("code"))
        .col(uuid("campaign_id"))
        .col(string("title"))
        .col(text("summary"))
        .col(string("policy_area"))
        .col(string("status"))
        .col(integer("capacity"))
        .col(big_integer("revision"))
        .col(uuid("created_by"))
        .col(big_integer("created_at"))
        .foreign_key(&mut reference("challenges", "campaign_id", "campaigns"))
        .foreign_key(&mut reference("challenges", "created_by", "members"));
    manager.create_table(table).await?;
    unique(manager, "challenges", &["code"]).await?;
    index(manager, "challenges", &["campaign_id", "status", "id"]).await?;
    index(manager, "challenges", &["status", "id"]).await?;
    index(manager, "challenges", &["policy_area", "id"]).await
}
