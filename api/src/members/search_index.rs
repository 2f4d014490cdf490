//! By what administrators find a person.

use super::entity::member;
use crate::platform::{db::Tx, problem::Result, search};

pub const MEMBER: search::Kind = search::Kind("member");

/// # Errors
/// When the database refuses.
pub async fn index(tx: &Tx, member: &member::Model) -> Result<()> {
    let (names, rest) = texts(member);
    search::index(tx, MEMBER, member.id, &names, &rest).await
}

/// What `index` writes: for those who write many at once.
pub fn document(member: &member::Model) -> search::entity::ActiveModel {
    let (names, rest) = texts(member);
    search::document(MEMBER, member.id, &names, &rest)
}

fn texts(member: &member::Model) -> (String, String) {
    let names = format!("{} {} {}", member.given_name, member.family_name, member.email);
    let rest = format!(
        "{} {} {}",
        member.unit.as_deref().unwrap_or_default(),
        member.post.as_deref().unwrap_or_default(),
        member.expertise.0.join(" ")
    );
    (names, rest)
}
