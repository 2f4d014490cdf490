//! Search: one interface, the same hits on SQLite and PostgreSQL (ADR 0003).
//!
//! A slice indexes a thing in the transaction that changes it, and filters its own query:
//!
//! ```ignore
//! pub const SUBMISSION: search::Kind = search::Kind("submission");
//! search::index(&tx, SUBMISSION, it.id, &it.title, &it.summary).await?;
//! let query = Entity::find().filter(Condition::all().add_option(search::matching(&db, SUBMISSION, q, Column::Id)));
//! ```

mod alike;
pub mod entity;
mod facet;
mod query;

use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Set,
    sea_query::{Expr, OnConflict},
};

use self::query::FullText;
use super::{db::Db, db::Tx, id::Id, metrics::SEARCHES, problem::Result, text};

pub use self::{
    alike::{Alike, alike},
    facet::Facet,
};

/// What sort of thing is found, in the singular; each slice names its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kind(pub &'static str);

/// Makes a thing findable by its title and by the rest of its text, or says anew what it is found by.
///
/// # Errors
/// When the database refuses it.
pub async fn index(tx: &Tx, kind: Kind, id: impl Id, title: &str, rest: &str) -> Result<()> {
    index_within(tx, kind, id, (title, rest), &[]).await
}

/// The same for what is also narrowed by exact values.
///
/// # Errors
/// When the database refuses it.
pub async fn index_within(
    tx: &Tx,
    kind: Kind,
    id: impl Id,
    text: (&str, &str),
    facets: &[Facet],
) -> Result<()> {
    index_many(tx, vec![document_within(kind, id, text, facets)]).await
}

/// The same for many, in few statements.
///
/// # Errors
/// When the database refuses it.
pub async fn index_many(tx: &Tx, documents: Vec<entity::ActiveModel>) -> Result<()> {
    use entity::Column::{Facets, Kind, SubjectId, Text, Title, TitleStems};
    let replace =
        OnConflict::columns([Kind, SubjectId]).update_columns([Title, TitleStems, Text, Facets]).to_owned();
    for batch in documents.chunks(2_000) {
        let insert = entity::Entity::insert_many(batch.to_vec()).on_conflict(replace.clone());
        insert.exec_without_returning(&**tx).await?;
    }
    Ok(())
}

/// What `index` writes: for those who write many at once.
pub fn document(kind: Kind, id: impl Id, title: &str, rest: &str) -> entity::ActiveModel {
    document_within(kind, id, (title, rest), &[])
}

/// What `index_within` writes.
pub fn document_within(
    kind: Kind,
    id: impl Id,
    (title, rest): (&str, &str),
    facets: &[Facet],
) -> entity::ActiveModel {
    entity::ActiveModel {
        kind: Set(kind.0.to_owned()),
        subject_id: Set(id.uuid()),
        title: Set(text::index_text(title)),
        title_stems: Set(text::stems(title).join(" ")),
        text: Set(text::index_text(rest)),
        facets: Set(Some(facet::written(kind, facets))),
        ..Default::default()
    }
}

/// Makes a thing unfindable; nothing happens when it was so already.
///
/// # Errors
/// When the database refuses it.
pub async fn remove(tx: &Tx, kind: Kind, id: impl Id) -> Result<()> {
    entity::Entity::delete_many()
        .filter(entity::Column::Kind.eq(kind.0))
        .filter(entity::Column::SubjectId.eq(id.uuid()))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// A condition on the column that holds the thing's id: all words of `q` must be found, in any form, the last one also
/// as a beginning, so that hits come while one types. Nothing when `q` has no word: then nothing is asked for.
pub fn matching(db: &Db, kind: Kind, q: &str, column: impl ColumnTrait) -> Option<Expr> {
    matching_within(db, kind, q, &[], column)
}

/// The same among what has all of the facets. The list filters by the columns themselves too: this only spares it hits
/// that it would drop.
pub fn matching_within(
    db: &Db,
    kind: Kind,
    q: &str,
    facets: &[Facet],
    column: impl ColumnTrait,
) -> Option<Expr> {
    let words = FullText::all_of(db.backend(), q)?;
    metrics::counter!(SEARCHES, "kind" => kind.0).increment(1);
    let subjects = entity::Entity::find()
        .select_only()
        .column(entity::Column::SubjectId)
        .filter(words.within(kind, facets))
        .into_query();
    Some(column.in_subquery(subjects))
}
