use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set, sea_query::OnConflict};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{
    entity::{
        email_change::{self, EmailChangeId},
        last_visit,
        member::MemberId,
        one_time_token::{self, OneTimeTokenId},
        session::{self, SessionId},
    },
    external::entity::sign_in_attempt,
    factors::entity::{spent_ticket, totp_factor},
};
use crate::platform::{
    audit::{Identity, did_to_many},
    db::Tx,
    foundation::Foundation,
    jobs::Job,
    problem::Result,
    time::{Timestamp, days},
    upkeep::BATCH,
};

/// How long an ended session can still be asked about, say when somebody thinks that their account was used.
const KEPT_DAYS: u64 = 30;

/// Removes sessions and changes of address that ended a month ago, tokens of mails, tickets and sign-ins at providers that are
/// no longer good, and authenticator apps that were never confirmed.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct PurgeMembers {}

impl Job for PurgeMembers {
    const NAME: &'static str = "members.purge";

    async fn run(&self, at: &Foundation) -> Result<()> {
        while purge_sessions(at).await? == BATCH {}
        while purge_tokens(at).await? == BATCH {}
        while purge_email_changes(at).await? == BATCH {}
        purge_tickets(at).await
    }
}

/// A session that was ended early waits for the end it would have had.
async fn purge_sessions(at: &Foundation) -> Result<u64> {
    let old = session::Entity::find()
        .select_only()
        .columns([session::Column::Id, session::Column::MemberId, session::Column::LastUsedAt])
        .filter(session::COLUMN.expires_at.lt(at.db.now() - days(KEPT_DAYS)))
        .order_by_asc(session::Column::ExpiresAt)
        .limit(BATCH);
    let old = old.into_tuple::<(SessionId, MemberId, Timestamp)>().all(&*at.db).await?;
    let found = old.len() as u64;
    if found > 0 {
        let tx = at.db.begin(&Identity::System).await?;
        remember_visits(&tx, &old).await?;
        let ids = old.into_iter().map(|(id, ..)| id);
        session::Entity::delete_many().filter(session::COLUMN.id.is_in(ids)).exec(&*tx).await?;
        tx.commit(did_to_many("sessions.purged", "session").to(json!({ "count": found }))).await?;
    }
    Ok(found)
}

/// When their people were here stays known after them: accounts that nobody uses are not kept for ever.
async fn remember_visits(tx: &Tx, sessions: &[(SessionId, MemberId, Timestamp)]) -> Result<()> {
    let mut visits: BTreeMap<MemberId, Timestamp> = BTreeMap::new();
    for (_, member, at) in sessions {
        let known = visits.entry(*member).or_insert(*at);
        *known = (*known).max(*at);
    }
    let rows = visits
        .into_iter()
        .map(|(member, at)| last_visit::ActiveModel { member_id: Set(member), at: Set(at) });
    // The sessions go in the order of their ends, so the one that is written last was used last.
    let again =
        OnConflict::column(last_visit::Column::MemberId).update_column(last_visit::Column::At).to_owned();
    last_visit::Entity::insert_many(rows).on_conflict(again).exec_without_returning(&**tx).await?;
    Ok(())
}

async fn purge_tokens(at: &Foundation) -> Result<u64> {
    let old = one_time_token::Entity::find()
        .select_only()
        .column(one_time_token::Column::Id)
        .filter(one_time_token::COLUMN.expires_at.lt(at.db.now() - days(1)))
        .order_by_asc(one_time_token::Column::ExpiresAt)
        .limit(BATCH);
    let ids = old.into_tuple::<OneTimeTokenId>().all(&*at.db).await?;
    let found = ids.len() as u64;
    if found > 0 {
        let tx = at.db.begin(&Identity::System).await?;
        one_time_token::Entity::delete_many()
            .filter(one_time_token::Column::Id.is_in(ids))
            .exec(&*tx)
            .await?;
        tx.commit(did_to_many("tokens.purged", "one_time_token").to(json!({ "count": found }))).await?;
    }
    Ok(found)
}

/// Changes of address that are done, or wait no more: the trail knows of them.
async fn purge_email_changes(at: &Foundation) -> Result<u64> {
    let old = email_change::Entity::find()
        .select_only()
        .column(email_change::Column::Id)
        .filter(email_change::COLUMN.expires_at.lt(at.db.now() - days(KEPT_DAYS)))
        .order_by_asc(email_change::Column::ExpiresAt)
        .limit(BATCH);
    let ids = old.into_tuple::<EmailChangeId>().all(&*at.db).await?;
    let found = ids.len() as u64;
    if found > 0 {
        let tx = at.db.begin(&Identity::System).await?;
        email_change::Entity::delete_many().filter(email_change::Column::Id.is_in(ids)).exec(&*tx).await?;
        let details = json!({ "count": found });
        tx.commit(did_to_many("members.email_changes_purged", "email_change").to(details)).await?;
    }
    Ok(found)
}

/// They leave no trace in the trail: the sessions that they opened do.
async fn purge_tickets(at: &Foundation) -> Result<()> {
    let (now, db) = (at.db.now(), &*at.db);
    sign_in_attempt::Entity::delete_many()
        .filter(sign_in_attempt::COLUMN.expires_at.lt(now))
        .exec(db)
        .await?;
    spent_ticket::Entity::delete_many().filter(spent_ticket::COLUMN.expires_at.lt(now)).exec(db).await?;
    totp_factor::Entity::delete_many()
        .filter(totp_factor::COLUMN.confirmed_at.is_null())
        .filter(totp_factor::COLUMN.created_at.lt(now - days(1)))
        .exec(db)
        .await?;
    Ok(())
}
