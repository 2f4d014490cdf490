//! What the directory knows of a member, kept in step with the profile.

use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};

use super::super::entity::{MemberStatus, directory_entry, member};
use crate::platform::{
    db::Tx,
    problem::Result,
    search::{self, Kind},
    text::fold,
};

pub const DIRECTORY: Kind = Kind("directory");

/// By which the list is sorted.
pub fn sort_name(member: &member::Model) -> String {
    fold(&format!("{} {}", member.family_name, member.given_name))
}

/// Writes anew what others may find, from what the member shows. Nothing for whoever is not in the directory.
///
/// # Errors
/// When the database refuses.
pub async fn keep_in_step(tx: &Tx, member: &member::Model) -> Result<()> {
    let Some(entry) = directory_entry::Entity::find_by_id(member.id).one(&**tx).await? else { return Ok(()) };
    let mut change = entry.clone().into_active_model();
    change.sort_name = Set(sort_name(member));
    change.organisation_id = Set(member.organisation_id.filter(|_| entry.shows_organisation));
    change.update(&**tx).await?;
    write_words(tx, member, &entry).await
}

/// # Errors
/// When the database refuses.
pub async fn write_words(tx: &Tx, member: &member::Model, entry: &directory_entry::Model) -> Result<()> {
    if member.status != MemberStatus::Active {
        return search::remove(tx, DIRECTORY, member.id).await;
    }
    let names = format!("{} {}", member.given_name, member.family_name);
    let shown = [
        (entry.shows_unit, member.unit.clone()),
        (entry.shows_post, member.post.clone()),
        (entry.shows_expertise, Some(member.expertise.0.join(" "))),
        (entry.shows_email, Some(member.email.clone())),
    ];
    let words: Vec<String> =
        shown.into_iter().filter(|(shown, _)| *shown).filter_map(|(_, text)| text).collect();
    search::index(tx, DIRECTORY, member.id, &names, &words.join(" ")).await
}
