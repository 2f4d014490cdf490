//! Erasing a person when the time has come.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, Set, sea_query::Expr,
};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{
    entity::{ErasureId, erasure},
    erase::erase,
    letters,
};
use crate::{
    members::{self, LAST_ADMINISTRATOR, member},
    platform::{
        audit::{Identity, did},
        db::Tx,
        foundation::Foundation,
        jobs::Job,
        mail::{MailId, entity as mail},
        problem::Result,
        time::days,
    },
};

/// Erases the person, unless the erasure was cancelled.
#[derive(Debug, Serialize, Deserialize)]
pub struct EraseMember {
    pub erasure: ErasureId,
}

impl Job for EraseMember {
    const NAME: &'static str = "privacy.erase_member";

    async fn run(&self, at: &Foundation) -> Result<()> {
        let tx = at.db.begin(&Identity::System).await?;
        let Some(wanted) = erasure::Entity::find_by_id(self.erasure).one(&*tx).await? else { return Ok(()) };
        if wanted.cancelled_at.is_some() || wanted.done_at.is_some() || wanted.due_at > tx.now() {
            return Ok(());
        }
        let Some(member) = member::Entity::find_by_id(wanted.member_id).one(&*tx).await? else {
            return Ok(());
        };
        match members::keep_one_administrator(&tx, member.id).await {
            Err(problem) if problem.kind == LAST_ADMINISTRATOR => return put_off(tx, wanted, &member).await,
            other => other?,
        }
        // Two who come at once, one of them to cancel: the row decides.
        let done = erasure::Entity::update_many()
            .col_expr(erasure::Column::DoneAt, Expr::value(tx.now()))
            .filter(erasure::COLUMN.id.eq(wanted.id))
            .filter(erasure::COLUMN.cancelled_at.is_null())
            .filter(erasure::COLUMN.done_at.is_null())
            .exec(&*tx)
            .await?;
        if done.rows_affected == 0 {
            return Ok(());
        }
        erase(&tx, &member).await?;
        let farewell = letters::write(&tx, &member, "erased", json!({})).await?;
        ForgetFarewell { mail: farewell }.enqueue_at(&tx, tx.now() + days(KEPT_DAYS)).await?;
        tx.commit(did("members.erased", "member", member.id).to(json!({ "cause": wanted.cause }))).await
    }
}

/// Days until it is tried again.
const PUT_OFF_DAYS: u64 = 7;

/// Whoever became the only administrator since they asked is told, and the erasure waits for another one.
async fn put_off(tx: Tx, wanted: erasure::Model, member: &member::Model) -> Result<()> {
    let due_at = tx.now() + days(PUT_OFF_DAYS);
    let (id, requested_at) = (wanted.id, wanted.requested_at);
    let mut later = wanted.into_active_model();
    later.due_at = Set(due_at);
    later.update(&*tx).await?;
    EraseMember { erasure: id }.enqueue_at(&tx, due_at).await?;
    let due = letters::day(due_at, member.language);
    letters::write(&tx, member, "erasure_put_off", json!({ "due": due })).await?;
    let details = json!({ "requested_at": requested_at, "due_at": due_at });
    tx.commit(did("members.erasure_postponed", "member", member.id).to(details)).await
}

/// How long the last mail stays in the outbox, in case it cannot be delivered at once.
const KEPT_DAYS: u64 = 7;

/// Removes the mail that told a person of their erasure: it is the last place with their address.
#[derive(Debug, Serialize, Deserialize)]
pub struct ForgetFarewell {
    pub mail: MailId,
}

impl Job for ForgetFarewell {
    const NAME: &'static str = "privacy.forget_farewell";

    async fn run(&self, at: &Foundation) -> Result<()> {
        let tx = at.db.begin(&Identity::System).await?;
        mail::Entity::delete_many().filter(mail::COLUMN.id.eq(self.mail)).exec(&*tx).await?;
        tx.commit(did("mails.removed", "mail", self.mail)).await
    }
}
