//! The verdict on answers. The browser passes the same with the same codes, and this one counts.

use serde_json::{Map, Value};

use super::{
    answer::Judge,
    definition::{Definition, Question, QuestionKind},
};
use crate::platform::problem::FieldError;

/// How finished answers must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Completeness {
    /// Being written: types and sizes count, what is missing or half typed may wait.
    Draft,
    /// Handed in: every rule counts.
    Complete,
}

impl Definition {
    /// Checks answers by the keys of the questions. Gives back those that are kept: empty ones and those of hidden
    /// questions are dropped, texts are trimmed. Faults point below `at`.
    ///
    /// # Errors
    /// A fault for each answer that breaks a rule, or that no question asked for.
    pub fn accept(
        &self,
        answers: &Value,
        completeness: Completeness,
        at: &str,
    ) -> Result<Value, Vec<FieldError>> {
        let Some(given) = answers.as_object() else {
            return Err(vec![FieldError::new(at, "wrong_type")]);
        };
        let mut faults = Vec::new();
        let mut kept = Map::new();
        for section in &self.sections {
            if section.show_if.as_ref().is_some_and(|condition| !condition.holds(&kept)) {
                continue;
            }
            for question in section.questions.iter().filter(|question| question.is_answered()) {
                if question.show_if.as_ref().is_some_and(|condition| !condition.holds(&kept)) {
                    continue;
                }
                let at = format!("{at}/{}", question.key);
                let answer = given.get(&question.key).unwrap_or(&Value::Null);
                let judge = Judge { question, completeness, at: &at, faults: &mut faults };
                if let Some(answer) = judge.judge(answer) {
                    kept.insert(question.key.clone(), answer);
                }
            }
        }
        let asked = |key: &str| self.question(key).is_some_and(Question::is_answered);
        let unknown = given.keys().filter(|key| !asked(key)).take(MOST_UNKNOWN);
        faults
            .extend(unknown.map(|key| FieldError::new(format!("{at}/{}", escaped(key)), "unknown_question")));
        if faults.is_empty() { Ok(Value::Object(kept)) } else { Err(faults) }
    }
}

/// Faults about keys that nobody asked for: so many are told, the rest would only make the answer long.
const MOST_UNKNOWN: usize = 20;

impl Question {
    /// Whether it has an answer.
    pub fn is_answered(&self) -> bool {
        self.kind != QuestionKind::Information
    }
}

/// A key in a JSON pointer (RFC 6901, section 3), not longer than a key may be.
pub fn escaped(key: &str) -> String {
    let key: String = key.chars().take(64).collect();
    key.replace('~', "~0").replace('/', "~1")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// The rules as examples, which the browser's twin is held against, too.
    const VERDICTS: &str = include_str!("verdicts.json");

    fn definition_of(example: &Value) -> Definition {
        let sections = match example.get("sections") {
            Some(sections) => sections.clone(),
            None => json!([{
                "key": "only", "title": { "el": "Μόνη", "en": "Only" }, "questions": example["questions"]
            }]),
        };
        serde_json::from_value(json!({ "sections": sections })).unwrap()
    }

    #[test]
    fn every_example_has_its_verdict() {
        let examples: Vec<Value> = serde_json::from_str(VERDICTS).unwrap();
        for example in &examples {
            let rule = example["rule"].as_str().unwrap();
            let definition = definition_of(example);
            assert_eq!(definition.check(""), Ok(()), "{rule}: its definition is sound");
            let completeness =
                if example["draft"] == true { Completeness::Draft } else { Completeness::Complete };
            let verdict = definition.accept(&example["answers"], completeness, "/answers");
            let faults = |faults: Vec<FieldError>| {
                json!(faults.iter().map(|it| format!("{} {}", it.pointer, it.code)).collect::<Vec<_>>())
            };
            let verdict = verdict.map_err(faults);
            match example.get("kept") {
                Some(kept) => assert_eq!(verdict.as_ref(), Ok(kept), "{rule}"),
                None => assert_eq!(verdict.as_ref(), Err(&example["faults"]), "{rule}"),
            }
        }
    }

    #[test]
    fn bounds_stand_in_the_fault() {
        let definition = definition_of(&json!({ "questions": [{
            "key": "a", "type": "number", "text": { "el": "α", "en": "a" }, "max": 5
        }] }));
        let faults = definition.accept(&json!({ "a": 9 }), Completeness::Complete, "").unwrap_err();
        assert_eq!(faults[0].params["max"], 5);
    }

    #[test]
    fn what_nobody_asked_for_is_told_in_part() {
        let definition = definition_of(&json!({ "questions": [{
            "key": "a", "type": "short_text", "text": { "el": "α", "en": "a" }
        }] }));
        let answers: Map<String, Value> = (0..500).map(|n| (format!("k{n}"), n.into())).collect();
        let faults = definition.accept(&answers.into(), Completeness::Draft, "").unwrap_err();
        assert_eq!(faults.len(), MOST_UNKNOWN);
    }
}
