//! Entries as they are shown.

use sea_orm::{ConnectionTrait, DerivePartialModel, EntityTrait, JoinType, QuerySelect, RelationDef, Select};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    entity::{CostBand, LibraryEntryId, LibraryEntryStatus, Lifecycle, library_entry},
    lineage::Lineage,
};
use crate::{
    organisations::{OrganisationKind, OrganisationName, organisation},
    platform::{policy_area::PolicyArea, problem::Result, time::Timestamp},
};

/// An entry in a list.
#[derive(Clone, Debug, Serialize, ToSchema, DerivePartialModel)]
#[sea_orm(entity = "library_entry::Entity")]
pub struct LibraryCard {
    pub id: LibraryEntryId,
    /// Its address.
    #[schema(example = "exypni-oura-sta-kep")]
    pub slug: String,
    #[schema(example = "Έξυπνη ουρά στα ΚΕΠ")]
    pub title: String,
    pub summary: String,
    /// The body that owns the solution.
    #[sea_orm(nested)]
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

/// The rows of the query as cards, with the names of their bodies.
///
/// # Errors
/// When the database refuses.
pub async fn cards(
    db: &impl ConnectionTrait,
    select: Select<library_entry::Entity>,
) -> Result<Vec<LibraryCard>> {
    let body: RelationDef = library_entry::Entity::belongs_to(organisation::Entity)
        .from(library_entry::Column::OrganisationId)
        .to(organisation::Column::Id)
        .into();
    let cards = select.join(JoinType::LeftJoin, body).into_partial_model::<LibraryCard>();
    Ok(cards.all(db).await?)
}
