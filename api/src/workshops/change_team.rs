//! How people come into a team that was selected, and leave it.

use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, Set};
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    entity::{COLUMN, Column, Entity, Model, ParticipationId, ParticipationStatus},
    team::check_lists,
};
use crate::{
    challenges::challenge,
    members::MemberId,
    platform::{db::Tx, problem::Result},
};

/// The team as it shall be.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TeamChange {
    /// Who leads; one of the selected.
    pub lead: ParticipationId,
    /// All of the team, those who stay among them; at most as many as the challenge's capacity.
    #[validate(length(min = 1, max = 50))]
    #[schema(min_items = 1, max_items = 50)]
    pub selected: Vec<ParticipationId>,
}

/// Makes the team what it shall be, and answers the declarations that changed. Who leaves it is declined.
///
/// # Errors
/// 422 when the team contradicts itself, the capacity, or what was declared.
pub async fn change(
    tx: &Tx,
    challenge: &challenge::Model,
    team: &TeamChange,
    by: MemberId,
) -> Result<Vec<Model>> {
    let standing = Entity::find()
        .filter(COLUMN.challenge_id.eq(challenge.id))
        .filter(COLUMN.status.ne(ParticipationStatus::Cancelled))
        .order_by_asc(Column::Id)
        .all(&**tx)
        .await?;
    let may_be_chosen = standing.iter().map(|row| row.id).collect();
    check_lists(&may_be_chosen, challenge.capacity, team.lead, &[("selected", &team.selected)])?;
    let mut changed = Vec::new();
    for row in standing {
        let was_in = row.status == ParticipationStatus::Selected;
        let status = match (team.selected.contains(&row.id), was_in) {
            (true, _) => ParticipationStatus::Selected,
            (false, true) => ParticipationStatus::Declined,
            (false, false) => row.status,
        };
        let lead = row.id == team.lead;
        if status == row.status && lead == row.lead {
            continue;
        }
        let mut change = row.into_active_model();
        change.status = Set(status);
        change.lead = Set(lead);
        change.decided_by = Set(Some(by));
        change.decided_at = Set(Some(tx.now()));
        changed.push(change.update(&**tx).await?);
    }
    Ok(changed)
}
