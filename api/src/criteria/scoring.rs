//! The arithmetic of scores: a person's weighted mean, and what several people's means add up to.

use serde::Serialize;
use utoipa::ToSchema;

use super::entity::{Criteria, CriteriaValues, Model, Scale};
use crate::platform::problem::FieldError;

/// Checks values against the set they are given by: every criterion answered by a step of the scale or abstained
/// from, and no other keys. Faults point below `at`.
///
/// # Errors
/// A fault for each criterion that is wrong.
pub fn accept(set: &Model, values: &CriteriaValues, at: &str) -> Result<(), Vec<FieldError>> {
    let mut faults: Vec<FieldError> = Vec::new();
    for criterion in &set.criteria.0 {
        match values.0.get(&criterion.key) {
            None => faults.push(FieldError::new(format!("{at}/{}", criterion.key), "required")),
            Some(Some(value)) if !set.scale.0.iter().any(|step| step.value == *value) => {
                faults.push(FieldError::new(format!("{at}/{}", criterion.key), "unknown_option"));
            }
            Some(_) => {}
        }
    }
    let known = |key: &str| set.criteria.0.iter().any(|criterion| criterion.key == key);
    faults.extend(
        values
            .0
            .keys()
            .filter(|key| !known(key))
            .map(|key| FieldError::new(format!("{at}/{}", escaped(key)), "unknown_field")),
    );
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// The mean of a person's values by the criteria's weights. Criteria abstained from, and independent ones of weight
/// 0, do not count; their weight is shared by the others. None when nothing counts.
pub fn weighted_mean(criteria: &Criteria, values: &CriteriaValues) -> Option<f64> {
    let counted = criteria.0.iter().filter(|criterion| criterion.weight > 0.0).filter_map(|criterion| {
        let value = values.0.get(&criterion.key).copied().flatten()?;
        Some((criterion.weight, f64::from(value)))
    });
    let (weights, sum) = counted
        .fold((0.0, 0.0), |(weights, sum), (weight, value)| (weights + weight, weight.mul_add(value, sum)));
    (weights > 0.0).then(|| sum / weights)
}

/// What several people's weighted means add up to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, ToSchema)]
pub struct ScoreSummary {
    /// How many people scored.
    #[schema(example = 5)]
    pub count: u32,
    /// The mean of their weighted means.
    #[schema(example = 3.8)]
    pub mean: Option<f64>,
    /// The sample standard deviation of their weighted means; none with fewer than two.
    #[schema(example = 0.6)]
    pub spread: Option<f64>,
}

/// Mean and spread of people's weighted means.
pub fn summarise(means: &[f64]) -> ScoreSummary {
    let count = u32::try_from(means.len()).unwrap_or(u32::MAX);
    let n = f64::from(count);
    let mean = (count > 0).then(|| means.iter().sum::<f64>() / n);
    let spread = mean.filter(|_| count > 1).map(|mean| {
        let squares: f64 = means.iter().map(|value| (value - mean).powi(2)).sum();
        (squares / (n - 1.0)).sqrt()
    });
    ScoreSummary { count, mean, spread }
}

/// The lowest and the highest step of a scale.
pub fn bounds(scale: &Scale) -> Option<(i32, i32)> {
    let values = scale.0.iter().map(|step| step.value);
    values.clone().min().zip(values.max())
}

#[cfg(test)]
mod tests {
    use super::{super::entity::Criterion, *};
    use crate::platform::localized::LocalizedText;

    fn criteria(weights: &[(&str, f64)]) -> Criteria {
        let criterion = |(key, weight): &(&str, f64)| Criterion {
            key: (*key).into(),
            label: LocalizedText::default(),
            help: LocalizedText::default(),
            weight: *weight,
        };
        Criteria(weights.iter().map(criterion).collect())
    }

    fn values(given: &[(&str, Option<i32>)]) -> CriteriaValues {
        CriteriaValues(given.iter().map(|(key, value)| ((*key).to_owned(), *value)).collect())
    }

    #[test]
    fn weights_decide_how_much_a_value_counts() {
        let set = criteria(&[("value", 75.0), ("cost", 25.0)]);
        assert_eq!(weighted_mean(&set, &values(&[("value", Some(5)), ("cost", Some(1))])), Some(4.0));
    }

    #[test]
    fn an_abstention_and_an_independent_criterion_do_not_count() {
        let set = criteria(&[("value", 75.0), ("cost", 25.0), ("novelty", 0.0)]);
        let given = values(&[("value", None), ("cost", Some(2)), ("novelty", Some(5))]);
        assert_eq!(weighted_mean(&set, &given), Some(2.0));
        assert_eq!(weighted_mean(&set, &values(&[("value", None), ("cost", None)])), None);
    }

    #[test]
    fn the_spread_needs_two() {
        assert_eq!(summarise(&[]), ScoreSummary::default());
        assert_eq!(summarise(&[4.0]), ScoreSummary { count: 1, mean: Some(4.0), spread: None });
        let two = summarise(&[2.0, 4.0]);
        assert_eq!(two.mean, Some(3.0));
        assert!((two.spread.unwrap() - 2.0_f64.sqrt()).abs() < 1e-9);
    }
}
