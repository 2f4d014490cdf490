use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    NOT_THE_NEXT_STEP,
    adopt::{count, keep_step, require_representative},
    adoption_view::{Adoption, shown},
    entity::{AdoptionId, AdoptionStatus, adoption},
    fields::plain,
    policy::{Adopt, next_steps},
};
use crate::{
    members::MemberId,
    platform::{
        audit::did,
        auth::{Auth, Viewer},
        db::Db,
        etag::{IfMatch, Tagged},
        json::Json,
        problem::{Problem, Result},
    },
};

/// Where the adoption goes.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAdoptionStep {
    pub status: AdoptionStatus,
    /// What was done or found; why, when it stops. It is public.
    #[validate(length(max = 2000), custom(function = plain))]
    #[schema(max_length = 2000)]
    pub note: String,
}

/// Move an adoption on.
///
/// From interest to a plan, a pilot, daily use, or to an end with the reason; all steps are kept. What was stopped may
/// begin again.
#[utoipa::path(tag = "library", params(AdoptionId,
    IfMatch), responses(
    (status = OK, description = "The adoption", body = Adoption)))]
#[post("/adoptions/{id}/steps")]
pub async fn move_adoption(
    member: Auth<Adopt>,
    db: web::Data<Db>,
    id: web::Path<AdoptionId>,
    seen: IfMatch,
    Json(form): Json<NewAdoptionStep>,
) -> Result<Tagged<Adoption>> {
    let by = MemberId(member.member_id);
    let tx = db.begin(&member).await?;
    let before = adoption::Entity::find_by_id(*id).one(&*tx).await?.ok_or_else(Problem::not_found)?;
    require_representative(&tx, by, before.organisation_id).await?;
    let revision = seen.take::<adoption::Entity>(&tx, before.id).await?;
    if !next_steps(before.status).contains(&form.status) {
        return Err(NOT_THE_NEXT_STEP.into());
    }
    let stops = form.status == AdoptionStatus::Stopped;
    let begins_again = before.status == AdoptionStatus::Stopped;
    if stops && form.note.trim().is_empty() {
        return Err(Problem::field("/note", "required"));
    }
    let (entry, from) = (before.entry_id, before.status);
    let mut change = before.into_active_model();
    change.status = Set(form.status);
    change.stopped_reason = Set(stops.then(|| form.note.clone()));
    change.updated_at = Set(tx.now());
    let adoption = change.update(&*tx).await?;
    keep_step(&tx, &adoption, form.note, by).await?;
    if stops {
        count(&tx, entry, -1).await?;
    } else if begins_again {
        count(&tx, entry, 1).await?;
    }
    let event = did("adoptions.moved", "adoption", adoption.id).acting_for(adoption.organisation_id);
    tx.commit(event.to(json!({ "from": from, "status": form.status }))).await?;
    let viewer = Viewer(Some(member.0.clone()));
    let body = shown(&**db, vec![adoption], &viewer).await?.pop().ok_or_else(Problem::not_found)?;
    Ok(Tagged { body, revision })
}
