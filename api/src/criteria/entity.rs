//! Criteria sets, and the values that are given by them.

use std::collections::BTreeMap;

use sea_orm::{FromJsonQueryResult, entity::prelude::*};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::platform::{localized::LocalizedText, time::Timestamp};

crate::id!(
    /// A version of a criteria set.
    CriteriaSetId
);

crate::choice!(
    /// What is scored by the criteria.
    CriteriaPurpose {
        /// Submissions.
        Triage,
        /// Projects: the set is a rubric.
        Evaluation,
    }
);

crate::choice!(
    /// Whether a criteria set may be used.
    CriteriaSetStatus {
        /// Not used yet.
        Draft,
        /// Scored by, and for ever as it is.
        Published,
    }
);

/// A step of the scale and its label.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ScaleStep {
    #[schema(minimum = 0, maximum = 10, example = 3)]
    pub value: i32,
    pub label: LocalizedText,
}

/// The steps of the scale, from the lowest to the highest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Scale(pub Vec<ScaleStep>);

/// One thing that is scored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    #[schema(min_length = 1, max_length = 64, example = "public_value")]
    pub key: String,
    pub label: LocalizedText,
    pub help: LocalizedText,
    /// Its share of the mean; with 0 it is shown and does not count.
    #[schema(minimum = 0, maximum = 100, example = 30)]
    pub weight: f64,
}

/// The criteria in the order in which they are asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Criteria(pub Vec<Criterion>);

/// The value given for each criterion's key; null abstains.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema, FromJsonQueryResult)]
#[serde(transparent)]
pub struct CriteriaValues(pub BTreeMap<String, Option<i32>>);

/// A version of the criteria by which submissions or projects are scored.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "criteria_sets")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CriteriaSetId,
    /// The name that all versions share.
    pub key: String,
    /// From 1.
    pub version: i32,
    #[sea_orm(column_type = "JsonBinary")]
    pub title: LocalizedText,
    pub purpose: CriteriaPurpose,
    #[sea_orm(column_type = "JsonBinary")]
    pub scale: Scale,
    #[sea_orm(column_type = "JsonBinary")]
    pub criteria: Criteria,
    pub status: CriteriaSetStatus,
    pub created_at: Timestamp,
}

impl ActiveModelBehavior for ActiveModel {}
