//! When a question is asked: groups of tests on earlier answers.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{
        ObjectBuilder, OneOfBuilder, Ref, RefOr, Type,
        schema::{AdditionalProperties, ArrayBuilder, Schema},
    },
};

use super::definition::OTHER;

/// Tests on earlier answers. An unanswered question meets no test but `unanswered`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// Each of them holds.
    All(Vec<Condition>),
    /// One of them holds.
    Any(Vec<Condition>),
    /// An earlier answer is such.
    Answer(Test),
}

/// A test on one answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AnswerTest)]
pub struct Test {
    /// The key of an earlier question.
    #[schema(max_length = 64, example = "has_budget")]
    pub question: String,
    /// Which row of a matrix.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 64)]
    pub row: Option<String>,
    pub is: AnswerIs,
    /// What the answer is compared with; `other` is the answer that stands in no option.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = scalar)]
    pub value: Option<Value>,
}

crate::choice!(
    /// How an answer is tested.
    AnswerIs {
        Answered,
        Unanswered,
        /// The value, or among those chosen.
        Equals,
        /// Answered otherwise.
        Differs,
        AtLeast,
        AtMost,
    }
);

/// Said by hand: a derived schema of what contains itself either never ends or leaves out the test.
impl PartialSchema for Condition {
    fn schema() -> RefOr<Schema> {
        let variant = |name: &str, schema: RefOr<Schema>| {
            ObjectBuilder::new()
                .property(name, schema)
                .required(name)
                .additional_properties(Some(AdditionalProperties::FreeForm(false)))
        };
        let group = || ArrayBuilder::new().items(Ref::from_schema_name("Condition")).into();
        OneOfBuilder::new()
            .description(Some("Tests on earlier answers, joined by and (`all`) or by or (`any`)"))
            .item(variant("all", group()))
            .item(variant("any", group()))
            .item(variant("answer", Ref::from_schema_name("AnswerTest").into()))
            .into()
    }
}

impl ToSchema for Condition {
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        schemas.push(("AnswerTest".into(), Test::schema()));
        Test::schemas(schemas);
    }
}

fn scalar() -> RefOr<Schema> {
    let mut one_of = OneOfBuilder::new();
    for kind in [Type::String, Type::Number, Type::Boolean] {
        one_of = one_of.item(ObjectBuilder::new().schema_type(kind));
    }
    one_of.into()
}

impl Condition {
    /// Whether it holds for the answers so far, from which those of hidden questions have been dropped.
    pub fn holds(&self, answers: &Map<String, Value>) -> bool {
        match self {
            Self::All(group) => group.iter().all(|condition| condition.holds(answers)),
            Self::Any(group) => group.iter().any(|condition| condition.holds(answers)),
            Self::Answer(test) => test.holds(answers),
        }
    }

    /// All tests in it.
    pub fn tests(&self) -> Vec<&Test> {
        match self {
            Self::All(group) | Self::Any(group) => group.iter().flat_map(Self::tests).collect(),
            Self::Answer(test) => vec![test],
        }
    }

    /// How deep groups stand in groups.
    pub fn depth(&self) -> usize {
        match self {
            Self::All(group) | Self::Any(group) => 1 + group.iter().map(Self::depth).max().unwrap_or(0),
            Self::Answer(_) => 0,
        }
    }
}

impl Test {
    fn holds(&self, answers: &Map<String, Value>) -> bool {
        let answer = answers.get(&self.question);
        let answer = match &self.row {
            Some(row) => answer.and_then(|rows| rows.get(row)),
            None => answer,
        };
        let (answer, value) = match (self.is, answer, &self.value) {
            (AnswerIs::Unanswered, answer, _) => return answer.is_none(),
            (AnswerIs::Answered, answer, _) => return answer.is_some(),
            (_, Some(answer), Some(value)) => (answer, value),
            _ => return false,
        };
        match self.is {
            AnswerIs::Equals => equals(answer, value),
            AnswerIs::Differs => !equals(answer, value),
            AnswerIs::AtLeast => compared(answer, value).is_some_and(std::cmp::Ordering::is_ge),
            AnswerIs::AtMost => compared(answer, value).is_some_and(std::cmp::Ordering::is_le),
            AnswerIs::Answered | AnswerIs::Unanswered => false,
        }
    }
}

fn equals(answer: &Value, value: &Value) -> bool {
    match answer {
        Value::Array(chosen) => chosen.iter().any(|one| equals(one, value)),
        Value::Object(_) => value == OTHER,
        Value::Number(_) => compared(answer, value).is_some_and(std::cmp::Ordering::is_eq),
        _ => answer == value,
    }
}

/// Numbers by size, dates by day.
fn compared(answer: &Value, value: &Value) -> Option<std::cmp::Ordering> {
    match (answer, value) {
        (Value::String(answer), Value::String(value)) => Some(answer.cmp(value)),
        _ => answer.as_f64()?.partial_cmp(&value.as_f64()?),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn holds(condition: Value, answers: Value) -> bool {
        let condition: Condition = serde_json::from_value(condition).unwrap();
        condition.holds(answers.as_object().unwrap())
    }

    fn test(is: &str, value: Value) -> Value {
        json!({ "answer": { "question": "q", "is": is, "value": value } })
    }

    #[test]
    fn an_answer_equals_its_value_or_one_of_those_chosen() {
        assert!(holds(test("equals", json!("a")), json!({ "q": "a" })));
        assert!(holds(test("equals", json!("a")), json!({ "q": ["b", "a"] })));
        assert!(holds(test("equals", json!(3)), json!({ "q": 3.0 })));
        assert!(holds(test("equals", json!(true)), json!({ "q": true })));
        assert!(!holds(test("equals", json!("a")), json!({ "q": "b" })));
    }

    #[test]
    fn other_is_what_stands_in_no_option() {
        assert!(holds(test("equals", json!("other")), json!({ "q": { "other": "δικό μου" } })));
        assert!(holds(test("equals", json!("other")), json!({ "q": ["a", { "other": "x" }] })));
        assert!(!holds(test("equals", json!("other")), json!({ "q": "a" })));
    }

    #[test]
    fn numbers_and_dates_are_compared() {
        assert!(holds(test("at_least", json!(4)), json!({ "q": 4 })));
        assert!(!holds(test("at_least", json!(4)), json!({ "q": 3.9 })));
        assert!(holds(test("at_most", json!("2026-11-24")), json!({ "q": "2026-02-01" })));
        assert!(!holds(test("at_least", json!(4)), json!({ "q": "unsure" })));
    }

    #[test]
    fn the_unanswered_meets_no_test_but_unanswered() {
        for is in ["equals", "differs", "at_least", "at_most", "answered"] {
            assert!(!holds(test(is, json!("a")), json!({})), "{is}");
        }
        assert!(holds(test("unanswered", Value::Null), json!({})));
    }

    #[test]
    fn a_row_of_a_matrix_is_tested_by_its_key() {
        let condition = json!({ "answer": { "question": "q", "row": "time", "is": "at_least", "value": 4 } });
        assert!(holds(condition.clone(), json!({ "q": { "time": 5 } })));
        assert!(!holds(condition, json!({ "q": { "money": 5 } })));
    }

    #[test]
    fn groups_join_tests_by_and_and_by_or() {
        let (a, b) = (test("equals", json!("a")), test("equals", json!("b")));
        assert!(holds(json!({ "any": [a, b] }), json!({ "q": "b" })));
        assert!(!holds(json!({ "all": [a, b] }), json!({ "q": "b" })));
        assert!(holds(json!({ "all": [{ "any": [a, b] }, b] }), json!({ "q": "b" })));
    }
}
