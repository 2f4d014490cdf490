use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};
use serde::Deserialize;
use serde_json::json;
use time::Date;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    MANDATE_ENDED,
    entity::mandate::{self, MandateId},
    letters,
    mandate_view::Mandate,
    policy::Administer,
};
use crate::{
    organisations,
    platform::{
        audit::did,
        auth::Auth,
        db::Db,
        json::Json,
        problem::{Problem, Result},
        time::iso_date,
    },
};

/// When a mandate ends.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MandateEnd {
    /// The last day, not before the first.
    #[serde(with = "iso_date")]
    #[schema(example = "2026-12-31")]
    pub ends_on: Date,
}

/// End a mandate.
///
/// The right to act for the body ends with the day; the person is told. What the person did for the body stays. A mandate that is over does not come back: give a new one.
#[utoipa::path(tag = "members", params(MandateId), responses(
    (status = OK, description = "The mandate", body = Mandate)))]
#[post("/mandates/{id}/end")]
pub async fn end_mandate(
    admin: Auth<Administer>,
    db: web::Data<Db>,
    id: web::Path<MandateId>,
    Json(form): Json<MandateEnd>,
) -> Result<Json<Mandate>> {
    let tx = db.begin(&admin).await?;
    let mandate = mandate::Entity::find_by_id(*id).one(&*tx).await?.ok_or_else(Problem::not_found)?;
    if mandate.ends_on.is_some_and(|end| end < tx.now().date()) {
        return Err(MANDATE_ENDED.into());
    }
    if form.ends_on < mandate.starts_on {
        return Err(Problem::field("/ends_on", "window"));
    }
    let mut change = mandate.into_active_model();
    change.ends_on = Set(Some(form.ends_on));
    let mandate = change.update(&*tx).await?;
    let mut names = organisations::names_of(&*tx, [mandate.organisation_id]).await?;
    let name = names.remove(&mandate.organisation_id).ok_or_else(Problem::not_found)?;
    letters::tell_of_end(&tx, &mandate).await?;
    let details = json!({ "ends_on": form.ends_on.to_string() });
    tx.commit(did("mandates.ended", "mandate", mandate.id).to(details)).await?;
    Ok(Json(Mandate::of(mandate, name)))
}
