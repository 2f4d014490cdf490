use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use validator::{Validate, ValidationError};

use super::{
    FEEDBACK_GIVEN, STAGE_NOT_OVER, TOOK_NO_PART,
    entity::{ActiveModel, COLUMN, Entity, FeedbackId},
    policy::{self, Give},
    taking_part,
};
use crate::{
    campaigns::{self, StageKind},
    members::MemberId,
    platform::{
        audit::did,
        auth::{Auth, Viewer},
        db::Db,
        json::{Json, NoContent},
        problem::{Problem, Result},
    },
};

/// What the member thought of a stage.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewFeedback {
    pub stage: StageKind,
    /// From 1 (bad) to 5 (very good).
    #[validate(range(min = 1, max = 5))]
    #[schema(minimum = 1, maximum = 5, example = 4)]
    pub rating: i32,
    /// What was good, what should be otherwise.
    #[validate(length(max = 2000), custom(function = plain))]
    #[schema(max_length = 2000)]
    #[serde(default)]
    pub comment: Option<String>,
}

/// Give feedback on a stage.
///
/// By members who took part in it, once it is over, once per stage. The department reads it without the name.
#[utoipa::path(tag = "feedback", params(("slug" = String, Path, description = "The campaign's address")), responses(
    (status = NO_CONTENT, description = "It has reached the department")))]
#[post("/campaigns/{slug}/feedback")]
pub async fn give_feedback(
    member: Auth<Give>,
    db: web::Data<Db>,
    slug: web::Path<String>,
    Json(form): Json<NewFeedback>,
) -> Result<NoContent> {
    let by = MemberId(member.member_id);
    let tx = db.begin(&member).await?;
    let campaign = campaigns::find(&*tx, &slug, &Viewer(Some(member.0.clone()))).await?;
    let stage = campaigns::stage_of(&*tx, campaign.id, form.stage).await?.ok_or_else(Problem::not_found)?;
    if !policy::is_asked_about(form.stage, campaigns::state(&stage, tx.now())) {
        return Err(STAGE_NOT_OVER.into());
    }
    if !taking_part::stages_of(&*tx, by, campaign.id).await?.contains(&form.stage) {
        return Err(TOOK_NO_PART.into());
    }
    let given = Entity::find()
        .filter(COLUMN.campaign_id.eq(campaign.id))
        .filter(COLUMN.stage.eq(form.stage))
        .filter(COLUMN.member_id.eq(by));
    if given.one(&*tx).await?.is_some() {
        return Err(FEEDBACK_GIVEN.into());
    }
    let feedback = ActiveModel {
        id: Set(tx.new_id::<FeedbackId>()),
        campaign_id: Set(campaign.id),
        stage: Set(form.stage),
        member_id: Set(Some(by)),
        rating: Set(form.rating),
        comment: Set(form.comment.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())),
        created_at: Set(tx.now()),
    };
    feedback.insert(&*tx).await?;
    let event = did("feedback.given", "campaign", campaign.id);
    tx.commit_answering(event.to(json!({ "stage": form.stage })), NoContent).await
}

/// PostgreSQL stores no NUL; other control characters but line ends say nothing either.
fn plain(text: &str) -> Result<(), ValidationError> {
    let controls = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t');
    if text.contains(controls) { Err(ValidationError::new("control_character")) } else { Ok(()) }
}
