use actix_web::{get, web};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    declare::of_member,
    entity::{COLUMN, Entity, ParticipationStatus},
    policy::{self, Manage, Participate},
    view::Participation,
};
use crate::{
    campaigns::{self, StageKind, StageState},
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
    /// Whether the campaign's design stage is open.
    pub stage: StageState,
    /// Whether declarations are taken now.
    pub open: bool,
    /// How many people the team may have.
    #[schema(example = 8)]
    pub capacity: i32,
    /// How many have declared and not cancelled.
    #[schema(example = 14)]
    pub declared: u64,
    pub abilities: MyParticipationAbilities,
}

/// What the caller may do about participating now.
#[derive(Debug, Serialize, ToSchema)]
pub struct MyParticipationAbilities {
    pub can_declare: bool,
    pub can_read_declarations: bool,
    pub can_select_team: bool,
}

/// Show my participation in a challenge.
///
/// For visitors too: how many have declared, for how many places, and whether one still can.
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
    let open = stage.as_ref().is_some_and(|stage| campaigns::is_open(&campaign, stage, db.now()));
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
    let free = participation.as_ref().is_none_or(|mine| !policy::stands(mine.status));
    let of_a_body = viewer.0.as_ref().is_some_and(|caller| caller.organisation_id.is_some());
    Ok(Json(MyParticipation {
        abilities: MyParticipationAbilities {
            can_declare: viewer.may::<Participate>() && of_a_body && takes && open && free,
            can_read_declarations: viewer.may::<Manage>(),
            can_select_team: viewer.may::<Manage>() && takes && declared > 0,
        },
        open: takes && open,
        participation,
        form_version_id: campaign.participation_form_version_id,
        stage: stage.map_or(StageState::Scheduled, |stage| campaigns::state(&stage, db.now())),
        capacity: challenge.capacity,
        declared,
    }))
}
