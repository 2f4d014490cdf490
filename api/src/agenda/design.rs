//! Specifications to write.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select};

use super::{
    item::{AgendaItem, AgendaKind},
    show::A_FEW,
};
use crate::{
    members::MemberId,
    platform::{auth::Caller, db::Db, problem::Result},
    projects::{ProjectStatus, project},
    workshops::{ParticipationStatus, participation},
};

/// Specifications that the person's teams write.
pub async fn to_write(db: &Db, caller: &Caller) -> Result<Vec<AgendaItem>> {
    let waiting = project::Entity::find()
        .filter(project::COLUMN.status.is_in([ProjectStatus::Drafting, ProjectStatus::Revising]))
        .filter(project::Column::ChallengeId.in_subquery(teams_of(caller).into_query()))
        .order_by_asc(project::Column::Id)
        .limit(A_FEW)
        .all(&**db)
        .await?;
    let item = |it: project::Model| {
        AgendaItem::new(AgendaKind::WriteSections, format!("/projects/{}", it.id)).about_titled(&it.title)
    };
    Ok(waiting.into_iter().map(item).collect())
}

fn participations_of(caller: &Caller) -> Select<participation::Entity> {
    participation::Entity::find().filter(participation::COLUMN.member_id.eq(MemberId(caller.member_id)))
}

/// The challenges in whose team the person is.
fn teams_of(caller: &Caller) -> Select<participation::Entity> {
    participations_of(caller)
        .select_only()
        .column(participation::Column::ChallengeId)
        .filter(participation::COLUMN.status.eq(ParticipationStatus::Selected))
}
