//! Entries of the library.

use sea_orm::entity::prelude::*;

use crate::{
    challenges::ChallengeId,
    organisations::OrganisationId,
    organisations::OrganisationKind,
    platform::{policy_area::PolicyArea, time::Timestamp},
    projects::ProjectId,
};

crate::id!(
    /// An entry of the library.
    LibraryEntryId
);

crate::choice!(
    /// How far a solution has come.
    Lifecycle {
        /// Specified, not tried.
        Idea,
        /// Being tried.
        Pilot,
        /// In daily use.
        Operating,
        /// In daily use at several bodies.
        Scaled,
    }
);

crate::choice!(
    /// What a solution costs, roughly.
    CostBand {
        None,
        Low,
        Medium,
        High,
    }
);

crate::choice!(
    /// Who sees an entry.
    LibraryEntryStatus {
        /// Only the staff.
        Draft,
        /// Everybody.
        Published,
        /// Nobody; its address answers that it is gone.
        Withdrawn,
    }
);

/// A solution that other bodies may adopt.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "library_entries")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: LibraryEntryId,
    #[sea_orm(unique)]
    pub slug: String,
    /// None for a good practice that was entered by hand.
    #[sea_orm(unique)]
    pub project_id: Option<ProjectId>,
    pub challenge_id: Option<ChallengeId>,
    /// The body that owns the solution.
    pub organisation_id: OrganisationId,
    pub title: String,
    /// The folded title, by which the list is ordered.
    pub title_key: String,
    #[sea_orm(column_type = "Text")]
    pub summary: String,
    #[sea_orm(column_type = "Text")]
    pub problem: String,
    #[sea_orm(column_type = "Text")]
    pub solution: String,
    #[sea_orm(column_type = "Text")]
    pub results: String,
    /// How another body repeats it, step by step.
    #[sea_orm(column_type = "Text")]
    pub replication: String,
    #[sea_orm(column_type = "Text")]
    pub lessons: String,
    pub theme: PolicyArea,
    /// NUTS-2 code; none for the whole country.
    pub region: Option<String>,
    pub body_kind: OrganisationKind,
    pub lifecycle: Lifecycle,
    pub cost_band: CostBand,
    /// SPDX identifier, or the name of the licence.
    pub licence: String,
    /// The name of a picture that the pages draw.
    pub artwork: String,
    /// Shown on the home page.
    pub featured: bool,
    pub contact: String,
    pub status: LibraryEntryStatus,
    /// How many bodies have adopted it and not stopped.
    pub adoptions: i32,
    pub revision: i64,
    pub published_at: Option<Timestamp>,
    pub created_at: Timestamp,
    #[sea_orm(has_many)]
    pub adopters: HasMany<super::adoption::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
