//! What else has a title like this one: found by any of its stems, ranked by likeness.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseBackend, EntityTrait, Order, QueryFilter, QuerySelect, QueryTrait,
    sea_query::{Expr, Func, Query, SelectStatement, UnionType},
};
use uuid::Uuid;

use super::{Kind, entity, query::FullText};
use crate::platform::{db::Db, problem::Result, text};

/// Below this two titles have a word or two in common by chance.
const THRESHOLD: f64 = 0.25;

/// How many are measured: those that share most stems.
const CANDIDATES: u64 = 20;

/// A title's first stems; nobody writes more.
const MOST_STEMS: usize = 12;

/// A stem in more titles than this says little, and looking them all up takes long.
const FREQUENT: u64 = 2_000;

/// Something whose title is like the one asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Alike {
    pub id: Uuid,
    /// From 0 to 1.
    pub likeness: f64,
}

/// The things of a kind whose titles are most like this one, the likest first; at most `limit` and 20. Who may see them
/// is the slice's to decide.
///
/// # Errors
/// When the database refuses.
pub async fn alike(db: &Db, kind: Kind, title: &str, limit: usize) -> Result<Vec<Alike>> {
    let mut stems = text::stems(title);
    let asked = stems.join(" ");
    stems.truncate(MOST_STEMS);
    if stems.is_empty() {
        return Ok(Vec::new());
    }
    let rare = without_frequent(db, kind, stems).await?;
    let Some(sharing) = sharing_most(db.backend(), kind, &rare) else { return Ok(Vec::new()) };
    let candidates = db.query_all(&sharing).await?;
    let ids: Vec<i64> = candidates.iter().map(|row| row.try_get("", "id")).collect::<Result<_, _>>()?;
    let documents = entity::Entity::find().filter(entity::Column::Id.is_in(ids)).all(&**db).await?;
    let mut found: Vec<_> = documents
        .into_iter()
        .map(|it| Alike { id: it.subject_id, likeness: text::likeness_of_stems(&asked, &it.title_stems) })
        .filter(|it| it.likeness >= THRESHOLD)
        .collect();
    found.sort_by(|a, b| b.likeness.total_cmp(&a.likeness).then(b.id.cmp(&a.id)));
    found.truncate(limit);
    Ok(found)
}

/// The stems without those in very many titles, unless all are.
async fn without_frequent(db: &Db, kind: Kind, stems: Vec<String>) -> Result<Vec<String>> {
    let counts = stems.iter().zip(0_i32..).map(|(stem, number)| {
        let titles = with_stem(db.backend(), kind, stem).limit(FREQUENT + 1).into_query();
        Query::select()
            .expr_as(Expr::val(number), "number")
            .expr_as(Func::count(Expr::col("id")), "titles")
            .from_subquery(titles, "counted")
            .to_owned()
    });
    let Some(counts) = union(counts) else { return Ok(stems) };
    let mut frequent = Vec::new();
    for row in db.query_all(&counts).await? {
        if u64::try_from(row.try_get::<i64>("", "titles")?).unwrap_or_default() > FREQUENT {
            frequent.push(row.try_get::<i32>("", "number")?);
        }
    }
    if frequent.len() == stems.len() {
        return Ok(stems);
    }
    let rare = stems.into_iter().zip(0_i32..).filter(|(_, number)| !frequent.contains(number));
    Ok(rare.map(|(stem, _)| stem).collect())
}

/// The documents whose titles share most stems, the newest first among equals: an order that both databases agree on,
/// unlike their ranks.
fn sharing_most(backend: DatabaseBackend, kind: Kind, stems: &[String]) -> Option<SelectStatement> {
    let arms = stems.iter().map(|stem| with_stem(backend, kind, stem).into_query());
    let shared = union(arms)?;
    Some(
        Query::select()
            .column("id")
            .from_subquery(shared, "shared")
            .group_by_col("id")
            .order_by_expr(Func::count(Expr::col("id")).into(), Order::Desc)
            .order_by("id", Order::Desc)
            .limit(CANDIDATES)
            .to_owned(),
    )
}

fn with_stem(backend: DatabaseBackend, kind: Kind, stem: &str) -> sea_orm::Select<entity::Entity> {
    entity::Entity::find()
        .select_only()
        .column(entity::Column::Id)
        .filter(FullText::in_title(backend, stem).within(kind, &[]))
}

fn union(queries: impl Iterator<Item = SelectStatement>) -> Option<SelectStatement> {
    let mut queries = queries;
    let mut first = queries.next()?;
    for query in queries {
        first.union(UnionType::All, query);
    }
    Some(first)
}
