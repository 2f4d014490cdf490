//! The table of what can be found.

use sea_orm::entity::prelude::*;

/// What is found of one thing, folded and stemmed. The database's own index of it hangs on the table (see the
/// migration): a generated column on PostgreSQL, an FTS5 table kept by triggers on SQLite.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "search_documents")]
pub struct Model {
    /// FTS5 needs an integer to refer to.
    #[sea_orm(primary_key)]
    pub id: i64,
    pub kind: String,
    pub subject_id: Uuid,
    /// The title's stems and words.
    #[sea_orm(column_type = "Text")]
    pub title: String,
    /// The title's stems alone: what likeness is measured on.
    #[sea_orm(column_type = "Text")]
    pub title_stems: String,
    /// The stems and words of everything else.
    #[sea_orm(column_type = "Text")]
    pub text: String,
    /// The exact values it is narrowed by, its kind among them, with spaces between. None in what a version of the program
    /// wrote that knew none: its kind is found all the same on PostgreSQL, and the rest is written by a job.
    #[sea_orm(column_type = "Text", nullable)]
    pub facets: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
