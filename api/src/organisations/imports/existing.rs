//! What is there: all bodies and units, in the little that a comparison needs of them.

use std::collections::HashMap;

use futures_util::TryStreamExt;
use sea_orm::{EntityTrait, StreamTrait};

use super::super::entity::{OrganisationId, OrganisationStatus, UnitId, UnitKind, organisation, unit};
use crate::platform::problem::Result;

/// A unit that is there.
#[derive(Debug)]
pub struct ExistingUnit {
    pub id: UnitId,
    pub supervisor: Option<UnitId>,
    pub kind: UnitKind,
    pub name_el: Box<str>,
    pub name_en: Box<str>,
    pub closed: bool,
    /// An import has named it.
    pub seen: bool,
}

/// The registry as it is.
#[derive(Debug, Default)]
pub struct Existing {
    pub bodies: Vec<organisation::Model>,
    /// By body and code.
    pub units: HashMap<(OrganisationId, Box<str>), ExistingUnit>,
}

impl Existing {
    /// # Errors
    /// When the database refuses.
    pub async fn load(db: &(impl sea_orm::ConnectionTrait + StreamTrait)) -> Result<Self> {
        let bodies = organisation::Entity::find().all(db).await?;
        let mut units = HashMap::new();
        let mut rows = unit::Entity::find().stream(db).await?;
        while let Some(row) = rows.try_next().await? {
            let unit = ExistingUnit {
                id: row.id,
                supervisor: row.supervisor_id,
                kind: row.kind,
                name_el: row.name_el.into(),
                name_en: row.name_en.into(),
                closed: row.status == OrganisationStatus::Closed,
                seen: false,
            };
            units.insert((row.organisation_id, row.code.into()), unit);
        }
        Ok(Self { bodies, units })
    }
}
