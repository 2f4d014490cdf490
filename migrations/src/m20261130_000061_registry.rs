//! The registry in full: what the national registry publishes of a body, its units, its former names, and the number that
//! every change of the registry moves on.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{child_of, index, reference, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        particulars(manager).await?;
        units(manager).await?;
        organisation_names(manager).await?;
        registry_states(manager).await
    }
}

async fn particulars(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    // One statement each: SQLite adds columns one by one.
    let bodies = || Table::alter().table("organisations").to_owned();
    let additions = [
        bodies().add_column(string_null("registry_code")).take(),
        bodies().add_column(string_null("legal_form")).take(),
        bodies().add_column(text_null("purpose")).take(),
        bodies().add_column(string_null("vat_id")).take(),
        bodies().add_column(date_null("founded_on")).take(),
        bodies().add_column(date_null("dissolved_on")).take(),
        bodies().add_column(string_null("email")).take(),
        bodies().add_column(string_null("phone")).take(),
        bodies().add_column(string_null("address")).take(),
        bodies().add_column(string_null("postcode")).take(),
        bodies().add_column(integer("representatives").default(2)).take(),
    ];
    for addition in additions {
        manager.alter_table(addition).await?;
    }
    unique(manager, "organisations", &["registry_code"]).await
}

async fn units(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("units").to_owned();
    table
        .col(pk_uuid("id"))
        .col(uuid("organisation_id"))
        .col(uuid_null("supervisor_id"))
        .col(string("code"))
        .col(string("kind"))
        .col(string("name_el"))
        .col(string("name_en"))
        .col(string("sort_name"))
        .col(string("status"))
        .col(big_integer("revision"))
        .col(big_integer("created_at"))
        .foreign_key(&mut reference("units", "organisation_id", "organisations"))
        .foreign_key(&mut reference("units", "supervisor_id", "units"));
    manager.create_table(table).await?;
    unique(manager, "units", &["organisation_id", "code"]).await?;
    index(manager, "units", &["organisation_id", "supervisor_id", "sort_name", "id"]).await?;
    index(manager, "units", &["supervisor_id"]).await
}

async fn organisation_names(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("organisation_names").to_owned();
    table
        .col(pk_uuid("id"))
        .col(uuid("organisation_id"))
        .col(string("name_el"))
        .col(string("name_en"))
        .col(big_integer("until"))
        .foreign_key(&mut child_of("organisation_names", "organisation_id", "organisations"));
    manager.create_table(table).await?;
    index(manager, "organisation_names", &["organisation_id", "id"]).await
}

async fn registry_states(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("registry_states").to_owned();
    table.col(integer("id").primary_key()).col(big_integer("revision"));
    manager.create_table(table).await?;
    let one = Query::insert()
        .into_table("registry_states")
        .columns(["id", "revision"])
        .values_panic([1.into(), 1_i64.into()])
        .to_owned();
    manager.execute(one).await
}
