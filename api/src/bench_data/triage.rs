//! What the staff made of the submissions: scores, with their tallies in the submissions' rows, and decisions.

use std::collections::BTreeMap;

use super::{
    dice::{Dice, at, moment},
    foundations::Foundations,
    people::People,
    sizes::Sizes,
};
use crate::{
    challenges::ChallengeId,
    criteria::{self, CriteriaValues},
    submissions::{
        SubmissionMessageId, SubmissionMessageKind, SubmissionStatus, submission, submission_message,
    },
    triage::{DecisionId, DecisionKind, ScoreId, decision, scoring},
};

/// Why somebody decided so.
const RATIONALE: &str = "Το ζήτημα αφορά πολλούς φορείς και υπάρχουν στοιχεία για την έκτασή του.";

/// What all scores and decisions are made of.
pub struct Judging<'a> {
    pub sizes: Sizes,
    pub on: &'a Foundations,
    pub people: &'a People,
    scores: Dice,
    decisions: Dice,
}

/// What became of a submission.
#[derive(Default)]
pub struct Judged {
    pub scores: Vec<scoring::Model>,
    pub decision: Option<decision::Model>,
    pub message: Option<submission_message::Model>,
}

impl<'a> Judging<'a> {
    pub fn new(sizes: Sizes, on: &'a Foundations, people: &'a People) -> Self {
        Self { sizes, on, people, scores: Dice::of(3), decisions: Dice::of(4) }
    }

    /// Scores the submission of this number and, of some, decides; its row says so. Promoted ones become the challenge.
    pub fn judge(&self, index: u64, it: &mut submission::Model, challenge: ChallengeId) -> Judged {
        let scores = self.scores(index, it);
        let weighted: Vec<f64> = scores.iter().filter_map(|score| score.weighted).collect();
        let summary = criteria::summarise(&weighted);
        it.score_count = i32::try_from(scores.len()).unwrap_or(i32::MAX);
        it.score_mean = summary.mean;
        it.score_spread = summary.spread;
        let kind = match index % 20 {
            0 => Some(DecisionKind::Ask),
            1 | 2 => Some(DecisionKind::Decline),
            3 => Some(DecisionKind::Promote),
            _ => None,
        };
        it.challenge_id = (kind == Some(DecisionKind::Promote)).then_some(challenge);
        it.status = match kind {
            Some(DecisionKind::Ask) => SubmissionStatus::NeedsInformation,
            Some(DecisionKind::Decline) => SubmissionStatus::Declined,
            Some(_) => SubmissionStatus::Promoted,
            None if scores.is_empty() => SubmissionStatus::Submitted,
            None => SubmissionStatus::InReview,
        };
        if !scores.is_empty() || kind.is_some() {
            it.revision += 1;
            it.updated_at = moment(151, 20, index, self.sizes.submissions);
        }
        let decision = kind.map(|kind| self.decision(kind, it));
        let message = (kind == Some(DecisionKind::Ask)).then(|| self.request(it));
        Judged { scores, decision, message }
    }

    fn scores(&self, index: u64, it: &submission::Model) -> Vec<scoring::Model> {
        let of = self.sizes.submissions.max(1);
        let until = |index: u64| self.sizes.scores * index / of;
        let count = until(index + 1) - until(index);
        let scored = moment(150, 20, index, of);
        let score = |turn: u64| {
            let reviewer_id = *at(&self.people.reviewers, index + turn)?;
            let set = &self.on.criteria;
            let value = |place: u64| {
                let drawn = self.scores.below(5, index, turn * 100 + place);
                i32::try_from(drawn + 1).ok()
            };
            let keys = set.criteria.0.iter().map(|criterion| criterion.key.clone());
            let values: BTreeMap<_, _> = keys.zip(0..).map(|(key, place)| (key, value(place))).collect();
            let values = CriteriaValues(values);
            let id: ScoreId = self.scores.id(scored);
            Some(scoring::Model {
                id,
                submission_id: it.id,
                reviewer_id,
                criteria_set_id: set.id,
                weighted: criteria::weighted_mean(&set.criteria, &values),
                values,
                comment: None,
                recommendation: Some(DecisionKind::Promote),
                revision: 1,
                created_at: scored,
                updated_at: scored,
            })
        };
        (0..count).filter_map(score).collect()
    }

    fn decision(&self, kind: DecisionKind, it: &submission::Model) -> decision::Model {
        let id: DecisionId = self.decisions.id(it.updated_at);
        decision::Model {
            id,
            submission_id: it.id,
            kind,
            rationale: RATIONALE.to_owned(),
            decided_by: self.people.coordinator,
            challenge_id: it.challenge_id,
            merged_into_id: None,
            mean: it.score_mean,
            spread: it.score_spread,
            score_count: it.score_count,
            created_at: it.updated_at,
        }
    }

    fn request(&self, it: &submission::Model) -> submission_message::Model {
        let id: SubmissionMessageId = self.decisions.id(it.updated_at);
        submission_message::Model {
            id,
            submission_id: it.id,
            author_id: self.people.coordinator,
            kind: SubmissionMessageKind::Request,
            body: RATIONALE.to_owned(),
            created_at: it.updated_at,
        }
    }
}
