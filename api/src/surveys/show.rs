use actix_web::{get, web};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::{
    entity::survey::{self, Column, Entity},
    policy,
    view::Survey,
};
use crate::platform::{
    auth::Viewer,
    db::{Db, Tx},
    etag::{IfMatch, Tagged},
    problem::{Problem, Result},
    read::Read,
};

/// Show a survey.
///
/// Who is asked, from when to when, and where it stands; to a person also how far the own response is.
#[utoipa::path(tag = "surveys", params(("slug" = String, Path, description = "The survey's name in its address")),
    security((), ("bearer" = [])), responses((status = OK, description = "The survey", body = Survey)))]
#[get("/surveys/{slug}")]
pub async fn show_survey(
    viewer: Viewer,
    db: web::Data<Db>,
    slug: web::Path<String>,
) -> Result<Tagged<Survey>> {
    let survey = find(&***db, &slug, &viewer).await?;
    shown(&**db, survey, &viewer).await
}

/// The survey as this viewer sees it, with its revision.
pub(super) async fn shown(db: &impl Read, survey: survey::Model, viewer: &Viewer) -> Result<Tagged<Survey>> {
    let revision = survey.revision;
    let body = Survey::of_all(db, vec![survey], viewer).await?.pop().ok_or_else(Problem::not_found)?;
    Ok(Tagged { body, revision })
}

/// The survey with its next revision taken, so that whoever saw the same one comes too late.
///
/// # Errors
/// 404 when there is none or it is out of sight, 412 when it has moved on.
pub(super) async fn for_change(tx: &Tx, slug: &str, viewer: &Viewer, seen: IfMatch) -> Result<survey::Model> {
    let mut survey = find(&**tx, slug, viewer).await?;
    survey.revision = seen.take::<Entity>(tx, survey.id).await?;
    Ok(survey)
}

/// The survey at this address, when the viewer may see it.
///
/// # Errors
/// 404 when there is none or it is out of sight.
pub async fn find(db: &impl ConnectionTrait, slug: &str, viewer: &Viewer) -> Result<survey::Model> {
    let found = Entity::find().filter(Column::Slug.eq(slug)).one(db).await?;
    found.filter(|survey| policy::can_see(viewer, survey)).ok_or_else(Problem::not_found)
}
