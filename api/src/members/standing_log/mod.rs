//! Where people stand and on what it rests: a row for each change, shown to the person and to administrators.

mod list;
mod list_mine;
mod view;

use sea_orm::{ActiveModelTrait, Set};

use super::{
    entity::{
        member::{self, MemberStatus},
        standing_change::{self, StandingRule},
    },
    standing,
};
use crate::platform::{db::Tx, problem::Result};

pub use list::list_standing_changes;
pub use list_mine::list_my_standing_changes;
pub use view::StandingChange;

/// On what a change rests.
#[derive(Clone, Debug)]
pub struct Because {
    pub rule: StandingRule,
    pub evidence: Option<String>,
    pub reason: Option<String>,
}

impl Because {
    pub const fn of(rule: StandingRule) -> Self {
        Self { rule, evidence: None, reason: None }
    }

    #[must_use]
    pub fn shown_by(mut self, evidence: Option<String>) -> Self {
        self.evidence = evidence;
        self
    }

    #[must_use]
    pub fn for_reason(mut self, reason: &str) -> Self {
        self.reason = Some(reason.to_owned());
        self
    }
}

/// Writes it down that the person stands there from now on.
///
/// # Errors
/// When the database refuses.
pub async fn write(
    tx: &Tx,
    before: Option<MemberStatus>,
    member: &member::Model,
    because: Because,
) -> Result<()> {
    let by = standing::actor(tx).filter(|by| *by != member.id);
    let row = standing_change::ActiveModel {
        id: Set(tx.new_id()),
        member_id: Set(member.id),
        before: Set(before),
        status: Set(member.status),
        rule: Set(because.rule),
        by: Set(by),
        evidence: Set(because.evidence),
        reason: Set(because.reason),
        at: Set(tx.now()),
    };
    row.insert(&**tx).await?;
    Ok(())
}
