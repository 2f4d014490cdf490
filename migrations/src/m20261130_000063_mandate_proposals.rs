//! Mandates that bodies propose and administrators decide on; the decision's number in the national transparency
//! programme.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{index, reference, unique_where};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let column = Table::alter().table("mandates").add_column(string_null("ada")).take();
        manager.alter_table(column).await?;
        let mut table = Table::create().table("mandate_proposals").to_owned();
        table
            .col(pk_uuid("id"))
            .col(uuid("organisation_id"))
            .col(uuid("member_id"))
            .col(date("starts_on"))
            .col(date_null("ends_on"))
            .col(string_null("decision_reference"))
            .col(string_null("ada"))
            .col(string("status"))
            .col(text_null("reason"))
            .col(uuid("proposed_by"))
            .col(uuid_null("decided_by"))
            .col(big_integer_null("decided_at"))
            .col(uuid_null("mandate_id"))
            .col(big_integer("revision"))
            .col(big_integer("created_at"))
            .foreign_key(&mut reference("mandate_proposals", "organisation_id", "organisations"))
            .foreign_key(&mut reference("mandate_proposals", "member_id", "members"))
            .foreign_key(&mut reference("mandate_proposals", "proposed_by", "members"))
            .foreign_key(&mut reference("mandate_proposals", "decided_by", "members"))
            .foreign_key(&mut reference("mandate_proposals", "mandate_id", "mandates"));
        manager.create_table(table).await?;
        index(manager, "mandate_proposals", &["status", "id"]).await?;
        index(manager, "mandate_proposals", &["organisation_id", "id"]).await?;
        index(manager, "mandate_proposals", &["member_id", "id"]).await?;
        // One open proposal per person and body.
        let open = Expr::col("status").eq("proposed");
        unique_where(manager, "mandate_proposals", &["organisation_id", "member_id"], open).await
    }
}
