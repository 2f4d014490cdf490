//! What submissions are found by. Drafts are not: nobody but their author knows of them.

use super::entity::submission::Model;
use crate::platform::{db::Tx, problem::Result, search};

/// What submissions are found as.
pub const SEARCHED: search::Kind = search::Kind("submission");

/// Makes it findable by its title, code, summary and unit.
///
/// # Errors
/// When the database refuses.
pub async fn index(tx: &Tx, it: &Model) -> Result<()> {
    search::index(tx, SEARCHED, it.id, &it.title, &rest(it)).await
}

/// What `index` writes: for those who write many at once.
pub fn document(it: &Model) -> search::entity::ActiveModel {
    search::document(SEARCHED, it.id, &it.title, &rest(it))
}

fn rest(it: &Model) -> String {
    let rest = [it.code.as_deref(), Some(&it.summary), it.unit.as_deref()];
    rest.into_iter().flatten().collect::<Vec<_>>().join("\n")
}
