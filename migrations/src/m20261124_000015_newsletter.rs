//! The newsletter: subscriptions with double opt-in.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{index, reference, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        newsletter_subscriptions(manager).await
    }
}

async fn newsletter_subscriptions(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("newsletter_subscriptions").to_owned();
    table
        .col(pk_uuid("id"))
        .col(string("email"))
        .col(string("language"))
        .col(uuid_null("member_id"))
        .col(string("status"))
        .col(string_null("confirm_hash"))
        .col(big_integer_null("confirm_expires_at"))
        .col(string("unsubscribe_token"))
        .col(big_integer("created_at"))
        .col(big_integer_null("confirmed_at"))
        .col(big_integer_null("unsubscribed_at"))
        .foreign_key(&mut reference("newsletter_subscriptions", "member_id", "members"));
    manager.create_table(table).await?;
    unique(manager, "newsletter_subscriptions", &["email"]).await?;
    unique(manager, "newsletter_subscriptions", &["unsubscribe_token"]).await?;
    index(manager, "newsletter_subscriptions", &["member_id"]).await?;
    index(manager, "newsletter_subscriptions", &["confirm_hash"]).await?;
    index(manager, "newsletter_subscriptions", &["status", "id"]).await
}
