//! What an erasure would do, table by table, before it is asked for.

use sea_orm::{
    ConnectionTrait,
    sea_query::{Expr, Query, SelectStatement, UnionType},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::{map::map, person::Person};
use crate::platform::{
    language::Language,
    personal::{Fate, Records, Words},
    problem::Result,
};

/// What becomes of some of a person's records.
#[derive(Debug, Serialize, ToSchema)]
pub struct PlannedErasure {
    /// What they are, in the caller's language.
    #[schema(example = "Οι υποβολές σας")]
    pub title: String,
    /// How many there are now.
    #[schema(example = 3)]
    pub count: i64,
    pub fate: PlannedFate,
    /// Why they stay; absent where they go.
    #[schema(example = "Είναι συνεισφορά του φορέα.")]
    pub why: Option<String>,
}

/// What becomes of records when their person is erased.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PlannedFate {
    /// They are removed.
    Erased,
    /// They stay, and nothing in them says whose they were.
    Anonymised,
}

pub const fn in_language(words: Words, language: Language) -> &'static str {
    let [el, en] = words;
    match language {
        Language::El => el,
        Language::En => en,
    }
}

/// Those of a person, where there are any; what goes comes first.
///
/// # Errors
/// When the database refuses.
pub async fn plan(
    db: &impl ConnectionTrait,
    person: &Person,
    language: Language,
) -> Result<Vec<PlannedErasure>> {
    let personal: Vec<Records> = map().into_iter().filter(|records| !records.whose.is_empty()).collect();
    let mut counts = personal.iter().enumerate().map(|(index, records)| count(index, records, person));
    let Some(mut all) = counts.next() else { return Ok(Vec::new()) };
    for one in counts {
        all.union(UnionType::All, one);
    }
    let mut lines = Vec::new();
    for row in db.query_all(&all).await? {
        let (index, count): (i32, i64) = (row.try_get("", "line")?, row.try_get("", "found")?);
        let records = usize::try_from(index).ok().and_then(|index| personal.get(index));
        if let Some(records) = records.filter(|_| count > 0) {
            lines.push((index, line(records, count, language)));
        }
    }
    lines.sort_by_key(|(index, line)| (line.why.is_some(), *index));
    Ok(lines.into_iter().map(|(_, line)| line).collect())
}

fn count(index: usize, records: &Records, person: &Person) -> SelectStatement {
    Query::select()
        .expr_as(Expr::cust(format!("CAST({index} AS INTEGER)")), "line")
        .expr_as(Expr::cust("COUNT(*)"), "found")
        .from(records.table)
        .cond_where(person.rows(records))
        .to_owned()
}

fn line(records: &Records, count: i64, language: Language) -> PlannedErasure {
    let (fate, why) = match records.fate {
        Fate::Erased => (PlannedFate::Erased, None),
        Fate::Kept(why) => (PlannedFate::Anonymised, Some(in_language(why, language).to_owned())),
    };
    PlannedErasure { title: in_language(records.title, language).to_owned(), count, fate, why }
}
