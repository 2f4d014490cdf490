//! The verdict on a definition when it is written, so that none is published which nobody can answer.

use std::collections::HashSet;

use serde_json::{Number, Value};

use super::{
    answer::is_date,
    condition::{AnswerIs, Condition, Test},
    definition::{Definition, OTHER, Question, QuestionKind},
    fields,
};
use crate::platform::{localized::LocalizedText, problem::FieldError};

const MOST_SECTIONS: usize = 40;
const MOST_QUESTIONS: usize = 60;
const MOST_TESTS: usize = 20;
const DEEPEST: usize = 3;
const LONGEST_LABEL: usize = 300;
const LONGEST_TEXT: usize = 2_000;

/// Collects faults, each below the document's place in the request.
pub(super) struct Check<'a> {
    definition: &'a Definition,
    faults: Vec<FieldError>,
}

impl Definition {
    /// Everything that a type cannot say. Faults point below `at`.
    ///
    /// # Errors
    /// A fault for each part that contradicts another, is missing, or is too long.
    pub fn check(&self, at: &str) -> Result<(), Vec<FieldError>> {
        let mut check = Check { definition: self, faults: Vec::new() };
        check.sections(at);
        if check.faults.is_empty() { Ok(()) } else { Err(check.faults) }
    }
}

impl Check<'_> {
    fn sections(&mut self, at: &str) {
        let definition = self.definition;
        self.count(&format!("{at}/sections"), definition.sections.len(), 1, MOST_SECTIONS);
        let mut sections = HashSet::new();
        let mut questions: HashSet<&str> = HashSet::new();
        for (index, section) in definition.sections.iter().enumerate().take(MOST_SECTIONS) {
            let at = format!("{at}/sections/{index}");
            self.key(&at, &section.key, sections.insert(section.key.as_str()));
            self.text(&format!("{at}/title"), &section.title, LONGEST_LABEL);
            self.optional_text(&format!("{at}/help"), section.help.as_ref());
            self.condition(&format!("{at}/show_if"), section.show_if.as_ref(), &questions);
            self.count(&format!("{at}/questions"), section.questions.len(), 1, MOST_QUESTIONS);
            for (index, question) in section.questions.iter().enumerate().take(MOST_QUESTIONS) {
                let at = format!("{at}/questions/{index}");
                self.condition(&format!("{at}/show_if"), question.show_if.as_ref(), &questions);
                self.key(&at, &question.key, questions.insert(question.key.as_str()));
                self.question(&at, question);
            }
        }
    }

    fn question(&mut self, at: &str, question: &Question) {
        self.text(&format!("{at}/text"), &question.text, LONGEST_TEXT);
        self.optional_text(&format!("{at}/help"), question.help.as_ref());
        for (field, code) in fields::misplaced(question) {
            self.fault(format!("{at}/{field}"), code);
        }
        for (field, text) in [("unit", &question.unit), ("low", &question.low), ("high", &question.high)] {
            if let Some(text) = text {
                self.text(&format!("{at}/{field}"), text, LONGEST_LABEL);
            }
        }
        self.lengths(at, question);
        self.numbers(at, question);
        self.dates(at, question);
        self.options(at, question);
        self.steps_and_rows(at, question);
    }

    fn lengths(&mut self, at: &str, question: &Question) {
        let longest = if question.kind == QuestionKind::LongText { 20_000 } else { 500 };
        for (field, length) in [("min_length", question.min_length), ("max_length", question.max_length)] {
            if length.is_some_and(|length| !(1..=longest).contains(&length)) {
                self.range(format!("{at}/{field}"), 1, longest);
            }
        }
        if question.min_length.is_some_and(|least| least > question.longest()) {
            self.fault(format!("{at}/min_length"), "min_max");
        }
    }

    fn numbers(&mut self, at: &str, question: &Question) {
        let value = |number: &Option<Number>| number.as_ref().and_then(Number::as_f64);
        match question.kind {
            QuestionKind::Number => {
                if let (Some(min), Some(max)) = (value(&question.min), value(&question.max))
                    && min > max
                {
                    self.fault(format!("{at}/min"), "min_max");
                }
            }
            QuestionKind::Rating => {
                let whole = question.max.as_ref().is_none_or(|max| max.as_i64().is_some());
                if !whole || !(3..=10).contains(&question.stars()) {
                    self.range(format!("{at}/max"), 3, 10);
                }
            }
            _ => {}
        }
    }

    fn dates(&mut self, at: &str, question: &Question) {
        for (field, date) in [("earliest", &question.earliest), ("latest", &question.latest)] {
            if date.as_ref().is_some_and(|date| !is_date(date)) {
                self.fault(format!("{at}/{field}"), "date");
            }
        }
        if let (Some(earliest), Some(latest)) = (&question.earliest, &question.latest)
            && earliest > latest
        {
            self.fault(format!("{at}/earliest"), "min_max");
        }
    }

    fn options(&mut self, at: &str, question: &Question) {
        if !question.options.is_empty() {
            self.count(&format!("{at}/options"), question.options.len(), 2, 400);
        }
        let mut values = HashSet::new();
        for (index, option) in question.options.iter().enumerate().take(400) {
            let at = format!("{at}/options/{index}");
            self.value(&format!("{at}/value"), &option.value, values.insert(option.value.as_str()));
            if option.value == OTHER && question.other {
                self.fault(format!("{at}/value"), "duplicate");
            }
            self.text(&format!("{at}/label"), &option.label, LONGEST_LABEL);
            if option.exclusive && question.kind != QuestionKind::MultipleChoice {
                self.fault(format!("{at}/exclusive"), "unknown_field");
            }
        }
        let possible = question.options.len() + usize::from(question.other);
        let most = u32::try_from(possible).unwrap_or(u32::MAX).max(1);
        let (min, max) = (question.min_choices, question.max_choices);
        for (field, bound) in [("min_choices", min), ("max_choices", max)] {
            if bound.is_some_and(|bound| !(1..=most).contains(&bound)) {
                self.range(format!("{at}/{field}"), 1, most);
            }
        }
        if min.is_some_and(|min| max.is_some_and(|max| min > max)) {
            self.fault(format!("{at}/min_choices"), "min_max");
        }
    }

    fn steps_and_rows(&mut self, at: &str, question: &Question) {
        if !question.steps.is_empty() {
            self.count(&format!("{at}/steps"), question.steps.len(), 2, 11);
        }
        for (index, step) in question.steps.iter().enumerate().take(11) {
            let at = format!("{at}/steps/{index}");
            self.text(&format!("{at}/label"), &step.label, LONGEST_LABEL);
            if !(0..=10).contains(&step.value) {
                self.range(format!("{at}/value"), 0, 10);
            }
            let before = index.checked_sub(1).and_then(|before| question.steps.get(before));
            if before.is_some_and(|before| before.value >= step.value) {
                self.fault(format!("{at}/value"), "ascending");
            }
        }
        self.count(&format!("{at}/rows"), question.rows.len(), 0, 40);
        let mut keys = HashSet::new();
        for (index, row) in question.rows.iter().enumerate().take(40) {
            let at = format!("{at}/rows/{index}");
            self.value(&format!("{at}/key"), &row.key, keys.insert(row.key.as_str()));
            self.text(&format!("{at}/label"), &row.label, LONGEST_LABEL);
        }
    }

    fn condition(&mut self, at: &str, condition: Option<&Condition>, earlier: &HashSet<&str>) {
        let Some(condition) = condition else { return };
        if condition.depth() > DEEPEST || !(1..=MOST_TESTS).contains(&condition.tests().len()) {
            self.fault(at.to_owned(), "condition");
            return;
        }
        for test in condition.tests() {
            if let Some(code) = self.test(test, earlier) {
                self.faults.push(FieldError::new(at, code).with("question", test.question.as_str()));
            }
        }
    }

    /// What is wrong with a test, if anything.
    fn test(&self, test: &Test, earlier: &HashSet<&str>) -> Option<&'static str> {
        if !earlier.contains(test.question.as_str()) {
            return Some("condition_later");
        }
        let question = self.definition.question(&test.question).filter(|question| question.is_answered());
        let Some(question) = question else { return Some("condition_later") };
        let row_is_right = match &test.row {
            Some(key) => question.rows.iter().any(|row| row.key == *key),
            None => {
                question.kind != QuestionKind::Matrix
                    || matches!(test.is, AnswerIs::Answered | AnswerIs::Unanswered)
            }
        };
        let value_is_right = match (test.is, &test.value) {
            (AnswerIs::Answered | AnswerIs::Unanswered, value) => value.is_none(),
            (is, Some(value)) => comparable(question, is, value),
            (_, None) => false,
        };
        (!row_is_right || !value_is_right).then_some("condition")
    }

    fn key(&mut self, at: &str, key: &str, is_new: bool) {
        if !key.starts_with(|first: char| first.is_ascii_lowercase()) || !is_name(key) {
            self.fault(format!("{at}/key"), "key");
        } else if !is_new {
            self.fault(format!("{at}/key"), "duplicate");
        }
    }

    fn value(&mut self, at: &str, value: &str, is_new: bool) {
        if !value.starts_with(|first: char| first.is_ascii_alphanumeric()) || !is_name(value) {
            self.fault(at.to_owned(), "key");
        } else if !is_new {
            self.fault(at.to_owned(), "duplicate");
        }
    }

    fn text(&mut self, at: &str, text: &LocalizedText, longest: usize) {
        for (language, text) in [("el", &text.el), ("en", &text.en)] {
            let at = format!("{at}/{language}");
            if text.trim().is_empty() {
                self.fault(at, "required");
            } else if text.chars().count() > longest {
                self.faults.push(FieldError::new(at, "too_long").with("max", longest));
            } else if text.contains(|letter: char| letter.is_control() && !"\n\t".contains(letter)) {
                self.fault(at, "control_character");
            }
        }
    }

    fn optional_text(&mut self, at: &str, text: Option<&LocalizedText>) {
        if let Some(text) = text {
            self.text(at, text, LONGEST_TEXT);
        }
    }

    fn count(&mut self, at: &str, count: usize, least: usize, most: usize) {
        if count < least {
            self.faults.push(FieldError::new(at, "too_few").with("min", least));
        } else if count > most {
            self.faults.push(FieldError::new(at, "too_many").with("max", most));
        }
    }

    fn range(&mut self, at: String, min: u32, max: u32) {
        self.faults.push(FieldError::new(at, "range").with("min", min).with("max", max));
    }

    fn fault(&mut self, at: String, code: &'static str) {
        self.faults.push(FieldError::new(at, code));
    }
}

/// Lower-case Latin letters, digits and underscores, no longer than a column.
fn is_name(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    (1..=64).contains(&name.len()) && name.bytes().all(plain)
}

/// Whether an answer to the question can be held against the value.
fn comparable(question: &Question, is: AnswerIs, value: &Value) -> bool {
    use QuestionKind::*;
    let ordered = matches!(is, AnswerIs::AtLeast | AnswerIs::AtMost);
    let is_step = || question.steps.iter().any(|step| value.as_i64() == Some(step.value));
    match question.kind {
        SingleChoice | MultipleChoice | Dropdown => {
            let known = |value: &str| {
                question.options.iter().any(|option| option.value == value)
                    || (question.other && value == OTHER)
            };
            !ordered && value.as_str().is_some_and(known)
        }
        Scale | Matrix => is_step() || (question.unsure && !ordered && value == super::definition::UNSURE),
        Number | Rating | Nps => value.is_number(),
        Date => value.as_str().is_some_and(is_date),
        Consent => !ordered && value.is_boolean(),
        ShortText | LongText | Email => !ordered && value.is_string(),
        Information => false,
    }
}

#[cfg(test)]
mod tests;
