//! Entries as they are shown.

use sea_orm::ConnectionTrait;
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    entity::{CostBand, LibraryEntryId, LibraryEntryStatus, Lifecycle, library_entry},
    lineage::Lineage,
};
use crate::{
    organisations::{self, OrganisationKind, OrganisationName},
    platform::{policy_area::PolicyArea, problem::Result, time::Timestamp},
};

/// An entry in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct LibraryCard {
    pub id: LibraryEntryId,
    /// Its address.
    #[schema(example = "exypni-oura-sta-kep")]
    pub slug: String,
    #[schema(example = "Έξυπνη ουρά στα ΚΕΠ")]
    pub title: String,
    pub summary: String,
    /// The body that owns the solution.
    pub organisation: Option<OrganisationName>,
    pub theme: PolicyArea,
    pub body_kind: OrganisationKind,
    /// NUTS-2 code; none for the whole country.
    pub region: Option<String>,
    pub lifecycle: Lifecycle,
    pub cost_band: CostBand,
    pub artwork: String,
    pub featured: bool,
    /// How many bodies have adopted it and not stopped.
    pub adoptions: i32,
    pub status: LibraryEntryStatus,
    pub published_at: Option<Timestamp>,
    /// For the `If-Match` of a change.
    pub revision: i64,
}

/// An entry of the library, whole.
#[derive(Debug, Serialize, ToSchema)]
pub struct LibraryEntry {
    #[serde(flatten)]
    pub card: LibraryCard,
    pub problem: String,
    pub solution: String,
    pub results: String,
    /// How another body repeats it, a step a line.
    pub replication: String,
    pub lessons: String,
    pub licence: String,
    pub contact: String,
    /// Where it comes from; none for a good practice that was entered by hand.
    pub lineage: Option<Lineage>,
    /// Entries of the same theme, the most adopted first.
    pub related: Vec<LibraryCard>,
    pub abilities: LibraryAbilities,
}

/// What the caller may do with an entry now.
#[derive(Debug, Serialize, ToSchema)]
pub struct LibraryAbilities {
    pub can_revise: bool,
    pub can_publish: bool,
    /// Show it on the home page, withdraw it.
    pub can_curate: bool,
    /// The bodies that the caller represents today and that have not adopted it.
    pub adopts_for: Vec<OrganisationName>,
}

impl LibraryCard {
    fn of(row: library_entry::Model, organisation: Option<OrganisationName>) -> Self {
        Self {
            id: row.id,
            slug: row.slug,
            title: row.title,
            summary: row.summary,
            organisation,
            theme: row.theme,
            body_kind: row.body_kind,
            region: row.region,
            lifecycle: row.lifecycle,
            cost_band: row.cost_band,
            artwork: row.artwork,
            featured: row.featured,
            adoptions: row.adoptions,
            status: row.status,
            published_at: row.published_at,
            revision: row.revision,
        }
    }
}

/// The rows as cards, with the names of their bodies in one query.
///
/// # Errors
/// When the database refuses.
pub async fn cards(db: &impl ConnectionTrait, rows: Vec<library_entry::Model>) -> Result<Vec<LibraryCard>> {
    let names = organisations::names_of(db, rows.iter().map(|row| row.organisation_id).collect::<Vec<_>>());
    let names = names.await?;
    let card = |row: library_entry::Model| {
        let organisation = names.get(&row.organisation_id).cloned();
        LibraryCard::of(row, organisation)
    };
    Ok(rows.into_iter().map(card).collect())
}
