use actix_web::{get, web};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    declare::of_member,
    entity::{COLUMN, Entity, ParticipationStatus},
    policy::{self, Manage, ParticipationRefusal},
    view::Participation,
};
use crate::{
    campaigns::{self, CampaignStatus, StageKind, StageState},
    challenges::{self, ChallengeId, ChallengeStatus},
    members::MemberId,
    platform::{auth::Viewer, db::Db, json::Json, problem::Result},
    questionnaires::QuestionnaireVersionId,
};

/// Where a challenge's participation stands, and where the caller stands in it.
#[derive(Debug, Serialize, ToSchema)]
pub struct MyParticipation {
    /// The caller's own; a cancelled one is shown too.
    pub participation: Option<Participation>,
    /// The form to declare with.
    pub form_version_id: QuestionnaireVersionId,
    /// Whether declarations are taken now.
    pub open: bool,
    /// How many people the team may have.
    #[schema(example = 8)]
    pub capacity: i32,
    /// How many have declared and not cancelled.
    #[schema(example = 14)]
    pub declared: u64,
    /// Why the caller cannot declare now.
    pub refusal: Option<ParticipationRefusal>,
    pub abilities: MyParticipationAbilities,
}

/// What the caller may do about participating now.
#[derive(Debug, Serialize, ToSchema)]
pub struct MyParticipationAbilities {
    pub can_declare: bool,
    pub can_read_declarations: bool,
    pub can_select_team: bool,
    /// Change the team that was selected.
    pub can_change_team: bool,
}

/// Show my participation in a challenge.
///
/// For visitors too: how many have declared, for how many places, and whether one can or why one cannot.
#[utoipa::path(tag = "workshops", params(ChallengeId), security((), ("bearer" = [])), responses(
    (status = OK, description = "Where it stands", body = MyParticipation)))]
#[get("/challenges/{id}/participation")]
pub async fn show_my_participation(
    viewer: Viewer,
    db: web::Data<Db>,
    id: web::Path<ChallengeId>,
) -> Result<Json<MyParticipation>> {
    let challenge = challenges::find(&***db, *id).await?;
    let campaign = campaigns::find_by_id(&***db, challenge.campaign_id).await?;
    let stage = campaigns::stage_of(&***db, campaign.id, StageKind::Design).await?;
    let stage = match stage.map(|stage| campaigns::state(&stage, db.now())) {
        // Only a published campaign takes anything in.
        Some(StageState::Open) if campaign.status != CampaignStatus::Published => StageState::Closed,
        state => state.unwrap_or(StageState::Scheduled),
    };
    let participation = match &viewer.0 {
        Some(caller) => match of_member(&***db, challenge.id, MemberId(caller.member_id)).await? {
            Some(row) => Some(Participation::of(&***db, row, caller).await?),
            None => None,
        },
        None => None,
    };
    let declared = Entity::find()
        .filter(COLUMN.challenge_id.eq(challenge.id))
        .filter(COLUMN.status.ne(ParticipationStatus::Cancelled))
        .count(&***db)
        .await?;
    let takes = challenge.status == ChallengeStatus::OpenForParticipation;
    let stands = participation.as_ref().is_some_and(|mine| policy::stands(mine.status));
    let refusal = policy::refusal(viewer.0.as_ref(), challenge.status, stage, stands);
    let manages = viewer.may::<Manage>();
    Ok(Json(MyParticipation {
        abilities: MyParticipationAbilities {
            can_declare: refusal.is_none(),
            can_read_declarations: manages,
            can_select_team: manages && takes && declared > 0,
            can_change_team: manages && policy::team_may_change(challenge.status),
        },
        open: takes && stage == StageState::Open,
        participation,
        form_version_id: campaign.participation_form_version_id,
        capacity: challenge.capacity,
        declared,
        refusal,
    }))
}
