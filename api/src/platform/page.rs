//! Lists: one page at a time by keyset, never by offset.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sea_orm::{
    Value,
    sea_query::{Expr, ExprTrait},
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use validator::Validate;

use super::{
    id::Id,
    problem::{Problem, Result},
};

/// Rows of a page when the caller names no number.
pub const DEFAULT_LIMIT: u64 = 20;

/// One page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct Page<T> {
    pub items: Vec<T>,
    /// Pass it as `after` for the next page; absent on the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub next: Option<String>,
}

/// Which page: the parameters of every list. Lists with filters of their own repeat these two fields.
#[derive(Debug, Default, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct PageQuery {
    /// Rows in the page.
    #[validate(range(min = 1, max = 100))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    pub limit: Option<u64>,
    /// The `next` of the page before.
    #[validate(length(max = 512))]
    #[param(max_length = 512)]
    pub after: Option<String>,
}

/// The key of the last row shown, opaque to the caller.
#[derive(Debug)]
pub struct Cursor;

impl Cursor {
    pub fn encode<K: Serialize>(key: &K) -> String {
        URL_SAFE_NO_PAD.encode(serde_json::to_vec(key).unwrap_or_default())
    }

    /// # Errors
    /// 422 at `/after` when it is not a cursor of this list.
    pub fn decode<K: DeserializeOwned>(after: Option<&str>) -> Result<Option<K>> {
        let Some(after) = after else { return Ok(None) };
        URL_SAFE_NO_PAD
            .decode(after)
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .map(Some)
            .ok_or_else(|| Problem::field("/after", "cursor"))
    }

    /// The id to go on after, in lists ordered by id.
    ///
    /// # Errors
    /// 422 at `/after` when it is not a cursor of this list.
    pub fn id<I: Id>(after: Option<&str>) -> Result<Option<I>> {
        Ok(Self::decode::<Uuid>(after)?.map(I::from_uuid))
    }
}

impl<T> Page<T> {
    /// Makes a page of rows fetched with `limit + 1`: the extra one only says that there are more.
    pub fn of<R, K: Serialize>(
        mut rows: Vec<R>,
        limit: Option<u64>,
        key: impl Fn(&R) -> K,
        show: impl FnMut(R) -> T,
    ) -> Self {
        let limit = usize::try_from(limit.unwrap_or(DEFAULT_LIMIT)).unwrap_or(100);
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = if more { rows.last().map(|row| Cursor::encode(&key(row))) } else { None };
        Self { items: rows.into_iter().map(show).collect(), next }
    }
}

/// What stands behind a place in an ascending order by a key and an id. Whole rows are compared, so that an index on both
/// begins there; with `OR` it would be read from its start.
pub fn behind(order: [Expr; 2], key: impl Into<Value>, id: Uuid) -> Expr {
    let [by, id_column] = order;
    Expr::tuple([by, id_column]).gt(Expr::tuple([Expr::val(key), Expr::val(id)]))
}

/// The same in a descending order.
pub fn before(order: [Expr; 2], key: impl Into<Value>, id: Uuid) -> Expr {
    let [by, id_column] = order;
    Expr::tuple([by, id_column]).lt(Expr::tuple([Expr::val(key), Expr::val(id)]))
}

/// How many rows to fetch for a page: one more than it shows.
pub fn fetch(limit: Option<u64>) -> u64 {
    limit.unwrap_or(DEFAULT_LIMIT) + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extra_row_becomes_the_cursor_and_is_not_shown() {
        let page = Page::of(vec![1, 2, 3], Some(2), |row| *row, |row| row);
        assert_eq!(page.items, [1, 2]);
        assert_eq!(Cursor::decode::<i32>(page.next.as_deref()).unwrap(), Some(2));
    }

    #[test]
    fn a_forged_cursor_is_a_fault_of_the_caller() {
        assert_eq!(Cursor::decode::<i32>(Some("x")).unwrap_err().to_string(), "422 validation");
    }
}
