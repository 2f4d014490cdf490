//! The platform: signing keys, audit trail, jobs, outbox, files, counters and the text that is searched.

use sea_orm_migration::{prelude::*, schema::*, sea_orm::DatabaseBackend};

use crate::table::{index, unique, unique_where};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        signing_keys(manager).await?;
        audit_events(manager).await?;
        jobs(manager).await?;
        mails(manager).await?;
        files(manager).await?;
        counters(manager).await?;
        throttles(manager).await?;
        search_documents(manager).await
    }
}

async fn signing_keys(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("signing_keys").to_owned();
    table
        .col(pk_uuid("id"))
        .col(string("kid"))
        .col(text("private_key"))
        .col(text("public_key"))
        .col(big_integer("created_at"))
        .col(big_integer("signs_from"))
        .col(big_integer_null("retired_at"));
    manager.create_table(table).await?;
    unique(manager, "signing_keys", &["kid"]).await
}

async fn audit_events(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("audit_events").to_owned();
    table
        .col(pk_uuid("id"))
        .col(big_integer("at"))
        .col(string("actor_kind"))
        .col(uuid_null("actor_id"))
        .col(string_null("actor_roles"))
        .col(string("event"))
        .col(string("subject_kind"))
        .col(uuid_null("subject_id"))
        .col(string("request_id"))
        .col(string_null("address"))
        .col(json_binary("details"));
    manager.create_table(table).await?;
    index(manager, "audit_events", &["subject_id", "at", "id"]).await?;
    index(manager, "audit_events", &["request_id", "at", "id"]).await?;
    index(manager, "audit_events", &["actor_id", "at", "id"]).await?;
    index(manager, "audit_events", &["event", "at", "id"]).await?;
    index(manager, "audit_events", &["at", "id"]).await
}

async fn jobs(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("jobs").to_owned();
    table
        .col(pk_uuid("id"))
        .col(string("name"))
        .col(json_binary("payload"))
        .col(string("status"))
        .col(big_integer_null("tick"))
        .col(integer("attempts"))
        .col(integer("max_attempts"))
        .col(big_integer("run_at"))
        .col(big_integer_null("lease_until"))
        .col(big_integer("lease_number"))
        .col(text_null("last_error"))
        .col(big_integer("created_at"))
        .col(big_integer_null("finished_at"));
    manager.create_table(table).await?;
    index(manager, "jobs", &["status", "run_at"]).await?;
    index(manager, "jobs", &["name", "id"]).await?;
    index(manager, "jobs", &["status", "id"]).await?;
    index(manager, "jobs", &["status", "finished_at"]).await?;
    // What the clock asks for is asked for once, however many replicas look at it.
    unique_where(manager, "jobs", &["name", "tick"], Expr::col("tick").is_not_null()).await
}

async fn mails(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("mails").to_owned();
    table
        .col(pk_uuid("id"))
        .col(string("to_address"))
        .col(string("language"))
        .col(string("template"))
        .col(text("subject"))
        .col(text("text_body"))
        .col(text("html_body"))
        .col(json_binary("headers"))
        .col(string("message_id"))
        .col(string("status"))
        .col(integer("attempts"))
        .col(text_null("last_error"))
        .col(big_integer("created_at"))
        .col(big_integer_null("sent_at"));
    manager.create_table(table).await?;
    unique(manager, "mails", &["message_id"]).await?;
    index(manager, "mails", &["status", "id"]).await?;
    index(manager, "mails", &["to_address", "id"]).await
}

async fn files(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("files").to_owned();
    table
        .col(pk_uuid("id"))
        .col(string("sha256"))
        .col(big_integer("size"))
        .col(string("media_type"))
        .col(string("name"))
        .col(uuid_null("uploaded_by"))
        .col(big_integer("created_at"));
    manager.create_table(table).await?;
    index(manager, "files", &["sha256"]).await?;
    index(manager, "files", &["uploaded_by"]).await
}

async fn counters(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("counters").to_owned();
    table.col(string("name").primary_key()).col(big_integer("value"));
    manager.create_table(table).await
}

async fn throttles(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("throttles").to_owned();
    table
        .col(string("name").primary_key())
        .col(big_integer("count"))
        .col(big_integer("last_at"))
        .col(big_integer_null("blocked_until"));
    manager.create_table(table).await?;
    index(manager, "throttles", &["last_at"]).await
}

/// What is searched, folded and stemmed by the application (ADR 0003), with the index of the database at hand.
async fn search_documents(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("search_documents").to_owned();
    table
        .col(big_pk_auto("id"))
        .col(string("kind"))
        .col(uuid("subject_id"))
        .col(text("title"))
        .col(text("title_stems"))
        .col(text("text"));
    manager.create_table(table).await?;
    unique(manager, "search_documents", &["kind", "subject_id"]).await?;
    let full_text = match manager.get_database_backend() {
        DatabaseBackend::Postgres => {
            "ALTER TABLE search_documents
                 ADD COLUMN tsv tsvector NOT NULL GENERATED ALWAYS AS (
                     setweight(to_tsvector('simple', title), 'A') || to_tsvector('simple', text)
                 ) STORED;
             CREATE INDEX search_documents_tsv_idx ON search_documents USING gin (tsv);"
        }
        _ => {
            "CREATE VIRTUAL TABLE search_documents_fts USING fts5(
                 title, text, content = 'search_documents', content_rowid = 'id',
                 tokenize = 'unicode61 remove_diacritics 0'
             );
             CREATE TRIGGER search_documents_inserted AFTER INSERT ON search_documents BEGIN
                 INSERT INTO search_documents_fts (rowid, title, text) VALUES (new.id, new.title, new.text);
             END;
             CREATE TRIGGER search_documents_deleted AFTER DELETE ON search_documents BEGIN
                 INSERT INTO search_documents_fts (search_documents_fts, rowid, title, text)
                     VALUES ('delete', old.id, old.title, old.text);
             END;
             CREATE TRIGGER search_documents_updated AFTER UPDATE ON search_documents BEGIN
                 INSERT INTO search_documents_fts (search_documents_fts, rowid, title, text)
                     VALUES ('delete', old.id, old.title, old.text);
                 INSERT INTO search_documents_fts (rowid, title, text) VALUES (new.id, new.title, new.text);
             END;"
        }
    };
    manager.get_connection().execute_unprepared(full_text).await.map(|_| ())
}
