//! Telling a person: in the application, and by mail where the person wants mails.

use sea_orm::{ActiveModelTrait, EntityTrait, Set};
use serde_json::json;
use uuid::Uuid;

use super::entity;
use crate::{
    members::{MemberId, MemberStatus, member},
    platform::{
        audit::Identity,
        db::Tx,
        localized::LocalizedText,
        mail::{self, MailHeaders, NewMail},
        problem::Result,
    },
};

/// Something that a person should know.
#[derive(Clone, Debug)]
pub struct Notice {
    pub member: MemberId,
    /// Names what happened, such as `submissions.promoted`.
    pub kind: &'static str,
    /// What it is about: a kind in the singular, and the id.
    pub subject: (&'static str, Uuid),
    /// One sentence without a full stop.
    pub text: LocalizedText,
    /// The page that it leads to.
    pub path: String,
}

/// Writes the notice down, and queues a mail where the person wants mails. Nobody is told of their own deed, and whoever
/// may not sign in is told nothing.
///
/// # Errors
/// When the database refuses.
pub async fn tell(tx: &Tx, notice: Notice) -> Result<()> {
    if *tx.actor() == Identity::Member(notice.member.0) {
        return Ok(());
    }
    write(tx, notice).await
}

/// The same for the receipt of one's own deed, which says what comes next.
///
/// # Errors
/// When the database refuses.
pub async fn receipt(tx: &Tx, notice: Notice) -> Result<()> {
    write(tx, notice).await
}

/// The same without a mail: one of its own says more.
///
/// # Errors
/// When the database refuses.
pub async fn show(tx: &Tx, notice: &Notice) -> Result<()> {
    in_the_application(tx, notice).await.map(|_| ())
}

async fn in_the_application(tx: &Tx, notice: &Notice) -> Result<Option<member::Model>> {
    let member = member::Entity::find_by_id(notice.member).one(&**tx).await?;
    let Some(member) = member.filter(|member| member.status == MemberStatus::Active) else { return Ok(None) };
    let (subject_kind, subject_id) = notice.subject;
    let row = entity::ActiveModel {
        id: Set(tx.new_id()),
        member_id: Set(member.id),
        kind: Set(notice.kind.to_owned()),
        subject_kind: Set(subject_kind.to_owned()),
        subject_id: Set(Some(subject_id)),
        text: Set(notice.text.clone()),
        path: Set(notice.path.clone()),
        read_at: Set(None),
        created_at: Set(tx.now()),
    };
    row.insert(&**tx).await?;
    Ok(Some(member))
}

async fn write(tx: &Tx, notice: Notice) -> Result<()> {
    let Some(member) = in_the_application(tx, &notice).await? else { return Ok(()) };
    if member.notify_by_mail {
        let text = notice.text.in_language(member.language);
        let params = json!({ "name": member.given_name, "text": text, "path": notice.path });
        let mail = NewMail {
            to: &member.email,
            language: member.language,
            template: "notifications/notice",
            params,
            headers: MailHeaders::default(),
        };
        mail::queue(tx, mail).await?;
    }
    Ok(())
}
