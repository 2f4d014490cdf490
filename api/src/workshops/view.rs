//! A participation as it is shown.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::{
    entity::{Model, ParticipationId, ParticipationStatus},
    policy,
};
use crate::{
    challenges::{self, ChallengeName},
    members::{MemberId, member},
    organisations::{OrganisationId, OrganisationKind, organisation},
    platform::{auth::Caller, problem::Result, time::Timestamp},
    questionnaires::QuestionnaireVersionId,
};

/// Who wants to take part.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Participant {
    pub id: MemberId,
    #[schema(example = "Ελένη Ζαχαράκη")]
    pub name: String,
    #[schema(example = "Προϊσταμένη Τμήματος")]
    pub post: Option<String>,
    #[schema(example = "Διεύθυνση Προγραμματισμού")]
    pub unit: Option<String>,
    pub expertise: Vec<String>,
}

/// The body that somebody comes from, by what a mixed team is composed of.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ParticipantBody {
    pub id: OrganisationId,
    #[schema(example = "Δήμος Ιωαννιτών")]
    pub name_el: String,
    #[schema(example = "Municipality of Ioannina")]
    pub name_en: String,
    pub kind: OrganisationKind,
    /// NUTS-2 code of the region it serves; none for bodies of the whole country.
    #[schema(example = "EL54")]
    pub region: Option<String>,
}

/// A member's declaration to work on a challenge, and what became of it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Participation {
    pub id: ParticipationId,
    pub challenge: Option<ChallengeName>,
    pub member: Option<Participant>,
    /// The body at the time of the declaration.
    pub organisation: Option<ParticipantBody>,
    /// The version of the participation form that was answered.
    pub form_version_id: QuestionnaireVersionId,
    /// By the keys of the form's questions.
    #[schema(value_type = Object)]
    pub answers: Value,
    pub status: ParticipationStatus,
    /// Leads the team.
    pub lead: bool,
    pub decided_at: Option<Timestamp>,
    pub created_at: Timestamp,
    pub abilities: ParticipationAbilities,
}

/// What the caller may do with a participation now.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct ParticipationAbilities {
    pub can_cancel: bool,
    /// Change the answers.
    pub can_revise: bool,
    /// Whether it may become part of the team that is selected.
    pub can_be_selected: bool,
}

/// What the rows refer to, each fetched in one query.
pub struct Shown {
    challenges: HashMap<challenges::ChallengeId, ChallengeName>,
    members: HashMap<MemberId, Participant>,
    bodies: HashMap<OrganisationId, ParticipantBody>,
    caller: MemberId,
    manages: bool,
}

impl Shown {
    /// # Errors
    /// When the database refuses.
    pub async fn load(db: &impl ConnectionTrait, rows: &[Model], caller: &Caller) -> Result<Self> {
        Ok(Self {
            challenges: challenges::names_of(db, rows.iter().map(|row| row.challenge_id)).await?,
            members: participants(db, rows.iter().map(|row| row.member_id)).await?,
            bodies: bodies(db, rows.iter().filter_map(|row| row.organisation_id)).await?,
            caller: MemberId(caller.member_id),
            manages: caller.may::<policy::Manage>(),
        })
    }

    pub fn show(&self, row: Model) -> Participation {
        Participation {
            abilities: ParticipationAbilities {
                can_cancel: policy::can_cancel(self.caller, &row),
                can_revise: policy::can_revise(self.caller, &row),
                can_be_selected: self.manages && policy::can_be_selected(&row),
            },
            id: row.id,
            challenge: self.challenges.get(&row.challenge_id).cloned(),
            member: self.members.get(&row.member_id).cloned(),
            organisation: row.organisation_id.and_then(|id| self.bodies.get(&id).cloned()),
            form_version_id: row.form_version_id,
            answers: row.answers,
            status: row.status,
            lead: row.lead,
            decided_at: row.decided_at,
            created_at: row.created_at,
        }
    }
}

impl Participation {
    /// # Errors
    /// When the database refuses.
    pub async fn of(db: &impl ConnectionTrait, row: Model, caller: &Caller) -> Result<Self> {
        Ok(Shown::load(db, std::slice::from_ref(&row), caller).await?.show(row))
    }
}

async fn participants(
    db: &impl ConnectionTrait,
    ids: impl Iterator<Item = MemberId>,
) -> Result<HashMap<MemberId, Participant>> {
    let rows = member::Entity::find().filter(member::COLUMN.id.is_in(ids)).all(db).await?;
    let shown = rows.into_iter().map(|row| {
        let name = format!("{} {}", row.given_name, row.family_name);
        let participant =
            Participant { id: row.id, name, post: row.post, unit: row.unit, expertise: row.expertise.0 };
        (row.id, participant)
    });
    Ok(shown.collect())
}

async fn bodies(
    db: &impl ConnectionTrait,
    ids: impl Iterator<Item = OrganisationId>,
) -> Result<HashMap<OrganisationId, ParticipantBody>> {
    let rows = organisation::Entity::find().filter(organisation::COLUMN.id.is_in(ids)).all(db).await?;
    let shown = rows.into_iter().map(|row| {
        let body = ParticipantBody {
            id: row.id,
            name_el: row.name_el,
            name_en: row.name_en,
            kind: row.kind,
            region: row.region,
        };
        (row.id, body)
    });
    Ok(shown.collect())
}
