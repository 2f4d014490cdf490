use actix_web::{get, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use super::super::{
    entity::{DecisionDeed, DecisionTemplateId, decision_template},
    policy::Administer,
};
use crate::platform::{
    auth::Auth,
    db::Db,
    json::Json,
    localized::LocalizedText,
    page::{self, Cursor, Page},
    problem::Result,
    query::Query,
};

/// A text to give reasons with.
#[derive(Debug, Serialize, ToSchema)]
pub struct DecisionTemplate {
    pub id: DecisionTemplateId,
    pub deed: DecisionDeed,
    /// What it is called in the list.
    pub title: LocalizedText,
    /// What the person reads, in their language.
    pub text: LocalizedText,
    /// It is offered no more.
    pub retired: bool,
    /// For the `If-Match` of a change.
    pub revision: i64,
}

impl From<decision_template::Model> for DecisionTemplate {
    fn from(row: decision_template::Model) -> Self {
        Self {
            id: row.id,
            deed: row.deed,
            title: row.title,
            text: row.text,
            retired: row.retired,
            revision: row.revision,
        }
    }
}

/// Which texts.
#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct DecisionTemplateQuery {
    deed: Option<DecisionDeed>,
    retired: Option<bool>,
    /// Rows in the page.
    #[validate(range(min = 1, max = 100))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u64>,
    /// The `next` of the page before.
    #[validate(length(max = 512))]
    #[param(max_length = 512)]
    after: Option<String>,
}

/// List the texts of decisions.
///
/// Newest first, with those that are offered no more.
#[utoipa::path(tag = "members", params(DecisionTemplateQuery), responses(
    (status = OK, description = "A page of texts", body = Page<DecisionTemplate>)))]
#[get("/decision-templates")]
pub async fn list_decision_templates(
    _admin: Auth<Administer>,
    db: web::Data<Db>,
    Query(query): Query<DecisionTemplateQuery>,
) -> Result<Json<Page<DecisionTemplate>>> {
    let mut select = decision_template::Entity::find()
        .order_by_desc(decision_template::Column::Id)
        .limit(page::fetch(query.limit));
    if let Some(deed) = query.deed {
        select = select.filter(decision_template::COLUMN.deed.eq(deed));
    }
    if let Some(retired) = query.retired {
        select = select.filter(decision_template::COLUMN.retired.eq(retired));
    }
    if let Some(after) = Cursor::id::<DecisionTemplateId>(query.after.as_deref())? {
        select = select.filter(decision_template::COLUMN.id.lt(after));
    }
    let rows = select.all(&***db).await?;
    Ok(Json(Page::of(rows, query.limit, |row| row.id, DecisionTemplate::from)))
}
