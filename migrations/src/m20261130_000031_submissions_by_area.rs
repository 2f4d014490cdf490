//! Lists of a campaign's submissions by policy area are read in their order: without this they read all of the campaign.

use sea_orm_migration::prelude::*;

use crate::table::index;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        index(manager, "submissions", &["campaign_id", "policy_area", "id"]).await
    }
}
