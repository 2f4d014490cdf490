//! The team of a challenge: who is in it, and how it is selected.

use std::collections::{HashMap, HashSet};

use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait, Set, sea_query::SelectStatement,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use super::{
    entity::{COLUMN, Column, Entity, Model, ParticipationId, ParticipationStatus},
    policy,
};
use crate::{
    challenges::{ChallengeId, challenge},
    members::{self, MemberId, member},
    organisations::{self, OrganisationId, OrganisationName},
    platform::{
        db::Tx,
        problem::{FieldError, Problem, Result},
    },
};

/// The team that is selected. Who has declared and is in neither list is declined.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTeam {
    /// Who leads; one of the selected.
    pub lead: ParticipationId,
    /// At most as many as the challenge's capacity.
    #[validate(length(min = 1, max = 50))]
    #[schema(min_items = 1, max_items = 50)]
    pub selected: Vec<ParticipationId>,
    /// Who moves up when a place becomes free.
    #[serde(default)]
    #[validate(length(max = 500))]
    #[schema(max_items = 500)]
    pub waitlisted: Vec<ParticipationId>,
}

/// Answers every declaration on the challenge, whose row the caller has locked.
///
/// # Errors
/// 422 when the team contradicts itself, the capacity, or what was declared.
pub async fn select(
    tx: &Tx,
    challenge: &challenge::Model,
    team: &NewTeam,
    by: MemberId,
) -> Result<Vec<Model>> {
    let declared = Entity::find()
        .filter(COLUMN.challenge_id.eq(challenge.id))
        .filter(COLUMN.status.eq(ParticipationStatus::Declared))
        .order_by_asc(Column::Id)
        .all(&**tx)
        .await?;
    check(team, challenge.capacity, &declared)?;
    let mut answered = Vec::with_capacity(declared.len());
    for row in declared {
        let status = if team.selected.contains(&row.id) {
            ParticipationStatus::Selected
        } else if team.waitlisted.contains(&row.id) {
            ParticipationStatus::Waitlisted
        } else {
            ParticipationStatus::Declined
        };
        let lead = row.id == team.lead;
        let mut change = row.into_active_model();
        change.status = Set(status);
        change.lead = Set(lead);
        change.decided_by = Set(Some(by));
        change.decided_at = Set(Some(tx.now()));
        answered.push(change.update(&**tx).await?);
    }
    Ok(answered)
}

fn check(team: &NewTeam, capacity: i32, declared: &[Model]) -> Result<()> {
    let may_be_chosen = declared.iter().filter(|row| policy::can_be_selected(row)).map(|row| row.id);
    let lists = [("selected", &team.selected), ("waitlisted", &team.waitlisted)];
    check_lists(&may_be_chosen.collect(), capacity, team.lead, &lists)
}

/// The lists have who may be in them, nobody twice; the first of them is the team, which has its lead and fits.
///
/// # Errors
/// 422 naming each place that is wrong.
pub fn check_lists(
    may_be_chosen: &HashSet<ParticipationId>,
    capacity: i32,
    lead: ParticipationId,
    lists: &[(&str, &Vec<ParticipationId>)],
) -> Result<()> {
    let mut faults = Vec::new();
    let selected = lists.first().map(|(_, ids)| *ids).cloned().unwrap_or_default();
    if usize::try_from(capacity).is_ok_and(|capacity| selected.len() > capacity) {
        faults.push(FieldError::new("/selected", "too_many").with("max", capacity));
    }
    let mut seen = HashSet::new();
    for (list, ids) in lists {
        for (index, id) in ids.iter().enumerate() {
            if !may_be_chosen.contains(id) {
                faults.push(FieldError::new(format!("/{list}/{index}"), "unknown_reference"));
            } else if !seen.insert(*id) {
                faults.push(FieldError::new(format!("/{list}/{index}"), "duplicate"));
            }
        }
    }
    if !selected.contains(&lead) {
        faults.push(FieldError::new("/lead", "lead_not_selected"));
    }
    if faults.is_empty() { Ok(()) } else { Err(Problem::invalid(faults)) }
}

/// Somebody in a team.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TeamMember {
    pub member_id: MemberId,
    #[schema(example = "Ελένη Ζαχαράκη")]
    pub name: String,
    /// The body at the time of the declaration.
    pub organisation: Option<OrganisationName>,
    /// Leads the team.
    pub lead: bool,
    /// The body now, where it is another one.
    #[serde(skip)]
    pub present_organisation_id: Option<OrganisationId>,
    /// Who selected the team.
    #[serde(skip)]
    pub selected_by: Option<MemberId>,
}

impl TeamMember {
    /// Whether they work, or worked when they joined the team, at this body.
    pub fn is_of(&self, organisation: OrganisationId) -> bool {
        self.present_organisation_id == Some(organisation)
            || self.organisation.as_ref().is_some_and(|body| body.id == organisation)
    }
}

/// The team of a challenge, the lead first; empty before it is selected.
///
/// # Errors
/// When the database refuses.
pub async fn team_of(db: &impl ConnectionTrait, challenge: ChallengeId) -> Result<Vec<TeamMember>> {
    Ok(teams_of(db, [challenge]).await?.remove(&challenge).unwrap_or_default())
}

/// The teams of these challenges, the leads first.
///
/// # Errors
/// When the database refuses.
pub async fn teams_of(
    db: &impl ConnectionTrait,
    challenges: impl IntoIterator<Item = ChallengeId> + Send,
) -> Result<HashMap<ChallengeId, Vec<TeamMember>>> {
    let rows = Entity::find()
        .filter(COLUMN.challenge_id.is_in(challenges))
        .filter(COLUMN.status.eq(ParticipationStatus::Selected))
        .order_by_desc(Column::Lead)
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    let members = members::names_of(db, rows.iter().map(|row| row.member_id)).await?;
    let bodies = organisations::names_of(db, rows.iter().filter_map(|row| row.organisation_id)).await?;
    let mut teams: HashMap<_, Vec<_>> = HashMap::new();
    for row in rows {
        let Some(member) = members.get(&row.member_id) else { continue };
        teams.entry(row.challenge_id).or_default().push(TeamMember {
            member_id: row.member_id,
            name: member.name.clone(),
            organisation: row.organisation_id.and_then(|id| bodies.get(&id).cloned()),
            lead: row.lead,
            present_organisation_id: member.organisation_id,
            selected_by: row.decided_by,
        });
    }
    Ok(teams)
}

/// The challenges in whose team the member is, as a subquery.
pub fn challenges_of(member: MemberId) -> SelectStatement {
    Entity::find()
        .select_only()
        .column(Column::ChallengeId)
        .filter(COLUMN.member_id.eq(member))
        .filter(COLUMN.status.eq(ParticipationStatus::Selected))
        .into_query()
}

/// The challenges in whose team somebody of the body is, or was when joining it, as a subquery.
pub fn challenges_of_body(organisation: OrganisationId) -> SelectStatement {
    let people = member::Entity::find()
        .select_only()
        .column(member::Column::Id)
        .filter(member::COLUMN.organisation_id.eq(organisation))
        .into_query();
    let of_body = Condition::any()
        .add(COLUMN.organisation_id.eq(organisation))
        .add(Column::MemberId.in_subquery(people));
    Entity::find()
        .select_only()
        .column(Column::ChallengeId)
        .filter(COLUMN.status.eq(ParticipationStatus::Selected))
        .filter(of_body)
        .into_query()
}
