//! A mandate as it is shown.

use serde::Serialize;
use time::Date;
use utoipa::ToSchema;

use super::entity::{
    mandate::{self, MandateId},
    member::MemberId,
};
use crate::{organisations::OrganisationName, platform::time::iso_date};

/// A body names a person its representative, from a day to a day.
#[derive(Debug, Serialize, ToSchema)]
pub struct Mandate {
    pub id: MandateId,
    pub member_id: MemberId,
    pub organisation: OrganisationName,
    #[serde(with = "iso_date")]
    pub starts_on: Date,
    /// The last day; open while there is none.
    #[serde(with = "iso_date::option")]
    pub ends_on: Option<Date>,
    /// The decision that the mandate rests on.
    #[schema(example = "Απόφαση Δημάρχου 1200/2026")]
    pub decision_reference: Option<String>,
    /// Its number in the national transparency programme: `https://diavgeia.gov.gr/decision/view/{ada}` shows it.
    #[schema(example = "ΨΦΛΧ46ΜΤΛΠ-ΒΓ7")]
    pub ada: Option<String>,
}

impl Mandate {
    pub fn of(row: mandate::Model, organisation: OrganisationName) -> Self {
        Self {
            id: row.id,
            member_id: row.member_id,
            organisation,
            starts_on: row.starts_on,
            ends_on: row.ends_on,
            decision_reference: row.decision_reference,
            ada: row.ada,
        }
    }
}
