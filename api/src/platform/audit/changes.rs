//! Before and after: which fields of a row a change gave another value.

use sea_orm::{IdenStatic, Iterable, ModelTrait, sea_query};
use serde_json::{Map, Value, json};

/// What changes with every change and says nothing.
const BESIDE_THE_POINT: [&str; 3] = ["revision", "updated_at", "search_text"];

/// Characters that are kept of a text: whole texts have their own versions.
const LENGTH: usize = 500;

/// The fields that differ, each with `before` and `after`. Not for rows that hold secrets, answers, or what a person
/// may have erased: the trail forgets nothing.
pub fn changes<M: ModelTrait>(before: &M, after: &M) -> Map<String, Value> {
    let columns = <M::Entity as sea_orm::EntityTrait>::Column::iter();
    let changed = columns.filter_map(|column| {
        let name = column.as_str();
        let (was, is) = (before.get(column), after.get(column));
        (was != is && !BESIDE_THE_POINT.contains(&name))
            .then(|| (name.to_owned(), json!({ "before": told(&was), "after": told(&is) })))
    });
    changed.collect()
}

fn told(value: &sea_query::Value) -> Value {
    shortened(sea_query::sea_value_to_json_value(value))
}

fn shortened(value: Value) -> Value {
    match value {
        Value::String(text) if text.chars().nth(LENGTH).is_some() => {
            Value::String(text.chars().take(LENGTH).chain(['…']).collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(shortened).collect()),
        Value::Object(fields) => {
            Value::Object(fields.into_iter().map(|(name, field)| (name, shortened(field))).collect())
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_and_short_ones_kept() {
        let long = shortened(json!({ "el": "α".repeat(600), "en": "short" }));
        assert_eq!(long["el"].as_str().unwrap().chars().count(), LENGTH + 1);
        assert_eq!(long["en"], "short");
    }
}
