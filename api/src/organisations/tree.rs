//! The tree: which body belongs to which, and which unit reports to which. A walk upwards is bounded, so that even a circle
//! in the data ends; and no change makes one.

use sea_orm::{ConnectionTrait, FromQueryResult, Statement};
use uuid::Uuid;

use super::entity::{OrganisationId, UnitId};
use crate::platform::problem::{Problem, Result};

/// Nothing stands deeper. Ministries nest six or seven deep.
pub const DEEPEST: usize = 24;

/// The bodies above this one, the nearest first.
///
/// # Errors
/// When the database refuses.
pub async fn bodies_above(db: &impl ConnectionTrait, body: OrganisationId) -> Result<Vec<OrganisationId>> {
    Ok(above(db, "organisations", "parent_id", body.0).await?.into_iter().map(OrganisationId).collect())
}

/// Whether the first body belongs to the second, at whatever distance. No body is under itself.
///
/// # Errors
/// When the database refuses.
pub async fn is_under(db: &impl ConnectionTrait, body: OrganisationId, over: OrganisationId) -> Result<bool> {
    Ok(body != over && bodies_above(db, body).await?.contains(&over))
}

/// The units that this one reports to, the nearest first.
///
/// # Errors
/// When the database refuses.
pub async fn supervisors_of(db: &impl ConnectionTrait, unit: UnitId) -> Result<Vec<UnitId>> {
    Ok(above(db, "units", "supervisor_id", unit.0).await?.into_iter().map(UnitId).collect())
}

/// That a body may come under this one.
///
/// # Errors
/// 422 at `/parent_id` when it would be under itself, or too deep.
pub async fn check_parent(
    db: &impl ConnectionTrait,
    body: OrganisationId,
    parent: OrganisationId,
) -> Result<()> {
    let over = bodies_above(db, parent).await?;
    check("/parent_id", body == parent || over.contains(&body), over.len())
}

/// That a unit may report to this one.
///
/// # Errors
/// 422 at `/supervisor_id` when it would report to itself, or stand too deep.
pub async fn check_supervisor(db: &impl ConnectionTrait, unit: UnitId, supervisor: UnitId) -> Result<()> {
    let over = supervisors_of(db, supervisor).await?;
    check("/supervisor_id", unit == supervisor || over.contains(&unit), over.len())
}

fn check(pointer: &'static str, closes_a_circle: bool, depth: usize) -> Result<()> {
    if closes_a_circle {
        return Err(Problem::field(pointer, "circle"));
    }
    if depth + 2 > DEEPEST { Err(Problem::field(pointer, "too_deep")) } else { Ok(()) }
}

/// What stands above a row, the nearest first, without itself.
async fn above(
    db: &impl ConnectionTrait,
    table: &'static str,
    column: &'static str,
    of: Uuid,
) -> Result<Vec<Uuid>> {
    #[derive(FromQueryResult)]
    struct Step {
        id: Uuid,
    }
    let sql = format!(
        "WITH RECURSIVE way(id, next, depth) AS (
             SELECT id, {column}, 0 FROM {table} WHERE id = $1
             UNION ALL
             SELECT it.id, it.{column}, way.depth + 1 FROM {table} it JOIN way ON it.id = way.next
             WHERE way.depth < {DEEPEST}
         )
         SELECT id FROM way WHERE depth > 0 ORDER BY depth"
    );
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, [of.into()]);
    let steps = Step::find_by_statement(statement).all(db).await?;
    Ok(steps.into_iter().map(|step| step.id).collect())
}
