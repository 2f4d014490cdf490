//! Counting answers, question by question, as they are read one response after the other.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::questionnaires::{Definition, OTHER, Question, QuestionKind};

/// The counts of one question. Nothing of it is shown before it has passed disclosure control.
#[derive(Debug, Default)]
pub struct Tally {
    pub answered: u64,
    /// By option, step, star or group.
    pub counts: BTreeMap<String, u64>,
    /// By row of a matrix: those who answered it, and by step.
    pub rows: BTreeMap<String, Tally>,
    /// Of a question for a number.
    pub numbers: Vec<f64>,
}

/// The counts of all questions, by key.
#[derive(Debug, Default)]
pub struct Tallies {
    pub responses: u64,
    questions: BTreeMap<String, Tally>,
}

impl Tallies {
    pub fn of(&self, key: &str) -> Option<&Tally> {
        self.questions.get(key)
    }

    /// Counts one response.
    pub fn add(&mut self, definition: &Definition, answers: &Value) {
        let nothing = Map::new();
        let answers = answers.as_object().unwrap_or(&nothing);
        self.responses += 1;
        for question in definition.questions() {
            if let Some(answer) = answers.get(&question.key) {
                self.questions.entry(question.key.clone()).or_default().add(question, answer);
            }
        }
    }
}

impl Tally {
    fn add(&mut self, question: &Question, answer: &Value) {
        self.answered += 1;
        match (question.kind, answer) {
            (QuestionKind::Number, _) => self.numbers.extend(answer.as_f64()),
            (QuestionKind::Matrix, Value::Object(rows)) => {
                for (row, step) in rows {
                    let tally = self.rows.entry(row.clone()).or_default();
                    tally.answered += 1;
                    tally.count(name_of(step));
                }
            }
            (_, Value::Array(chosen)) => chosen.iter().for_each(|one| self.count(name_of(one))),
            (QuestionKind::Nps, _) => self.count(group_of(answer).into()),
            (QuestionKind::ShortText | QuestionKind::LongText | QuestionKind::Email, _) => {}
            _ => self.count(name_of(answer)),
        }
    }

    fn count(&mut self, name: String) {
        *self.counts.entry(name).or_default() += 1;
    }

    pub fn count_of(&self, name: &str) -> u64 {
        self.counts.get(name).copied().unwrap_or(0)
    }
}

fn name_of(answer: &Value) -> String {
    match answer {
        Value::String(text) => text.clone(),
        Value::Object(_) => OTHER.into(),
        other => other.to_string(),
    }
}

/// Who recommends (9 and 10), who does not care (7 and 8), who advises against (up to 6).
fn group_of(answer: &Value) -> &'static str {
    match answer.as_i64() {
        Some(9..) => "promoters",
        Some(7..=8) => "passives",
        _ => "detractors",
    }
}
