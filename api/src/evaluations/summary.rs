//! What the evaluations of a round add up to.

use serde::Serialize;
use utoipa::ToSchema;

use super::entity::evaluation;
use crate::criteria::{Criteria, Criterion, Scale, ScoreSummary, summarise};

/// What the submitted evaluations add up to.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct EvaluationSummary {
    /// Of the weighted means.
    pub overall: ScoreSummary,
    /// In the rubric's order.
    pub criteria: Vec<CriterionSummary>,
}

/// What the values of one criterion add up to.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct CriterionSummary {
    #[schema(example = "public_value")]
    pub key: String,
    pub scores: ScoreSummary,
    /// How many abstained from it.
    #[schema(example = 1)]
    pub abstained: u32,
    /// How often each step of the scale was given, from the lowest.
    pub steps: Vec<StepCount>,
}

/// How often a step was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct StepCount {
    #[schema(example = 4)]
    pub value: i32,
    #[schema(example = 2)]
    pub count: u32,
}

pub fn of(criteria: &Criteria, scale: &Scale, evaluations: &[evaluation::Model]) -> EvaluationSummary {
    let means: Vec<f64> = evaluations.iter().filter_map(|evaluation| evaluation.weighted).collect();
    EvaluationSummary {
        overall: summarise(&means),
        criteria: criteria.0.iter().map(|criterion| of_criterion(criterion, scale, evaluations)).collect(),
    }
}

fn of_criterion(criterion: &Criterion, scale: &Scale, evaluations: &[evaluation::Model]) -> CriterionSummary {
    let given: Vec<Option<i32>> = evaluations
        .iter()
        .filter_map(|evaluation| evaluation.values.0.get(&criterion.key).copied())
        .collect();
    let values: Vec<f64> = given.iter().flatten().map(|value| f64::from(*value)).collect();
    let count = |wanted: Option<i32>| {
        u32::try_from(given.iter().filter(|value| **value == wanted).count()).unwrap_or(u32::MAX)
    };
    CriterionSummary {
        key: criterion.key.clone(),
        scores: summarise(&values),
        abstained: count(None),
        steps: scale
            .0
            .iter()
            .map(|step| StepCount { value: step.value, count: count(Some(step.value)) })
            .collect(),
    }
}
