//! Sending a mail of the outbox, at most once where the server's answer can be lost.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, Set, sea_query::Expr,
};
use serde::{Deserialize, Serialize};

use super::{
    entity::{self, COLUMN, Column, Entity, MailId, MailStatus},
    transport::Refused,
};
use crate::platform::{
    audit::Identity,
    db::Db,
    foundation::Foundation,
    jobs::Job,
    metrics::MAILS_HANDED_OVER,
    problem::{Problem, Result, UNAVAILABLE},
};

/// Hands a mail to the server.
///
/// `sending` is written down before. A mail found in that state was handed over by a worker that was lost: it may have
/// arrived, so it is not sent again, and a person sees it in the outbox.
#[derive(Debug, Serialize, Deserialize)]
pub struct SendMail {
    pub mail: MailId,
}

impl Job for SendMail {
    const NAME: &'static str = "mail.send";

    async fn run(&self, at: &Foundation) -> Result<()> {
        let db = &at.db;
        let Some(mail) = Entity::find_by_id(self.mail).one(&**db).await? else { return Ok(()) };
        match mail.status {
            MailStatus::Queued => {}
            MailStatus::Sending => return write(db, mail, MailStatus::Unknown, None).await,
            _ => return Ok(()),
        }
        let Some(mailer) = &at.mailer else { return write(db, mail, MailStatus::Kept, None).await };
        if !take(db, self.mail).await? {
            return Ok(());
        }
        let answer = mailer.send(&mail).await;
        let outcome = match &answer {
            Ok(()) => "sent",
            Err(Refused::ForGood(_)) => "refused",
            Err(Refused::ForNow(_)) => "put_off",
        };
        metrics::counter!(MAILS_HANDED_OVER, "outcome" => outcome).increment(1);
        match answer {
            Ok(()) => write(db, mail, MailStatus::Sent, None).await,
            Err(Refused::ForGood(error)) => write(db, mail, MailStatus::Failed, Some(error)).await,
            Err(Refused::ForNow(error)) => {
                let last = mail.attempts + 1 >= Self::MAX_ATTEMPTS;
                let status = if last { MailStatus::Failed } else { MailStatus::Queued };
                write(db, mail, status, Some(error.clone())).await?;
                Err(Problem::new(UNAVAILABLE).detail(error))
            }
        }
    }
}

/// From `queued` to `sending`, if nobody else was faster.
async fn take(db: &Db, mail: MailId) -> Result<bool> {
    let tx = db.begin(&Identity::System).await?;
    let taken = Entity::update_many()
        .col_expr(Column::Status, Expr::value(MailStatus::Sending))
        .filter(COLUMN.id.eq(mail))
        .filter(COLUMN.status.eq(MailStatus::Queued))
        .exec(&*tx)
        .await?;
    tx.commit_housekeeping().await?;
    Ok(taken.rows_affected == 1)
}

async fn write(db: &Db, mail: entity::Model, status: MailStatus, error: Option<String>) -> Result<()> {
    let tx = db.begin(&Identity::System).await?;
    let attempts = mail.attempts + 1;
    let mut row = mail.into_active_model();
    row.status = Set(status);
    row.attempts = Set(attempts);
    row.last_error = Set(error);
    if status == MailStatus::Sent {
        row.sent_at = Set(Some(tx.now()));
    }
    row.update(&*tx).await?;
    tx.commit_housekeeping().await
}
