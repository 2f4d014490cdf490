//! Who is told what: those who made a solution hear that it was published and that a body adopts it.

use super::{
    entity::{adoption, library_entry},
    lineage,
};
use crate::{
    members::{self, MemberId},
    notifications::{self, Notice},
    organisations,
    platform::{db::Tx, id::Id, localized::LocalizedText, problem::Result},
};

/// # Errors
/// When the database refuses.
pub async fn published(tx: &Tx, entry: &library_entry::Model) -> Result<()> {
    let text = LocalizedText::new(
        format!("Το έργο «{}» δημοσιεύτηκε στη βιβλιοθήκη", entry.title),
        format!("“{}” was published in the library", entry.title),
    );
    everybody(tx, entry, "library_entries.published", &text).await
}

/// # Errors
/// When the database refuses.
pub async fn adopted(tx: &Tx, entry: &library_entry::Model, adoption: &adoption::Model) -> Result<()> {
    let names = organisations::names_of(&**tx, [adoption.organisation_id]).await?;
    let Some(body) = names.get(&adoption.organisation_id) else { return Ok(()) };
    let name_en = if body.name_en.is_empty() { &body.name_el } else { &body.name_en };
    let text = LocalizedText::new(
        format!("Ο φορέας «{}» ενδιαφέρεται να υιοθετήσει το έργο «{}»", body.name_el, entry.title),
        format!("{name_en} takes an interest in adopting “{}”", entry.title),
    );
    everybody(tx, entry, "adoptions.begun", &text).await
}

async fn everybody(
    tx: &Tx,
    entry: &library_entry::Model,
    kind: &'static str,
    text: &LocalizedText,
) -> Result<()> {
    for member in makers(tx, entry).await? {
        let notice = Notice {
            member,
            kind,
            subject: ("library_entry", entry.id.uuid()),
            text: text.clone(),
            path: format!("/library/{}", entry.slug),
        };
        notifications::tell(tx, notice).await?;
    }
    Ok(())
}

/// The team of the project; for a good practice, whoever represents its body.
async fn makers(tx: &Tx, entry: &library_entry::Model) -> Result<Vec<MemberId>> {
    let mut makers = match entry.challenge_id {
        Some(challenge) => {
            lineage::team(&**tx, challenge).await?.into_iter().map(|(member, _)| member).collect()
        }
        None => Vec::new(),
    };
    if makers.is_empty() {
        makers = members::representatives_of(&**tx, entry.organisation_id, tx.now().date()).await?;
    }
    makers.sort_unstable();
    makers.dedup();
    Ok(makers)
}
