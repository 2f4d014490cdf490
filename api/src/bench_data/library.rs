//! Published entries of the library, with the bodies that adopted some of them.

use sea_orm::{IntoActiveModel, Iterable};
use serde_json::json;

use super::{
    dice::{Dice, at, moment},
    foundations::Foundations,
    people::People,
    seed::{Failed, Written},
    sizes::Sizes,
    texts::{Texts, title},
};
use crate::{
    library::{
        self, AdoptionId, AdoptionStatus, AdoptionStepId, CostBand, LibraryEntryStatus, Lifecycle, adoption,
        adoption_step, library_entry,
    },
    organisations::OrganisationKind,
    platform::{audit::Identity, bulk, db::Db, policy_area::PolicyArea, text},
};

/// Entries of one transaction.
const BATCH: usize = 2_000;

/// # Errors
/// When the database refuses.
pub async fn fill(
    db: &Db,
    sizes: Sizes,
    texts: &Texts,
    on: &Foundations,
    people: &People,
) -> Result<(), Failed> {
    let making = Making { dice: Dice::of(5), sizes, texts, on, people };
    let mut numbers = 0..sizes.public;
    loop {
        let entries: Vec<_> = numbers.by_ref().take(BATCH).filter_map(|index| making.entry(index)).collect();
        if entries.is_empty() {
            return Ok(());
        }
        let tx = db.begin(&Identity::System).await?;
        let count = entries.len();
        let documents: Vec<_> = entries.iter().map(library::document).collect();
        let adoptions: Vec<_> = entries.iter().flat_map(|entry| making.adoptions(entry)).collect();
        let steps: Vec<_> = adoptions.iter().map(|adoption| making.step(adoption)).collect();
        bulk::insert(&tx, entries.into_iter().map(IntoActiveModel::into_active_model)).await?;
        bulk::insert(&tx, documents).await?;
        bulk::insert(&tx, adoptions.into_iter().map(IntoActiveModel::into_active_model)).await?;
        bulk::insert(&tx, steps.into_iter().map(IntoActiveModel::into_active_model)).await?;
        tx.commit(Written(json!({ "library_entries": count }))).await?;
    }
}

struct Making<'a> {
    dice: Dice,
    sizes: Sizes,
    texts: &'a Texts,
    on: &'a Foundations,
    people: &'a People,
}

impl Making<'_> {
    fn entry(&self, index: u64) -> Option<library_entry::Model> {
        let (told, place) = self.texts.entry(index)?;
        let published = moment(55, 100, index, self.sizes.public);
        let title = title(&told.title, &place);
        let owner = at(&self.on.bodies, index)?;
        let themes: Vec<_> = PolicyArea::iter().collect();
        let kinds: Vec<_> = OrganisationKind::iter().collect();
        let lifecycles: Vec<_> = Lifecycle::iter().collect();
        let costs: Vec<_> = CostBand::iter().collect();
        Some(library_entry::Model {
            id: self.dice.id(published),
            slug: format!("{}-{}", text::slug(&told.title, 60), index + 1),
            project_id: None,
            challenge_id: None,
            organisation_id: owner.id,
            title_key: text::fold(&title),
            title,
            summary: told.summary.clone(),
            problem: told.problem.clone(),
            solution: told.solution.clone(),
            results: told.results.clone(),
            replication: told.replication.clone(),
            lessons: told.lessons.clone(),
            theme: *self.dice.one(&themes, index, 1)?,
            region: owner.region.clone(),
            body_kind: *self.dice.one(&kinds, index, 2)?,
            lifecycle: *self.dice.one(&lifecycles, index, 3)?,
            cost_band: *self.dice.one(&costs, index, 4)?,
            licence: told.licence.clone(),
            artwork: told.artwork.clone(),
            featured: index.is_multiple_of(100),
            contact: told.contact.clone(),
            status: LibraryEntryStatus::Published,
            adoptions: i32::try_from(self.dice.below(5, index, 5)).ok()?,
            revision: 2,
            published_at: Some(published),
            created_at: published,
        })
    }

    /// As many as its row counts, each of another body.
    fn adoptions(&self, entry: &library_entry::Model) -> Vec<adoption::Model> {
        let mut adoptions: Vec<adoption::Model> = Vec::new();
        let wanted = usize::try_from(entry.adoptions).unwrap_or_default();
        for (adopted_by, organisation_id) in &self.people.members {
            if adoptions.len() >= wanted {
                break;
            }
            if adoptions.iter().any(|it| it.organisation_id == *organisation_id) {
                continue;
            }
            let id: AdoptionId = self.dice.id(entry.created_at);
            adoptions.push(adoption::Model {
                id,
                entry_id: entry.id,
                organisation_id: *organisation_id,
                status: AdoptionStatus::Interested,
                stopped_reason: None,
                adopted_by: *adopted_by,
                revision: 1,
                created_at: entry.created_at,
                updated_at: entry.created_at,
            });
        }
        adoptions
    }

    fn step(&self, adoption: &adoption::Model) -> adoption_step::Model {
        let id: AdoptionStepId = self.dice.id(adoption.created_at);
        adoption_step::Model {
            id,
            adoption_id: adoption.id,
            status: adoption.status,
            note: "Ζητήσαμε τα κείμενα και τη σύμβαση.".to_owned(),
            by: adoption.adopted_by,
            at: adoption.created_at,
        }
    }
}
