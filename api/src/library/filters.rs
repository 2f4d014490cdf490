//! Which entries: the filters that the list and the counts of the facets share.

use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, Select};

use super::{
    LIBRARY_ENTRY,
    entity::{CostBand, LibraryEntryStatus, Lifecycle, library_entry},
    policy,
};
use crate::{
    organisations::OrganisationKind,
    platform::{auth::Viewer, db::Db, policy_area::PolicyArea, search},
};

/// The facets, in the order in which they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    Theme,
    BodyKind,
    Region,
    Lifecycle,
    CostBand,
}

impl Facet {
    pub const fn column(self) -> library_entry::Column {
        match self {
            Self::Theme => library_entry::Column::Theme,
            Self::BodyKind => library_entry::Column::BodyKind,
            Self::Region => library_entry::Column::Region,
            Self::Lifecycle => library_entry::Column::Lifecycle,
            Self::CostBand => library_entry::Column::CostBand,
        }
    }
}

/// What was asked for.
#[derive(Debug, Default)]
pub struct Filters {
    pub q: Option<String>,
    pub theme: Option<PolicyArea>,
    pub body_kind: Option<OrganisationKind>,
    pub region: Option<String>,
    pub lifecycle: Option<Lifecycle>,
    pub cost_band: Option<CostBand>,
    pub featured: Option<bool>,
    /// The published ones, unless somebody who may see others asks for them.
    pub status: Option<LibraryEntryStatus>,
}

impl Filters {
    /// The entries that fit and that the viewer may see. The facet that is counted does not narrow itself.
    pub fn select(&self, db: &Db, viewer: &Viewer, but: Option<Facet>) -> Select<library_entry::Entity> {
        let asked = self.status.unwrap_or(LibraryEntryStatus::Published);
        // What may not be seen is not there: asking for it finds nothing.
        let visible = policy::can_see(viewer, asked).then_some(asked);
        let columns = library_entry::COLUMN;
        let narrow = |facet: Facet| but != Some(facet);
        let conditions = Condition::all()
            .add(columns.status.is_in(visible))
            .add_option(self.featured.map(|featured| columns.featured.eq(featured)))
            .add_option(self.theme.filter(|_| narrow(Facet::Theme)).map(|it| columns.theme.eq(it)))
            .add_option(self.body_kind.filter(|_| narrow(Facet::BodyKind)).map(|it| columns.body_kind.eq(it)))
            .add_option(
                self.region.as_deref().filter(|_| narrow(Facet::Region)).map(|it| columns.region.eq(it)),
            )
            .add_option(
                self.lifecycle.filter(|_| narrow(Facet::Lifecycle)).map(|it| columns.lifecycle.eq(it)),
            )
            .add_option(self.cost_band.filter(|_| narrow(Facet::CostBand)).map(|it| columns.cost_band.eq(it)))
            .add_option(
                self.q
                    .as_deref()
                    .and_then(|q| search::matching(db, LIBRARY_ENTRY, q, library_entry::Column::Id)),
            );
        library_entry::Entity::find().filter(conditions)
    }
}
