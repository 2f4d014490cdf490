//! Results as anyone may read them: tallies that have passed disclosure control.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    disclosure::{SMALLEST, disclose},
    tally::{Tallies, Tally},
};
use crate::{
    platform::localized::LocalizedText,
    questionnaires::{Definition, OTHER, Question, QuestionKind, Step, UNSURE},
};

/// What came out of one question.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct QuestionResult {
    #[schema(example = "importance")]
    pub key: String,
    #[serde(rename = "type")]
    pub kind: QuestionKind,
    pub text: LocalizedText,
    /// The title of its section.
    pub section: LocalizedText,
    /// How many answered it; null when they are fewer than 5.
    pub answered: Option<u64>,
    /// In the order in which they are offered; empty where texts were asked for.
    pub counts: Vec<ResultCell>,
    /// Of a matrix, row by row.
    pub rows: Vec<RowResult>,
    /// Of numbers, scales and stars; null where it would reveal what is withheld.
    pub mean: Option<f64>,
    pub median: Option<f64>,
    /// Promoters less detractors, from -100 to 100.
    pub score: Option<f64>,
}

/// How many chose one thing.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ResultCell {
    #[schema(example = "services")]
    pub value: String,
    pub label: LocalizedText,
    /// Null where it is withheld: fewer than 5, or the next to them.
    pub count: Option<u64>,
    /// Of those who answered.
    pub share: Option<f64>,
}

/// What came out of one row of a matrix.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct RowResult {
    pub key: String,
    pub label: LocalizedText,
    pub answered: Option<u64>,
    pub counts: Vec<ResultCell>,
    pub mean: Option<f64>,
}

/// All questions that have answers, in order.
pub fn results(definition: &Definition, tallies: &Tallies) -> Vec<QuestionResult> {
    let nothing = Tally::default();
    let mut results = Vec::new();
    for section in &definition.sections {
        for question in section.questions.iter().filter(|question| question.is_answered()) {
            let tally = tallies.of(&question.key).unwrap_or(&nothing);
            results.push(result(question, &section.title, tally));
        }
    }
    results
}

fn result(question: &Question, section: &LocalizedText, tally: &Tally) -> QuestionResult {
    use QuestionKind::*;
    let mut result = QuestionResult {
        key: question.key.clone(),
        kind: question.kind,
        text: question.text.clone(),
        section: section.clone(),
        answered: known(tally.answered),
        counts: Vec::new(),
        rows: Vec::new(),
        mean: None,
        median: None,
        score: None,
    };
    match question.kind {
        MultipleChoice => result.counts = each_alone(&choices(question), tally),
        SingleChoice | Dropdown => result.counts = partition(&choices(question), tally),
        Consent => result.counts = partition(&yes_and_no(), tally),
        Scale => {
            result.counts = partition(&steps(question), tally);
            result.mean = mean(&question.steps, tally, &result.counts);
        }
        Rating => {
            let stars = stars(question);
            let labels: Vec<_> = stars.iter().map(|it| (it.value.to_string(), it.label.clone())).collect();
            result.counts = partition(&labels, tally);
            result.mean = mean(&stars, tally, &result.counts);
        }
        Nps => {
            result.counts = partition(&groups(), tally);
            result.score = score(tally, &result.counts);
        }
        Matrix => {
            let nothing = Tally::default();
            let row = |row: &crate::questionnaires::Row| {
                let tally = tally.rows.get(&row.key).unwrap_or(&nothing);
                let counts = partition(&steps(question), tally);
                RowResult {
                    key: row.key.clone(),
                    label: row.label.clone(),
                    answered: known(tally.answered),
                    mean: mean(&question.steps, tally, &counts),
                    counts,
                }
            };
            result.rows = question.rows.iter().map(row).collect();
        }
        Number if tally.answered >= SMALLEST => {
            let sum: f64 = tally.numbers.iter().sum();
            result.mean = Some(rounded(sum / tally.numbers.len() as f64, 1));
            result.median = median(&tally.numbers);
        }
        Number | Date | ShortText | LongText | Email | Information => {}
    }
    result
}

fn known(people: u64) -> Option<u64> {
    (people == 0 || people >= SMALLEST).then_some(people)
}

