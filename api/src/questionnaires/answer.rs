//! The verdict on one answer, by the question's type.

use serde_json::{Map, Number, Value};

use super::{
    accept::{Completeness, escaped},
    definition::{OTHER, Question, QuestionKind, UNSURE},
};
use crate::platform::problem::FieldError;

/// The most characters of a free text beside options.
const LONGEST_OTHER: usize = 200;

/// The number furthest from zero, where the question names none.
const FURTHEST: f64 = 1e12;

/// Judges one answer to one question.
pub struct Judge<'a> {
    pub question: &'a Question,
    pub completeness: Completeness,
    pub at: &'a str,
    pub faults: &'a mut Vec<FieldError>,
}

impl Judge<'_> {
    /// The answer as it is kept; nothing when it is empty or not of its type.
    pub fn judge(mut self, answer: &Value) -> Option<Value> {
        if !is_empty(answer) {
            return self.of_its_type(answer);
        }
        match self.question.kind {
            _ if !self.question.required => {}
            QuestionKind::Matrix => return self.rows(&Map::new()),
            QuestionKind::Consent => self.incomplete("consent_required", None),
            _ => self.incomplete("required", None),
        }
        None
    }

    fn of_its_type(&mut self, answer: &Value) -> Option<Value> {
        use QuestionKind::*;
        match (self.question.kind, answer) {
            (ShortText | LongText, Value::String(text)) => self.text(text),
            (Email, Value::String(text)) => self.email(text),
            (Number, Value::Number(number)) => self.number(number),
            (Date, Value::String(text)) => self.date(text),
            (SingleChoice, Value::String(_) | Value::Object(_)) | (Dropdown, Value::String(_)) => {
                self.choice(answer, self.at.to_owned())
            }
            (MultipleChoice, Value::Array(chosen)) => self.choices(chosen),
            (Scale, Value::Number(_) | Value::String(_)) => self.step(answer, self.at.to_owned()),
            (Matrix, Value::Object(rows)) => self.rows(rows),
            (Rating, Value::Number(number)) => self.whole_between(number, 1, self.question.stars()),
            (Nps, Value::Number(number)) => self.whole_between(number, 0, 10),
            (Consent, Value::Bool(given)) => {
                if self.question.required && !given {
                    self.incomplete("consent_required", None);
                }
                Some(Value::Bool(*given))
            }
            _ => self.refuse(FieldError::new(self.at, "wrong_type")),
        }
    }

    fn text(&mut self, text: &str) -> Option<Value> {
        let text = text.trim();
        let single_line = self.question.kind != QuestionKind::LongText;
        let is_control = |letter: char| letter.is_control() && (single_line || !"\n\r\t".contains(letter));
        if text.contains(is_control) {
            return self.refuse(FieldError::new(self.at, "control_character"));
        }
        let (length, longest) = (text.chars().count(), self.question.longest());
        if length > usize::try_from(longest).unwrap_or(usize::MAX) {
            return self.refuse(FieldError::new(self.at, "too_long").with("max", longest));
        }
        let shortest = self.question.min_length.unwrap_or(0);
        if length < usize::try_from(shortest).unwrap_or(0) {
            self.incomplete("too_short", Some(("min", shortest.into())));
        }
        Some(text.into())
    }

    fn email(&mut self, text: &str) -> Option<Value> {
        use validator::ValidateEmail;
        let kept = self.text(text)?;
        if !text.trim().validate_email() {
            self.incomplete("email", None);
        }
        Some(kept)
    }

    fn number(&mut self, number: &Number) -> Option<Value> {
        let value = number.as_f64()?;
        if self.question.integer && value.fract() != 0.0 {
            self.incomplete("not_integer", None);
        }
        let (min, max) = (self.question.min.clone(), self.question.max.clone());
        if value < min.as_ref().and_then(Number::as_f64).unwrap_or(-FURTHEST) {
            self.incomplete("too_small", Some(("min", min.unwrap_or_else(|| furthest(-1)).into())));
        } else if value > max.as_ref().and_then(Number::as_f64).unwrap_or(FURTHEST) {
            self.incomplete("too_large", Some(("max", max.unwrap_or_else(|| furthest(1)).into())));
        }
        Some(plain(number))
    }

    fn whole_between(&mut self, number: &Number, min: i64, max: i64) -> Option<Value> {
        match whole(number).filter(|value| (min..=max).contains(value)) {
            Some(value) => Some(value.into()),
            None => self.refuse(FieldError::new(self.at, "range").with("min", min).with("max", max)),
        }
    }

    fn date(&mut self, text: &str) -> Option<Value> {
        if !is_date(text) {
            return self.refuse(FieldError::new(self.at, "date"));
        }
        if let Some(earliest) = self.question.earliest.clone().filter(|earliest| text < earliest.as_str()) {
            self.incomplete("date_too_early", Some(("min", earliest.into())));
        }
        if let Some(latest) = self.question.latest.clone().filter(|latest| text > latest.as_str()) {
            self.incomplete("date_too_late", Some(("max", latest.into())));
        }
        Some(text.into())
    }

    /// An option's value, or the text of what stands in no option.
    fn choice(&mut self, answer: &Value, at: String) -> Option<Value> {
        if let Value::Object(fields) = answer {
            return self.other(fields, at);
        }
        let known = |value: &str| self.question.options.iter().any(|option| option.value == value);
        if answer.as_str().is_some_and(known) {
            return Some(answer.clone());
        }
        self.refuse(FieldError::new(at, "unknown_option"))
    }

    fn other(&mut self, fields: &Map<String, Value>, at: String) -> Option<Value> {
        let text = match fields.get(OTHER) {
            Some(Value::String(text)) if fields.len() == 1 && self.question.other => text.trim(),
            _ => return self.refuse(FieldError::new(at, "unknown_option")),
        };
        let at = format!("{at}/{OTHER}");
        if text.contains(char::is_control) {
            return self.refuse(FieldError::new(at, "control_character"));
        }
        if text.chars().count() > LONGEST_OTHER {
            return self.refuse(FieldError::new(at, "too_long").with("max", LONGEST_OTHER));
        }
        if text.is_empty() && self.completeness == Completeness::Complete {
            self.faults.push(FieldError::new(at, "other_text_required"));
        }
        Some(Value::Object(Map::from_iter([(OTHER.to_owned(), text.into())])))
    }

    fn choices(&mut self, chosen: &[Value]) -> Option<Value> {
        // One more than there can be: longer lists repeat something, and are not read to their end.
        let most = self.question.options.len() + 2;
        let mut kept: Vec<Value> = Vec::new();
        for (index, one) in chosen.iter().take(most).enumerate() {
            let at = format!("{}/{index}", self.at);
            if !one.is_string() && !one.is_object() {
                return self.refuse(FieldError::new(at, "wrong_type"));
            }
            let one = self.choice(one, at.clone())?;
            if kept.iter().any(|earlier| *earlier == one || (earlier.is_object() && one.is_object())) {
                return self.refuse(FieldError::new(at, "duplicate_option"));
            }
            kept.push(one);
        }
        let count = kept.len();
        let alone = |one: &Value| {
            let is_it = |value: &str| one == value;
            self.question.options.iter().any(|option| option.exclusive && is_it(&option.value))
        };
        if count > 1 && kept.iter().any(alone) {
            self.incomplete("exclusive_option", None);
            return Some(Value::Array(kept));
        }
        let single = count == 1 && kept.iter().any(alone);
        let within = |bound: Option<u32>| bound.and_then(|bound| usize::try_from(bound).ok());
        if let Some(min) = within(self.question.min_choices).filter(|min| count < *min && !single) {
            self.incomplete("too_few", Some(("min", min.into())));
        }
        if let Some(max) = within(self.question.max_choices).filter(|max| count > *max) {
            self.incomplete("too_many", Some(("max", max.into())));
        }
        Some(Value::Array(kept))
    }

    fn step(&mut self, answer: &Value, at: String) -> Option<Value> {
        if answer == UNSURE && self.question.unsure {
            return Some(answer.clone());
        }
        let value = answer.as_number().and_then(whole);
        match value.filter(|value| self.question.steps.iter().any(|step| step.value == *value)) {
            Some(value) => Some(value.into()),
            None => self.refuse(FieldError::new(at, "unknown_option")),
        }
    }

    /// A matrix: a step by each row's key. Required means every row.
    fn rows(&mut self, given: &Map<String, Value>) -> Option<Value> {
        let mut kept = Map::new();
        for row in &self.question.rows {
            let at = format!("{}/{}", self.at, row.key);
            match given.get(&row.key).filter(|answer| !is_empty(answer)) {
                Some(answer) => {
                    if let Some(step) = self.step(answer, at) {
                        kept.insert(row.key.clone(), step);
                    }
                }
                None if self.question.required && self.completeness == Completeness::Complete => {
                    self.faults.push(FieldError::new(at, "row_required"));
                }
                None => {}
            }
        }
        let known = |key: &str| self.question.rows.iter().any(|row| row.key == key);
        if let Some(key) = given.keys().find(|key| !known(key)) {
            self.faults.push(FieldError::new(format!("{}/{}", self.at, escaped(key)), "unknown_field"));
        }
        (!kept.is_empty()).then_some(Value::Object(kept))
    }

    /// A fault at any time: nothing of the answer is kept.
    fn refuse<T>(&mut self, fault: FieldError) -> Option<T> {
        self.faults.push(fault);
        None
    }

    /// A fault only in what is handed in.
    fn incomplete(&mut self, code: &'static str, bound: Option<(&str, Value)>) {
        if self.completeness == Completeness::Draft {
            return;
        }
        let fault = FieldError::new(self.at, code);
        self.faults.push(match bound {
            Some((name, value)) => fault.with(name, value),
            None => fault,
        });
    }
}

/// What counts as no answer.
fn is_empty(answer: &Value) -> bool {
    match answer {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// A day of the calendar, written `2026-11-24`.
pub fn is_date(text: &str) -> bool {
    use time::{Date, macros::format_description};
    text.len() == 10 && Date::parse(text, format_description!("[year]-[month]-[day]")).is_ok()
}

/// A whole number that JavaScript reads without loss, however it is written.
#[expect(clippy::cast_possible_truncation, reason = "within 2^53 nothing is cut")]
fn whole(number: &Number) -> Option<i64> {
    let value = number.as_f64()?;
    (value.fract() == 0.0 && value.abs() < 9e15).then_some(value as i64)
}

/// A whole number without its point.
fn plain(number: &Number) -> Value {
    whole(number).map_or_else(|| Value::Number(number.clone()), Into::into)
}

fn furthest(sign: i64) -> Number {
    Number::from(sign * 1_000_000_000_000)
}
