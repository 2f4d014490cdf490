//! What people are told of a submission: its author that it has arrived, the staff that it was completed.

use super::entity::submission::Model;
use crate::{
    members::{self, MemberId},
    notifications::{self, Notice},
    platform::{
        db::Tx, id::Id, localized::LocalizedText, permission::Role, problem::Result, time::Timestamp,
    },
};

/// The author's receipt, with the code to quote, the next step, and by when it is due.
pub async fn received(tx: &Tx, it: &Model) -> Result<()> {
    let (code, title) = (it.code.as_deref().unwrap_or_default(), &it.title);
    let due = it.due_at.map(day).unwrap_or_default();
    let text = LocalizedText::new(
        format!(
            "Λάβαμε την υποβολή σας {code} «{title}»· τώρα την αξιολογεί η αρμόδια υπηρεσία και σας απαντά έως {due}"
        ),
        format!(
            "We received your submission {code} “{title}”; the department now reviews it and answers by {due}"
        ),
    );
    notifications::receipt(
        tx,
        notice(it, it.author_id, "submissions.received", format!("/submissions/{}", it.id), text),
    )
    .await
}

/// Coordinators read that the author has answered: it is their turn again.
pub async fn answered(tx: &Tx, it: &Model) -> Result<()> {
    let (code, title) = (it.code.as_deref().unwrap_or_default(), &it.title);
    let text = LocalizedText::new(
        format!("Απαντήθηκε το αίτημά μας για την υποβολή {code} «{title}»"),
        format!("Our request about submission {code} “{title}” was answered"),
    );
    for coordinator in members::in_role(&**tx, Role::Coordinator).await? {
        let path = format!("/triage/{}", it.id);
        let told = notice(it, coordinator, "submissions.request_answered", path, text.clone());
        notifications::tell(tx, told).await?;
    }
    Ok(())
}

fn notice(it: &Model, member: MemberId, kind: &'static str, path: String, text: LocalizedText) -> Notice {
    Notice { member, kind, subject: ("submission", it.id.uuid()), text, path }
}

/// A day as both languages write it.
fn day(at: Timestamp) -> String {
    let date = at.date();
    format!("{}/{}/{}", date.day(), u8::from(date.month()), date.year())
}