type Labelled = Vec<(String, LocalizedText)>;

/// Each answer falls into one cell.
fn partition(cells: &Labelled, tally: &Tally) -> Vec<ResultCell> {
    let counts: Vec<u64> = cells.iter().map(|(value, _)| tally.count_of(value)).collect();
    cells.iter().zip(disclose(&counts)).map(|(cell, count)| counted(cell, count, tally)).collect()
}

/// Each option is chosen or not, whatever else is: so each is a table of two cells.
fn each_alone(cells: &Labelled, tally: &Tally) -> Vec<ResultCell> {
    let one = |cell: &(String, LocalizedText)| {
        let chosen = tally.count_of(&cell.0).min(tally.answered);
        let shown = disclose(&[chosen, tally.answered - chosen]).first().copied().flatten();
        counted(cell, shown, tally)
    };
    cells.iter().map(one).collect()
}

fn counted((value, label): &(String, LocalizedText), count: Option<u64>, tally: &Tally) -> ResultCell {
    let share =
        count.filter(|_| tally.answered > 0).map(|count| rounded(count as f64 / tally.answered as f64, 4));
    ResultCell { value: value.clone(), label: label.clone(), count, share }
}

fn choices(question: &Question) -> Labelled {
    let mut cells: Labelled =
        question.options.iter().map(|option| (option.value.clone(), option.label.clone())).collect();
    if question.other {
        cells.push((OTHER.into(), LocalizedText::new("Άλλο", "Other")));
    }
    cells
}

fn steps(question: &Question) -> Labelled {
    let mut cells: Labelled =
        question.steps.iter().map(|step| (step.value.to_string(), step.label.clone())).collect();
    if question.unsure {
        cells.push((UNSURE.into(), LocalizedText::new("Δεν γνωρίζω", "I do not know")));
    }
    cells
}

fn stars(question: &Question) -> Vec<Step> {
    let label = |value: i64| LocalizedText::new(value.to_string(), value.to_string());
    (1..=question.stars()).map(|value| Step { value, label: label(value) }).collect()
}

fn yes_and_no() -> Labelled {
    vec![("true".into(), LocalizedText::new("Ναι", "Yes")), ("false".into(), LocalizedText::new("Όχι", "No"))]
}

fn groups() -> Labelled {
    vec![
        ("promoters".into(), LocalizedText::new("Θα το πρότειναν (9–10)", "Would recommend it (9–10)")),
        ("passives".into(), LocalizedText::new("Ουδέτεροι (7–8)", "Neutral (7–8)")),
        (
            "detractors".into(),
            LocalizedText::new("Δεν θα το πρότειναν (0–6)", "Would not recommend it (0–6)"),
        ),
    ]
}

/// A mean beside counts is an equation: with cells withheld it would help to find them.
fn mean(steps: &[Step], tally: &Tally, shown: &[ResultCell]) -> Option<f64> {
    let counts = || steps.iter().map(|step| (step.value, tally.count_of(&step.value.to_string())));
    let people: u64 = counts().map(|(_, count)| count).sum();
    if people < SMALLEST || shown.iter().any(|cell| cell.count.is_none()) {
        return None;
    }
    let sum: f64 = counts().map(|(value, count)| value as f64 * count as f64).sum();
    Some(rounded(sum / people as f64, 2))
}

fn score(tally: &Tally, shown: &[ResultCell]) -> Option<f64> {
    if tally.answered < SMALLEST || shown.iter().any(|cell| cell.count.is_none()) {
        return None;
    }
    let share = |group: &str| tally.count_of(group) as f64 / tally.answered as f64;
    Some(rounded((share("promoters") - share("detractors")) * 100.0, 0))
}

fn median(numbers: &[f64]) -> Option<f64> {
    let mut sorted = numbers.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    let upper = sorted.get(middle).copied()?;
    if sorted.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = middle.checked_sub(1).and_then(|index| sorted.get(index)).copied()?;
    Some(f64::midpoint(lower, upper))
}

fn rounded(value: f64, places: i32) -> f64 {
    let factor = 10_f64.powi(places);
    (value * factor).round() / factor
}
