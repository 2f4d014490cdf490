//! Mandates: who represents a body today.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Select, sea_query::Expr,
};
use time::Date;

use super::entity::{mandate, member::MemberId};
use crate::{
    organisations::OrganisationId,
    platform::{db::Tx, problem::Result},
};

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

/// The bodies that the person once represented, and does no more on this day. For conflicts of interest: what one did for a
/// body does not end with the mandate.
///
/// # Errors
/// When the database refuses.
pub async fn formerly_represented_by(
    db: &impl ConnectionTrait,
    member: MemberId,
    day: Date,
) -> Result<Vec<OrganisationId>> {
    let still = represented_by(db, member, day).await?;
    let over: Vec<OrganisationId> = mandate::Entity::find()
        .select_only()
        .column(mandate::Column::OrganisationId)
        .filter(mandate::COLUMN.member_id.eq(member))
        .filter(mandate::COLUMN.ends_on.lt(day))
        .distinct()
        .into_tuple()
        .all(db)
        .await?;
    Ok(over.into_iter().filter(|body| !still.contains(body)).collect())
}

/// Whether the person represents the body on this day, or has a mandate that is still to begin.
///
/// # Errors
/// When the database refuses.
pub async fn represents_or_will(
    db: &impl ConnectionTrait,
    member: MemberId,
    organisation: OrganisationId,
    day: Date,
) -> Result<bool> {
    let found = mandate::Entity::find()
        .filter(mandate::COLUMN.member_id.eq(member))
        .filter(mandate::COLUMN.organisation_id.eq(organisation))
        .filter(not_over(day));
    Ok(found.one(db).await?.is_some())
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
    mandate::Entity::find().filter(mandate::COLUMN.starts_on.lte(day)).filter(not_over(day))
}

/// The last day, if there is one, is not behind us.
pub fn not_over(day: Date) -> Condition {
    Condition::any().add(mandate::COLUMN.ends_on.is_null()).add(mandate::COLUMN.ends_on.gte(day))
}

/// Ends today what the person represents today; what would begin later does not.
///
/// # Errors
/// When the database refuses.
pub async fn end_all(tx: &Tx, member: MemberId) -> Result<()> {
    let today = tx.now().date();
    let theirs = mandate::COLUMN.member_id.eq(member);
    mandate::Entity::delete_many()
        .filter(theirs.clone())
        .filter(mandate::COLUMN.starts_on.gt(today))
        .exec(&**tx)
        .await?;
    let open = Condition::any().add(mandate::COLUMN.ends_on.is_null()).add(mandate::COLUMN.ends_on.gt(today));
    mandate::Entity::update_many()
        .col_expr(mandate::Column::EndsOn, Expr::value(today))
        .filter(theirs)
        .filter(open)
        .exec(&**tx)
        .await?;
    Ok(())
}
