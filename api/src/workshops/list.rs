use actix_web::{get, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Deserialize;
use utoipa::IntoParams;
use validator::Validate;

use super::{
    entity::{COLUMN, Column, Entity, ParticipationId, ParticipationStatus},
    policy::Manage,
    view::{Participation, Shown},
};
use crate::{
    challenges::{self, ChallengeId},
    platform::{
        auth::Auth,
        db::Db,
        json::Json,
        page::{self, Cursor, Page},
        problem::Result,
        query::Query,
    },
};

/// Which participations.
#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct ParticipationsQuery {
    status: Option<ParticipationStatus>,
    /// Rows in the page.
    #[validate(range(min = 1, max = 100))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u64>,
    /// The `next` of the page before.
    #[validate(length(max = 512))]
    #[param(max_length = 512)]
    after: Option<String>,
}

/// List the participations in a challenge.
///
/// In the order in which they were declared, with answers, expertise, bodies and regions: what a team is composed by.
#[utoipa::path(tag = "workshops", params(ChallengeId, ParticipationsQuery), responses(
    (status = OK, description = "A page of participations", body = Page<Participation>)))]
#[get("/challenges/{id}/participations")]
pub async fn list_participations(
    coordinator: Auth<Manage>,
    db: web::Data<Db>,
    id: web::Path<ChallengeId>,
    Query(query): Query<ParticipationsQuery>,
) -> Result<Json<Page<Participation>>> {
    let challenge = challenges::find(&***db, *id).await?;
    let mut select = Entity::find()
        .filter(COLUMN.challenge_id.eq(challenge.id))
        .order_by_asc(Column::Id)
        .limit(page::fetch(query.limit));
    if let Some(status) = query.status {
        select = select.filter(COLUMN.status.eq(status));
    }
    if let Some(after) = Cursor::id::<ParticipationId>(query.after.as_deref())? {
        select = select.filter(COLUMN.id.gt(after));
    }
    let rows = select.all(&***db).await?;
    let shown = Shown::load(&***db, &rows, &coordinator).await?;
    Ok(Json(Page::of(rows, query.limit, |row| row.id, |row| shown.show(row))))
}
