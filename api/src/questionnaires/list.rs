use actix_web::{get, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Deserialize;
use utoipa::IntoParams;
use validator::Validate;

use super::{
    entity::{
        QuestionnaireId, QuestionnairePurpose,
        questionnaire::{Column, Entity},
    },
    policy::Manage,
    view::{Questionnaire, VersionSummary},
};
use crate::platform::{
    auth::{Auth, Viewer},
    db::Db,
    json::Json,
    page::{self, Cursor, Page},
    problem::Result,
    query::Query,
};

/// Which questionnaires.
#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct QuestionnairesQuery {
    purpose: Option<QuestionnairePurpose>,
    /// Rows in the page.
    #[validate(range(min = 1, max = 100))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u64>,
    /// The `next` of the page before.
    #[validate(length(max = 512))]
    #[param(max_length = 512)]
    after: Option<String>,
}

/// List questionnaires.
///
/// Newest first, each with its versions.
#[utoipa::path(tag = "questionnaires", params(QuestionnairesQuery), responses(
    (status = OK, description = "A page of questionnaires", body = Page<Questionnaire>)))]
#[get("/questionnaires")]
pub async fn list_questionnaires(
    coordinator: Auth<Manage>,
    db: web::Data<Db>,
    Query(query): Query<QuestionnairesQuery>,
) -> Result<Json<Page<Questionnaire>>> {
    let mut select = Entity::find().order_by_desc(Column::Id).limit(page::fetch(query.limit));
    if let Some(purpose) = query.purpose {
        select = select.filter(Column::Purpose.eq(purpose));
    }
    if let Some(after) = Cursor::id::<QuestionnaireId>(query.after.as_deref())? {
        select = select.filter(Column::Id.lt(after));
    }
    let rows = select.all(&***db).await?;
    let versions = VersionSummary::of(&***db, rows.iter().map(|row| row.id).collect()).await?;
    let viewer = Viewer(Some(coordinator.0));
    let of = |id| versions.iter().filter(|version| version.questionnaire_id == id).cloned().collect();
    Ok(Json(Page::of(
        rows,
        query.limit,
        |row| row.id,
        |row| {
            let versions = of(row.id);
            Questionnaire::of(row, versions, &viewer)
        },
    )))
}
