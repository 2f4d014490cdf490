//! What searches are narrowed by stands beside the words, in the same index (ADR 0033). Everything is written anew once.

use sea_orm_migration::{prelude::*, sea_orm::DatabaseBackend};

use crate::table::index_where;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// On SQLite too: what goes must come again.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let run =
            |sql: String| async move { manager.get_connection().execute_unprepared(&sql).await.map(|_| ()) };
        run("ALTER TABLE search_documents ADD COLUMN facets text".to_owned()).await?;
        // An identifier is text on one database and bytes on the other.
        let (identifier, full_text) = match manager.get_database_backend() {
            DatabaseBackend::Postgres => ("CAST(s.campaign_id AS text)", ON_POSTGRES),
            _ => ("hex(s.campaign_id)", ON_SQLITE),
        };
        if manager.get_database_backend() == DatabaseBackend::Sqlite {
            run(WITHOUT_OLD_ON_SQLITE.to_owned()).await?;
        }
        run(format!(
            "UPDATE search_documents SET facets = '=kind' || replace(kind, '_', '') || coalesce(
                 (SELECT ' =campaign' || lower(replace({identifier}, '-', ''))
                         || coalesce(' =area' || replace(s.policy_area, '_', ''), '')
                    FROM submissions s WHERE s.id = search_documents.subject_id AND search_documents.kind = 'submission'), '')"
        ))
        .await?;
        run(full_text.to_owned()).await?;
        index_where(manager, "unfiled", "search_documents", &["kind", "id"], Expr::col("facets").is_null())
            .await
    }
}

/// A document that an older version wrote is found by its kind at least. Without a list of what the index has yet to take up,
/// which every search would read from end to end: after many writes that cost six times the search itself.
const ON_POSTGRES: &str = "
    ALTER TABLE search_documents DROP COLUMN tsv;
    ALTER TABLE search_documents
        ADD COLUMN tsv tsvector NOT NULL GENERATED ALWAYS AS (
            setweight(to_tsvector('simple', title), 'A') || to_tsvector('simple', text)
            || array_to_tsvector(string_to_array(coalesce(facets, '=kind' || replace(kind, '_', '')), ' '))
        ) STORED;
    CREATE INDEX search_documents_tsv_idx ON search_documents USING gin (tsv) WITH (fastupdate = off);
    ANALYZE search_documents;";

const WITHOUT_OLD_ON_SQLITE: &str = "
    DROP TRIGGER search_documents_inserted;
    DROP TRIGGER search_documents_deleted;
    DROP TRIGGER search_documents_updated;
    DROP TABLE search_documents_fts;";

const ON_SQLITE: &str = "
    CREATE VIRTUAL TABLE search_documents_fts USING fts5(
        title, text, facets, content = 'search_documents', content_rowid = 'id',
        tokenize = 'unicode61 remove_diacritics 0'
    );
    INSERT INTO search_documents_fts (search_documents_fts) VALUES ('rebuild');
    CREATE TRIGGER search_documents_inserted AFTER INSERT ON search_documents BEGIN
        INSERT INTO search_documents_fts (rowid, title, text, facets) VALUES (new.id, new.title, new.text, new.facets);
    END;
    CREATE TRIGGER search_documents_deleted AFTER DELETE ON search_documents BEGIN
        INSERT INTO search_documents_fts (search_documents_fts, rowid, title, text, facets)
            VALUES ('delete', old.id, old.title, old.text, old.facets);
    END;
    CREATE TRIGGER search_documents_updated AFTER UPDATE ON search_documents BEGIN
        INSERT INTO search_documents_fts (search_documents_fts, rowid, title, text, facets)
            VALUES ('delete', old.id, old.title, old.text, old.facets);
        INSERT INTO search_documents_fts (rowid, title, text, facets) VALUES (new.id, new.title, new.text, new.facets);
    END;";
