//! Criteria sets.

use sea_orm::{ActiveModelTrait, Set};
use wenovate::{
    criteria::{Criteria, CriteriaPurpose, CriteriaSetStatus, Criterion, Scale, ScaleStep, criteria_set},
    platform::localized::LocalizedText,
};

use crate::app::{TestApp, next_number};

impl TestApp {
    /// A published set with a scale from 1 to 5 and two criteria: `value` counts three times as much as `effort`.
    pub async fn criteria_set(&self, purpose: CriteriaPurpose) -> criteria_set::Model {
        let criterion = |key: &str, weight| Criterion {
            key: key.into(),
            label: LocalizedText::new(key, key),
            help: LocalizedText::new(key, key),
            weight,
        };
        let steps =
            (1..=5).map(|value| ScaleStep { value, label: LocalizedText::new(value.to_string(), "") });
        let set = criteria_set::ActiveModel {
            id: Set(self.id()),
            key: Set(format!("criteria-{}", next_number())),
            version: Set(1),
            title: Set(LocalizedText::new("Κριτήρια", "Criteria")),
            purpose: Set(purpose),
            scale: Set(Scale(steps.collect())),
            criteria: Set(Criteria(vec![criterion("value", 75.0), criterion("effort", 25.0)])),
            status: Set(CriteriaSetStatus::Published),
            created_at: Set(self.now()),
        };
        set.insert(&*self.foundation().db).await.unwrap()
    }
}
