use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    entity::{
        ActiveModel, COLUMN, Column, Criteria, CriteriaPurpose, CriteriaSetId, CriteriaSetStatus, Criterion,
        Entity, Model, Scale, ScaleStep,
    },
    policy::Manage,
    view::CriteriaSet,
};
use crate::platform::{
    audit::did,
    auth::{Auth, Viewer},
    db::{Db, Tx},
    json::{Created, Json},
    localized::{self, LocalizedText},
    problem::{FieldError, Problem, Result},
};

/// A new criteria set, or a new version of one.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCriteriaSet {
    /// The name that all versions share; a known one makes its next version.
    #[validate(length(min = 1, max = 64))]
    #[schema(min_length = 1, max_length = 64, example = "triage")]
    pub key: String,
    #[validate(custom(function = localized::short))]
    pub title: LocalizedText,
    pub purpose: CriteriaPurpose,
    /// The steps, each value once, with a label.
    #[validate(length(min = 2, max = 11))]
    #[schema(min_items = 2, max_items = 11)]
    pub scale: Vec<ScaleStep>,
    /// The weights add up to 100; a criterion of weight 0 is shown and does not count.
    #[validate(length(min = 1, max = 20))]
    #[schema(min_items = 1, max_items = 20)]
    pub criteria: Vec<Criterion>,
}

/// Create a criteria set.
///
/// It begins as a draft. A published set never changes, since scores have been given by it: to change it, create it
/// anew under the same key, which makes the next version.
#[utoipa::path(tag = "criteria", responses((status = CREATED, description = "The draft", body = CriteriaSet)))]
#[post("/criteria-sets")]
pub async fn create_criteria_set(
    coordinator: Auth<Manage>,
    db: web::Data<Db>,
    Json(form): Json<NewCriteriaSet>,
) -> Result<Created<CriteriaSet>> {
    let tx = db.begin(&coordinator).await?;
    let set = insert(&tx, form).await?;
    let (id, location) = (set.id, format!("/api/v1/criteria-sets/{}", set.id));
    let body = CriteriaSet::of(set, &Viewer(Some(coordinator.0.clone())));
    tx.commit_answering(did("criteria.created", "criteria_set", id), Created { location, body }).await
}

/// Writes the next version of a set.
///
/// # Errors
/// 422 when the set contradicts itself.
pub async fn insert(tx: &Tx, form: NewCriteriaSet) -> Result<Model> {
    check(&form)?;
    let latest =
        Entity::find().filter(COLUMN.key.eq(&form.key)).order_by_desc(Column::Version).one(&**tx).await?;
    if latest.as_ref().is_some_and(|latest| latest.purpose != form.purpose) {
        return Err(Problem::field("/purpose", "purpose"));
    }
    let mut scale = form.scale;
    scale.sort_by_key(|step| step.value);
    let row = ActiveModel {
        id: Set(tx.new_id()),
        key: Set(form.key),
        version: Set(latest.map_or(1, |latest| latest.version + 1)),
        title: Set(form.title),
        purpose: Set(form.purpose),
        scale: Set(Scale(scale)),
        criteria: Set(Criteria(form.criteria)),
        status: Set(CriteriaSetStatus::Draft),
        created_at: Set(tx.now()),
    };
    Ok(row.insert(&**tx).await?)
}

/// What a bound cannot say: keys and values once, sound weights, labels.
fn check(form: &NewCriteriaSet) -> Result<()> {
    let mut faults = Vec::new();
    for (index, step) in form.scale.iter().enumerate() {
        if form.scale.iter().take(index).any(|earlier| earlier.value == step.value) {
            faults.push(FieldError::new(format!("/scale/{index}/value"), "duplicate"));
        }
        if !(0..=10).contains(&step.value) {
            faults.push(
                FieldError::new(format!("/scale/{index}/value"), "range").with("min", 0).with("max", 10),
            );
        }
        if localized::medium(&step.label).is_err() {
            faults.push(FieldError::new(format!("/scale/{index}/label"), "required"));
        }
    }
    for (index, criterion) in form.criteria.iter().enumerate() {
        if !is_key(&criterion.key) {
            faults.push(FieldError::new(format!("/criteria/{index}/key"), "slug"));
        }
        if form.criteria.iter().take(index).any(|earlier| earlier.key == criterion.key) {
            faults.push(FieldError::new(format!("/criteria/{index}/key"), "duplicate"));
        }
        if localized::short(&criterion.label).is_err() {
            faults.push(FieldError::new(format!("/criteria/{index}/label"), "required"));
        }
        if !(0.0..=100.0).contains(&criterion.weight) {
            let fault = FieldError::new(format!("/criteria/{index}/weight"), "range");
            faults.push(fault.with("min", 0).with("max", 100));
        }
    }
    let sum: f64 = form.criteria.iter().map(|criterion| criterion.weight).sum();
    if (sum - 100.0).abs() > 0.01 {
        faults.push(FieldError::new("/criteria", "weights"));
    }
    if faults.is_empty() { Ok(()) } else { Err(Problem::invalid(faults)) }
}

fn is_key(key: &str) -> bool {
    (1..=64).contains(&key.len())
        && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_-".contains(&byte))
}

/// The newest published version of a key.
///
/// # Errors
/// When the database refuses.
pub async fn latest_published(db: &impl ConnectionTrait, key: &str) -> Result<Option<CriteriaSetId>> {
    let set = Entity::find()
        .filter(COLUMN.key.eq(key))
        .filter(COLUMN.status.eq(CriteriaSetStatus::Published))
        .order_by_desc(Column::Version)
        .one(db)
        .await?;
    Ok(set.map(|set| set.id))
}
