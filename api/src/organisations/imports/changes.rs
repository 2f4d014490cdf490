use actix_web::{get, web};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use validator::Validate;

use super::{
    super::{entity::OrganisationId, policy::Administer},
    entity::{
        registry_change::{COLUMN, Column, Entity, Model, RegistryAction, RegistryChangeId, RegistryThing},
        registry_import::RegistryImportId,
    },
    find::find,
};
use crate::platform::{
    auth::Auth,
    db::Db,
    json::Json,
    page::{self, Cursor, Page},
    problem::Result,
    query::Query,
    time::Timestamp,
};

/// Which differences.
#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct RegistryChangeQuery {
    thing: Option<RegistryThing>,
    action: Option<RegistryAction>,
    /// Rows in the page.
    #[validate(range(min = 1, max = 100))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u64>,
    /// The `next` of the page before.
    #[validate(length(max = 512))]
    #[param(max_length = 512)]
    after: Option<String>,
}

/// What an import changes, or has changed, of a body or a unit.
#[derive(Debug, Serialize, ToSchema)]
pub struct RegistryChange {
    pub id: RegistryChangeId,
    pub thing: RegistryThing,
    pub action: RegistryAction,
    /// The body or the unit; of a new one, the id that it will have.
    pub subject_id: Uuid,
    /// The body itself, or the unit's.
    pub organisation_id: OrganisationId,
    /// In the national registry.
    #[schema(example = "93152")]
    pub code: String,
    #[schema(example = "Δήμος Ιωαννιτών")]
    pub name: String,
    /// By name of field: what it was, and what it becomes.
    #[schema(value_type = Object, example = json!({"email": [null, "info@ioannina.gr"]}))]
    pub fields: Value,
    pub applied_at: Option<Timestamp>,
}

impl From<Model> for RegistryChange {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            thing: row.thing,
            action: row.action,
            subject_id: row.subject_id,
            organisation_id: row.organisation_id,
            code: row.code,
            name: row.name,
            fields: row.fields,
            applied_at: row.applied_at,
        }
    }
}

/// List the differences that an import makes.
///
/// In the order in which they are applied: what stands above comes first.
#[utoipa::path(tag = "organisations", params(RegistryImportId, RegistryChangeQuery), responses(
    (status = OK, description = "A page of differences", body = Page<RegistryChange>)))]
#[get("/registry-imports/{id}/changes")]
pub async fn list_registry_changes(
    _: Auth<Administer>,
    db: web::Data<Db>,
    id: web::Path<RegistryImportId>,
    Query(query): Query<RegistryChangeQuery>,
) -> Result<Json<Page<RegistryChange>>> {
    let import = find(&***db, *id).await?;
    let mut wanted = Condition::all().add(COLUMN.import_id.eq(import.id));
    if let Some(thing) = query.thing {
        wanted = wanted.add(COLUMN.thing.eq(thing));
    }
    if let Some(action) = query.action {
        wanted = wanted.add(COLUMN.action.eq(action));
    }
    if let Some(after) = Cursor::decode::<i32>(query.after.as_deref())? {
        wanted = wanted.add(COLUMN.position.gt(after));
    }
    let rows = Entity::find()
        .filter(wanted)
        .order_by_asc(Column::Position)
        .limit(page::fetch(query.limit))
        .all(&***db)
        .await?;
    Ok(Json(Page::of(rows, query.limit, |row| row.position, RegistryChange::from)))
}
