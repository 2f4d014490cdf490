use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{
    entity::{
        one_time_token::{self, OneTimeTokenId},
        session::{self, SessionId},
    },
    factors::entity::{spent_ticket, totp_factor},
};
use crate::platform::{
    audit::{Identity, did_to_many},
    foundation::Foundation,
    jobs::Job,
    problem::Result,
    time::days,
    upkeep::BATCH,
};

/// How long an ended session can still be asked about, say when somebody thinks that their account was used.
const KEPT_DAYS: u64 = 30;

/// Removes sessions that ended a month ago, tokens of mails and tickets that are no longer good, and authenticator apps that
/// were never confirmed.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct PurgeMembers {}

impl Job for PurgeMembers {
    const NAME: &'static str = "members.purge";

    async fn run(&self, at: &Foundation) -> Result<()> {
        while purge_sessions(at).await? == BATCH {}
        while purge_tokens(at).await? == BATCH {}
        purge_tickets(at).await
    }
}

/// A session that was ended early waits for the end it would have had.
async fn purge_sessions(at: &Foundation) -> Result<u64> {
    let old = session::Entity::find()
        .select_only()
        .column(session::Column::Id)
        .filter(session::COLUMN.expires_at.lt(at.db.now() - days(KEPT_DAYS)))
        .order_by_asc(session::Column::ExpiresAt)
        .limit(BATCH);
    let ids = old.into_tuple::<SessionId>().all(&*at.db).await?;
    let found = ids.len() as u64;
    if found > 0 {
        let tx = at.db.begin(&Identity::System).await?;
        session::Entity::delete_many().filter(session::COLUMN.id.is_in(ids)).exec(&*tx).await?;
        tx.commit(did_to_many("sessions.purged", "session").to(json!({ "count": found }))).await?;
    }
    Ok(found)
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

/// They leave no trace in the trail: the sessions that they opened do.
async fn purge_tickets(at: &Foundation) -> Result<()> {
    let (now, db) = (at.db.now(), &*at.db);
    spent_ticket::Entity::delete_many().filter(spent_ticket::COLUMN.expires_at.lt(now)).exec(db).await?;
    totp_factor::Entity::delete_many()
        .filter(totp_factor::COLUMN.confirmed_at.is_null())
        .filter(totp_factor::COLUMN.created_at.lt(now - days(1)))
        .exec(db)
        .await?;
    Ok(())
}
