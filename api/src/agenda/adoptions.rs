//! Adoptions of which nothing has been heard for a while.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{
    item::{AgendaItem, AgendaKind},
    show::A_FEW,
};
use crate::{
    library::{AdoptionStatus, adoption, library_entry},
    members::{self, MemberId},
    platform::{auth::Caller, db::Db, problem::Result, time::days},
};

/// After so many days without news the body's representative is asked for some.
const SILENCE: u64 = 60;

pub async fn to_report(db: &Db, caller: &Caller) -> Result<Vec<AgendaItem>> {
    if !caller.active {
        return Ok(Vec::new());
    }
    let bodies = members::represented_by(&**db, MemberId(caller.member_id), db.now().date()).await?;
    if bodies.is_empty() {
        return Ok(Vec::new());
    }
    let silent = adoption::Entity::find()
        .find_also_related(library_entry::Entity)
        .filter(adoption::COLUMN.organisation_id.is_in(bodies))
        .filter(adoption::COLUMN.status.is_in([
            AdoptionStatus::Interested,
            AdoptionStatus::Planned,
            AdoptionStatus::Piloting,
        ]))
        .filter(adoption::COLUMN.updated_at.lte(db.now() - days(SILENCE)))
        .order_by_asc(adoption::Column::UpdatedAt)
        .limit(A_FEW)
        .all(&**db)
        .await?;
    let item = |(it, entry): (adoption::Model, Option<library_entry::Model>)| {
        let entry = entry?;
        let item = AgendaItem::new(AgendaKind::ReportAdoption, format!("/library/{}", entry.slug));
        Some(item.about_titled(&entry.title).due(Some(it.updated_at + days(SILENCE)), it.updated_at))
    };
    Ok(silent.into_iter().filter_map(item).collect())
}
