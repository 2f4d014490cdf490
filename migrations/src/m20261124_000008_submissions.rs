//! Submissions, their versions, attachments and messages.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{child_of, index, index_where, reference, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        submissions(manager).await?;
        submission_versions(manager).await?;
        submission_attachments(manager).await?;
        submission_messages(manager).await
    }
}

async fn submissions(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("submissions").to_owned();
    table
        .col(pk_uuid("id"))
        .col(string_null("code"))
        .col(uuid("campaign_id"))
        .col(uuid("author_id"))
        .col(uuid("organisation_id"))
        .col(string_null("unit"))
        .col(string("kind"))
        .col(string("title"))
        .col(text("summary"))
        .col(string_null("policy_area"))
        .col(string("visibility"))
        .col(uuid("form_version_id"))
        .col(json_binary("answers"))
        .col(string("status"))
        .col(uuid_null("challenge_id"))
        .col(uuid_null("merged_into_id"))
        .col(integer("score_count"))
        .col(double_null("score_mean"))
        .col(double_null("score_spread"))
        .col(big_integer_null("due_at"))
        .col(big_integer_null("submitted_at"))
        .col(big_integer("revision"))
        .col(big_integer("created_at"))
        .col(big_integer("updated_at"))
        .foreign_key(&mut reference("submissions", "campaign_id", "campaigns"))
        .foreign_key(&mut reference("submissions", "author_id", "members"))
        .foreign_key(&mut reference("submissions", "organisation_id", "organisations"))
        .foreign_key(&mut reference("submissions", "form_version_id", "questionnaire_versions"))
        .foreign_key(&mut reference("submissions", "challenge_id", "challenges"))
        .foreign_key(&mut reference("submissions", "merged_into_id", "submissions"));
    manager.create_table(table).await?;
    unique(manager, "submissions", &["code"]).await?;
    index(manager, "submissions", &["campaign_id", "status", "id"]).await?;
    // The reviewers' queue asks for the fewest scores among those that are still scored.
    let scored = Expr::cust("status IN ('submitted', 'in_review')");
    index_where(manager, "queue", "submissions", &["campaign_id", "score_count", "id"], scored).await?;
    orders_of_triage(manager).await?;
    index(manager, "submissions", &["author_id", "id"]).await?;
    index(manager, "submissions", &["organisation_id", "id"]).await?;
    index(manager, "submissions", &["status", "id"]).await?;
    index(manager, "submissions", &["status", "due_at"]).await?;
    index(manager, "submissions", &["challenge_id"]).await?;
    index(manager, "submissions", &["merged_into_id"]).await
}

/// The orders of the staff's list: of what was handed in, with what is not there yet at the end.
async fn orders_of_triage(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for (name, key) in [
        ("due", "COALESCE(due_at, 9223372036854775807)"),
        ("submitted", "submitted_at"),
        ("scored", "score_count"),
        ("mean", "COALESCE(score_mean, -1.0)"),
        ("spread", "COALESCE(score_spread, -1.0)"),
    ] {
        let index = format!(
            "CREATE INDEX submissions_triage_{name}_idx ON submissions (campaign_id, ({key}), id) WHERE status <> 'draft'"
        );
        manager.get_connection().execute_unprepared(&index).await?;
    }
    Ok(())
}

async fn submission_versions(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("submission_versions").to_owned();
    table
        .col(pk_uuid("id"))
        .col(uuid("submission_id"))
        .col(integer("number"))
        .col(json_binary("snapshot"))
        .col(uuid("created_by"))
        .col(big_integer("created_at"))
        .foreign_key(&mut child_of("submission_versions", "submission_id", "submissions"))
        .foreign_key(&mut reference("submission_versions", "created_by", "members"));
    manager.create_table(table).await?;
    unique(manager, "submission_versions", &["submission_id", "number"]).await
}

async fn submission_attachments(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("submission_attachments").to_owned();
    table
        .col(pk_uuid("id"))
        .col(uuid("submission_id"))
        .col(uuid("file_id"))
        .col(integer("position"))
        .foreign_key(&mut child_of("submission_attachments", "submission_id", "submissions"))
        .foreign_key(&mut reference("submission_attachments", "file_id", "files"));
    manager.create_table(table).await?;
    index(manager, "submission_attachments", &["submission_id", "position"]).await?;
    index(manager, "submission_attachments", &["file_id"]).await
}

async fn submission_messages(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("submission_messages").to_owned();
    table
        .col(pk_uuid("id"))
        .col(uuid("submission_id"))
        .col(uuid("author_id"))
        .col(string("kind"))
        .col(text("body"))
        .col(big_integer("created_at"))
        .foreign_key(&mut child_of("submission_messages", "submission_id", "submissions"))
        .foreign_key(&mut reference("submission_messages", "author_id", "members"));
    manager.create_table(table).await?;
    index(manager, "submission_messages", &["submission_id", "id"]).await
}
