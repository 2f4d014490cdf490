//! Organisations: the registry of public bodies and their e-mail domains.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{child_of, index, reference, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        organisations(manager).await?;
        organisation_domains(manager).await
    }
}

async fn organisations(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("organisations").to_owned();
    table
        .col(pk_uuid("id"))
        .col(string("code"))
        .col(string("name_el"))
        .col(string("name_en"))
        .col(text("aliases"))
        .col(string("sort_name"))
        .col(string("kind"))
        .col(string_null("region"))
        .col(string_null("website"))
        .col(uuid_null("parent_id"))
        .col(string("status"))
        .col(uuid_null("successor_id"))
        .col(big_integer("revision"))
        .col(big_integer("created_at"))
        .foreign_key(&mut reference("organisations", "parent_id", "organisations"))
        .foreign_key(&mut reference("organisations", "successor_id", "organisations"));
    manager.create_table(table).await?;
    unique(manager, "organisations", &["code"]).await?;
    index(manager, "organisations", &["sort_name", "id"]).await?;
    index(manager, "organisations", &["kind", "sort_name", "id"]).await?;
    index(manager, "organisations", &["region", "sort_name", "id"]).await?;
    index(manager, "organisations", &["parent_id"]).await?;
    index(manager, "organisations", &["successor_id"]).await
}

async fn organisation_domains(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("organisation_domains").to_owned();
    table.col(pk_uuid("id")).col(uuid("organisation_id")).col(string("domain")).foreign_key(&mut child_of(
        "organisation_domains",
        "organisation_id",
        "organisations",
    ));
    manager.create_table(table).await?;
    unique(manager, "organisation_domains", &["domain"]).await?;
    index(manager, "organisation_domains", &["organisation_id"]).await
}
