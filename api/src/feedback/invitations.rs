use actix_web::{get, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    entity::{COLUMN, Column, Entity},
    policy::{self, Give},
    taking_part,
};
use crate::{
    campaigns::{self, StageKind},
    members::MemberId,
    platform::{
        auth::{Auth, Viewer},
        db::Db,
        json::Json,
        problem::Result,
    },
};

/// About which stages of a campaign the member is asked.
#[derive(Debug, Serialize, ToSchema)]
pub struct FeedbackInvitations {
    /// Over, taken part in, and not answered yet.
    pub open: Vec<StageKind>,
    pub given: Vec<StageKind>,
}

/// List the stages that I may give feedback on.
///
/// Those that are over and that one took part in, and those that one has given feedback on.
#[utoipa::path(tag = "feedback", params(("slug" = String, Path, description = "The campaign's address")), responses(
    (status = OK, description = "The stages", body = FeedbackInvitations)))]
#[get("/campaigns/{slug}/feedback/invitations")]
pub async fn list_feedback_invitations(
    member: Auth<Give>,
    db: web::Data<Db>,
    slug: web::Path<String>,
) -> Result<Json<FeedbackInvitations>> {
    let by = MemberId(member.member_id);
    let campaign = campaigns::find(&***db, &slug, &Viewer(Some(member.0.clone()))).await?;
    let stages = campaigns::stages_of(&***db, [campaign.id]).await?;
    let mine = taking_part::stages_of(&***db, by, campaign.id).await?;
    let given: Vec<StageKind> = Entity::find()
        .select_only()
        .column(Column::Stage)
        .filter(COLUMN.campaign_id.eq(campaign.id))
        .filter(COLUMN.member_id.eq(by))
        .into_tuple()
        .all(&***db)
        .await?;
    let now = db.now();
    let open = stages
        .iter()
        .filter(|stage| policy::is_asked_about(stage.kind, campaigns::state(stage, now)))
        .map(|stage| stage.kind)
        .filter(|kind| mine.contains(kind) && !given.contains(kind))
        .collect();
    Ok(Json(FeedbackInvitations { open, given }))
}
