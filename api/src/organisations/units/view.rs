//! A unit as it is shown.

use std::collections::HashSet;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use serde::Serialize;
use utoipa::ToSchema;

use super::super::{
    entity::{
        OrganisationId, OrganisationStatus,
        unit::{self, UnitId, UnitKind},
    },
    policy::Administer,
    tree::supervisors_of,
};
use crate::platform::{
    auth::Viewer,
    problem::{Problem, Result},
};

/// A unit of a public body.
#[derive(Debug, Serialize, ToSchema)]
pub struct Unit {
    pub id: UnitId,
    pub organisation_id: OrganisationId,
    /// The unit that it reports to; none for those that report to the head of the body.
    pub supervisor_id: Option<UnitId>,
    #[schema(example = "741523")]
    pub code: String,
    pub kind: UnitKind,
    #[schema(example = "Διεύθυνση Προγραμματισμού και Οργάνωσης")]
    pub name_el: String,
    /// May be empty.
    #[schema(example = "Directorate of Planning and Organisation")]
    pub name_en: String,
    pub status: OrganisationStatus,
    /// Whether units report to it.
    pub has_units: bool,
    /// For `If-Match`.
    pub revision: i64,
    pub abilities: UnitAbilities,
}

/// What the caller may do with a unit now.
#[derive(Debug, Serialize, ToSchema)]
pub struct UnitAbilities {
    pub can_revise: bool,
}

/// A unit with those that it reports to.
#[derive(Debug, Serialize, ToSchema)]
pub struct UnitInTree {
    #[serde(flatten)]
    pub unit: Unit,
    /// The nearest first.
    pub supervisors: Vec<UnitName>,
}

/// A unit by name.
#[derive(Debug, Serialize, ToSchema)]
pub struct UnitName {
    pub id: UnitId,
    pub name_el: String,
    /// May be empty.
    pub name_en: String,
}

impl Unit {
    /// These units, in two queries.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn all(
        db: &impl ConnectionTrait,
        rows: Vec<unit::Model>,
        viewer: &Viewer,
    ) -> Result<Vec<Self>> {
        let ids: Vec<UnitId> = rows.iter().map(|row| row.id).collect();
        let over: HashSet<Option<UnitId>> = unit::Entity::find()
            .select_only()
            .column(unit::Column::SupervisorId)
            .filter(unit::COLUMN.supervisor_id.is_in(ids))
            .distinct()
            .into_tuple()
            .all(db)
            .await?
            .into_iter()
            .collect();
        let can_revise = viewer.may::<Administer>();
        let show = |row: unit::Model| Self {
            has_units: over.contains(&Some(row.id)),
            id: row.id,
            organisation_id: row.organisation_id,
            supervisor_id: row.supervisor_id,
            code: row.code,
            kind: row.kind,
            name_el: row.name_el,
            name_en: row.name_en,
            status: row.status,
            revision: row.revision,
            abilities: UnitAbilities { can_revise },
        };
        Ok(rows.into_iter().map(show).collect())
    }
}

impl UnitInTree {
    /// # Errors
    /// When the database refuses.
    pub async fn of(db: &impl ConnectionTrait, row: unit::Model, viewer: &Viewer) -> Result<Self> {
        let ids = supervisors_of(db, row.id).await?;
        let rows = unit::Entity::find().filter(unit::COLUMN.id.is_in(ids.clone())).all(db).await?;
        let name = |id: &UnitId| {
            let row = rows.iter().find(|row| row.id == *id)?;
            Some(UnitName { id: row.id, name_el: row.name_el.clone(), name_en: row.name_en.clone() })
        };
        let supervisors = ids.iter().filter_map(name).collect();
        let unit = Unit::all(db, vec![row], viewer).await?.pop().ok_or_else(Problem::not_found)?;
        Ok(Self { unit, supervisors })
    }
}
