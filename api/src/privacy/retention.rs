//! How long accounts are kept that nobody uses: their people are warned by mail, and erased when nobody comes.

use std::{collections::HashMap, time::Duration};

use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, EntityTrait, ModelTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Select, Set,
    sea_query::{Expr, ExprTrait, Query},
};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{
    entity::{ErasureCause, erasure, retention_warning},
    letters,
    request_erasure::ask,
};
use crate::{
    members::{MemberId, MemberStatus, last_visit, member, member_role, session},
    platform::{
        audit::{Identity, did},
        foundation::Foundation,
        jobs::Job,
        permission::Role,
        problem::Result,
        time::{Timestamp, days},
        upkeep::BATCH,
    },
};

/// Whoever has shown that the address is theirs, or is waited for. What is no person is in none of these states.
const PEOPLE: [MemberStatus; 7] = [
    MemberStatus::Managed,
    MemberStatus::EmailVerified,
    MemberStatus::AwaitingApproval,
    MemberStatus::Active,
    MemberStatus::Rejected,
    MemberStatus::Suspended,
    MemberStatus::Left,
];

/// Warns and erases by the rules of the configuration. Staff are the department's own business, and so left alone.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct ApplyRetention {}

impl Job for ApplyRetention {
    const NAME: &'static str = "privacy.apply_retention";

    async fn run(&self, at: &Foundation) -> Result<()> {
        forget_void_warnings(at).await?;
        let notice = days(at.config.retention_warning_days);
        let rules = [
            (ErasureCause::Unverified, at.config.retention_unverified_days),
            (ErasureCause::Inactive, at.config.retention_inactive_days),
        ];
        for (cause, kept_days) in rules.into_iter().filter(|(_, kept_days)| *kept_days > 0) {
            // The warning comes before the end, not after it.
            let unused_since = at.db.now() - days(kept_days) + notice;
            apply(at, cause, unused_since, notice).await?;
        }
        Ok(())
    }
}

/// Whoever has come back since needs no warning.
async fn forget_void_warnings(at: &Foundation) -> Result<()> {
    let seen = Query::select()
        .expr(Expr::cust("1"))
        .from(session::Entity)
        .and_where(
            Expr::col((session::Entity, session::Column::MemberId))
                .equals((retention_warning::Entity, retention_warning::Column::MemberId)),
        )
        .and_where(
            Expr::col((session::Entity, session::Column::LastUsedAt))
                .gt(Expr::col((retention_warning::Entity, retention_warning::Column::WarnedAt))),
        )
        .to_owned();
    let void = retention_warning::Entity::find().filter(Expr::exists(seen)).limit(BATCH).all(&*at.db).await?;
    for warning in void {
        let tx = at.db.begin(&Identity::System).await?;
        let member = warning.member_id;
        warning.delete(&*tx).await?;
        tx.commit(did("members.retention_warning_withdrawn", "member", member)).await?;
    }
    Ok(())
}

async fn apply(
    at: &Foundation,
    cause: ErasureCause,
    unused_since: Timestamp,
    notice: Duration,
) -> Result<()> {
    let mut after = None;
    loop {
        let mut people = unused(cause, unused_since).order_by_asc(member::Column::Id).limit(BATCH);
        if let Some(after) = after {
            people = people.filter(member::COLUMN.id.gt(after));
        }
        let people = people.all(&*at.db).await?;
        let Some(last) = people.last() else { return Ok(()) };
        after = Some(last.id);
        let warnings = warnings_of(at, &people).await?;
        for person in &people {
            match warnings.get(&person.id) {
                None => warn(at, person, cause, notice).await?,
                Some(warned_at) if *warned_at + notice <= at.db.now() => end(at, person, cause).await?,
                Some(_) => {}
            }
        }
    }
}

async fn warnings_of(at: &Foundation, people: &[member::Model]) -> Result<HashMap<MemberId, Timestamp>> {
    let warnings = retention_warning::Entity::find()
        .filter(retention_warning::COLUMN.member_id.is_in(people.iter().map(|person| person.id)));
    let warnings = warnings.all(&*at.db).await?.into_iter();
    Ok(warnings.map(|warning| (warning.member_id, warning.warned_at)).collect())
}

/// Accounts that nobody has used since.
fn unused(cause: ErasureCause, since: Timestamp) -> Select<member::Entity> {
    let to_be_erased = erasure::Entity::find()
        .select_only()
        .column(erasure::Column::MemberId)
        .filter(erasure::COLUMN.cancelled_at.is_null())
        .into_query();
    let people = member::Entity::find()
        .filter(member::COLUMN.created_at.lt(since))
        .filter(member::Column::Id.not_in_subquery(to_be_erased));
    if cause == ErasureCause::Unverified {
        return people.filter(member::COLUMN.status.eq(MemberStatus::Registered));
    }
    let by_session = session::Entity::find()
        .select_only()
        .column(session::Column::MemberId)
        .filter(session::COLUMN.last_used_at.gte(since))
        .into_query();
    let by_memory = last_visit::Entity::find()
        .select_only()
        .column(last_visit::Column::MemberId)
        .filter(last_visit::COLUMN.at.gte(since))
        .into_query();
    let staff = member_role::Entity::find()
        .select_only()
        .column(member_role::Column::MemberId)
        .filter(member_role::COLUMN.role.ne(Role::Member))
        .into_query();
    let used = [by_session, by_memory, staff]
        .into_iter()
        .fold(Condition::any(), |any, these| any.add(member::Column::Id.in_subquery(these)));
    people.filter(member::COLUMN.status.is_in(PEOPLE)).filter(used.not())
}

async fn warn(at: &Foundation, person: &member::Model, cause: ErasureCause, notice: Duration) -> Result<()> {
    let tx = at.db.begin(&Identity::System).await?;
    let row = retention_warning::ActiveModel {
        member_id: Set(person.id),
        cause: Set(cause),
        warned_at: Set(tx.now()),
    };
    row.insert(&*tx).await?;
    let template = match cause {
        ErasureCause::Unverified => "unverified_warning",
        ErasureCause::Inactive | ErasureCause::Asked => "inactive_warning",
    };
    let until = letters::day(tx.now() + notice, person.language);
    letters::write(&tx, person, template, json!({ "until": until })).await?;
    tx.commit(did("members.retention_warned", "member", person.id).to(json!({ "cause": cause }))).await
}

/// The erasure is due at once: the warning was the time to think it over.
async fn end(at: &Foundation, person: &member::Model, cause: ErasureCause) -> Result<()> {
    let tx = at.db.begin(&Identity::System).await?;
    ask(&tx, person, cause, tx.now()).await?;
    tx.commit(did("members.retention_ended", "member", person.id).to(json!({ "cause": cause }))).await
}
