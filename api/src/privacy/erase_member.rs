//! Erasing a person when the time has come.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{
    entity::{ErasureId, erasure},
    erase::erase,
    letters,
};
use crate::{
    members::member,
    platform::{
        audit::{Identity, did},
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
