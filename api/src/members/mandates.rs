//! Mandates: who represents a body today.

use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Select};
use time::Date;

use super::entity::{mandate, member::MemberId};
use crate::{organisations::OrganisationId, platform::problem::Result};

/// Whether the person represents the body on this day.
///
/// # Errors
/// When the database refuses.
pub async fn is_representative(
    db: &impl ConnectionTrait,
    member: MemberId,
    organisation: OrganisationId,
    day: Date,
) -> Result<bool> {
    Ok(represented_by(db, member, day).await?.contains(&organisation))
}

/// The bodies that the person represents on this day.
///
/// # Errors
/// When the database refuses.
pub async fn represented_by(
    db: &impl ConnectionTrait,
    member: MemberId,
    day: Date,
) -> Result<Vec<OrganisationId>> {
    Ok(in_force(day)
        .select_only()
        .column(mandate::Column::OrganisationId)
        .filter(mandate::COLUMN.member_id.eq(member))
        .into_tuple()
        .all(db)
        .await?)
}

/// Who represents the body on this day.
///
/// # Errors
/// When the database refuses.
pub async fn representatives_of(
    db: &impl ConnectionTrait,
    organisation: OrganisationId,
    day: Date,
) -> Result<Vec<MemberId>> {
    Ok(in_force(day)
        .select_only()
        .column(mandate::Column::MemberId)
        .filter(mandate::COLUMN.organisation_id.eq(organisation))
        .into_tuple()
        .all(db)
        .await?)
}

/// From the first day to the last, both included.
fn in_force(day: Date) -> Select<mandate::Entity> {
    let not_over =
        Condition::any().add(mandate::COLUMN.ends_on.is_null()).add(mandate::COLUMN.ends_on.gte(day));
    mandate::Entity::find().filter(mandate::COLUMN.starts_on.lte(day)).filter(not_over)
}
