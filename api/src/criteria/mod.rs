//! criteria: the criteria by which submissions and projects are scored, and the arithmetic of scores.

use utoipa_actix_web::service_config::ServiceConfig;

pub mod entity;

pub use entity::{
    self as criteria_set, Criteria, CriteriaPurpose, CriteriaSetId, CriteriaSetStatus, CriteriaValues,
    Criterion, Scale, ScaleStep,
};

pub fn routes(_config: &mut ServiceConfig) {}
