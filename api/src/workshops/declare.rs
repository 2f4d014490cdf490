use actix_web::{post, web};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
    Set,
};
use serde::Deserialize;
use serde_json::Value;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    ALREADY_DECLARED, BODY_REQUIRED,
    entity::{ActiveModel, COLUMN, Entity, Model, ParticipationStatus},
    policy::{self, Participate},
    view::Participation,
};
use crate::{
    campaigns::{self, StageKind},
    challenges::{self, CHALLENGE_STATE, ChallengeId, ChallengeStatus, challenge},
    members::MemberId,
    organisations::OrganisationId,
    platform::{
        audit::did,
        auth::Auth,
        db::{Db, Tx},
        json::{Created, Json},
        problem::{Problem, Result},
    },
    questionnaires::{Completeness, find_definition},
};

/// A declaration to take part.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewParticipation {
    /// To the campaign's participation form, by the keys of its questions.
    #[schema(value_type = Object)]
    pub answers: Value,
}

/// Declare participation in a challenge.
///
/// The challenge must be open for participation, the campaign's design stage open, and the form complete. Each member
/// declares once; who has cancelled may declare again.
#[utoipa::path(tag = "workshops", params(ChallengeId), responses(
    (status = CREATED, description = "The participation", body = Participation)))]
#[post("/challenges/{id}/participations")]
pub async fn declare_participation(
    member: Auth<Participate>,
    db: web::Data<Db>,
    id: web::Path<ChallengeId>,
    Json(form): Json<NewParticipation>,
) -> Result<Created<Participation>> {
    let organisation = member.organisation_id.map(OrganisationId).ok_or(BODY_REQUIRED)?;
    let tx = db.begin(&member).await?;
    let challenge = lock(&tx, *id).await?;
    if challenge.status != ChallengeStatus::OpenForParticipation {
        return Err(Problem::new(CHALLENGE_STATE).extension("state", challenge.status));
    }
    let campaign = campaigns::require_open(&tx, challenge.campaign_id, StageKind::Design).await?;
    let form_version_id = campaign.participation_form_version_id;
    let answers = find_definition(&*tx, form_version_id)
        .await?
        .accept(&form.answers, Completeness::Complete, "/answers")
        .map_err(Problem::invalid)?;
    let earlier = of_member(&*tx, challenge.id, MemberId(member.member_id)).await?;
    let row = ActiveModel {
        id: Set(tx.new_id()),
        challenge_id: Set(challenge.id),
        member_id: Set(MemberId(member.member_id)),
        organisation_id: Set(Some(organisation)),
        form_version_id: Set(form_version_id),
        answers: Set(answers),
        status: Set(ParticipationStatus::Declared),
        lead: Set(false),
        decided_by: Set(None),
        decided_at: Set(None),
        created_at: Set(tx.now()),
    };
    let row = match earlier {
        Some(earlier) if policy::stands(earlier.status) => return Err(ALREADY_DECLARED.into()),
        Some(earlier) => declared_again(row, earlier).update(&*tx).await?,
        None => row.insert(&*tx).await?,
    };
    let body = Participation::of(&*tx, row, &member).await?;
    let location = format!("/api/v1/challenges/{}/participation", *id);
    tx.commit_answering(did("workshops.declared", "participation", body.id), Created { location, body }).await
}

/// The row of the cancelled declaration, with what is said now.
fn declared_again(now: ActiveModel, earlier: Model) -> ActiveModel {
    let mut row = earlier.into_active_model();
    row.organisation_id = now.organisation_id;
    row.form_version_id = now.form_version_id;
    row.answers = now.answers;
    row.status = now.status;
    row
}

/// The challenge, which nobody else changes until the transaction ends: whoever declares, cancels or selects waits here.
///
/// # Errors
/// 404 when there is none.
pub async fn lock(tx: &Tx, id: ChallengeId) -> Result<challenges::challenge::Model> {
    challenge::Entity::find_by_id(id).lock_exclusive().one(&**tx).await?.ok_or_else(Problem::not_found)
}

/// A member's declaration on a challenge.
///
/// # Errors
/// When the database refuses.
pub async fn of_member(
    db: &impl ConnectionTrait,
    challenge: ChallengeId,
    member: MemberId,
) -> Result<Option<Model>> {
    Ok(Entity::find()
        .filter(COLUMN.challenge_id.eq(challenge))
        .filter(COLUMN.member_id.eq(member))
        .one(db)
        .await?)
}
