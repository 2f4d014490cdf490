//! What the members handed in, with the version that is kept of it and what it is found by.

use serde_json::{Map, Value, json};

use super::{
    dice::{Dice, at, moment},
    foundations::{Foundations, due_after, key},
    people::People,
    sizes::Sizes,
    texts::{Texts, title},
};
use crate::{
    platform::policy_area::PolicyArea,
    submissions::{
        SubmissionKind, SubmissionStatus, SubmissionVersionId, Visibility, submission, submission_version,
    },
};
use sea_orm::Iterable;

/// The year of the codes.
pub const YEAR: u32 = 2026;

/// What all submissions are made of.
pub struct Making<'a> {
    pub sizes: Sizes,
    pub texts: &'a Texts,
    pub on: &'a Foundations,
    pub people: &'a People,
    areas: Vec<PolicyArea>,
    dice: Dice,
}

impl<'a> Making<'a> {
    pub fn new(sizes: Sizes, texts: &'a Texts, on: &'a Foundations, people: &'a People) -> Self {
        Self { sizes, texts, on, people, areas: PolicyArea::iter().collect(), dice: Dice::of(2) }
    }

    /// The submission of this number, from 0, and its first version; none when there is nobody to hand it in.
    pub fn submission(&self, index: u64) -> Option<(submission::Model, submission_version::Model)> {
        let (text, place) = self.texts.submission(index)?;
        let (author_id, organisation_id) = *at(&self.people.members, index.wrapping_mul(7))?;
        let at_hand = moment(60, 90, index, self.sizes.submissions);
        let is_decided = matches!(index % 20, 0..=3);
        let it = submission::Model {
            id: self.dice.id(at_hand),
            code: Some(format!("WN-{YEAR}-{:04}", index + 1)),
            campaign_id: self.on.campaign.id,
            author_id,
            organisation_id,
            unit: None,
            kind: *at(
                &[SubmissionKind::Issue, SubmissionKind::Challenge, SubmissionKind::Proposal],
                index / 2,
            )?,
            title: title(&text.title, &place),
            summary: text.summary.clone(),
            policy_area: at(&self.areas, index).copied(),
            // By rounds, so that of each place and policy area the network sees the same share.
            visibility: *at(
                &[Visibility::Network, Visibility::Public, Visibility::Department],
                self.texts.round(index),
            )?,
            form_version_id: self.on.campaign.submission_form_version_id,
            answers: self.answers(index, &text.evidence),
            status: SubmissionStatus::Submitted,
            challenge_id: None,
            merged_into_id: None,
            score_count: 0,
            score_mean: None,
            score_spread: None,
            due_at: (!is_decided).then(|| at_hand + due_after(&self.on.campaign)),
            submitted_at: Some(at_hand),
            revision: 2,
            created_at: at_hand,
            updated_at: at_hand,
        };
        let version = self.version(&it);
        Some((it, version))
    }

    fn answers(&self, index: u64, evidence: &str) -> Value {
        const OFTEN: [&str; 3] = ["daily", "weekly", "monthly"];
        let answer = |number: u64| match number % 5 {
            0 => json!(evidence),
            1 => json!(self.dice.below(100_000, index, number)),
            2 => json!(self.dice.one(&OFTEN, index, number)),
            3 => json!(self.dice.below(5, index, number) + 1),
            _ => json!([self.dice.one(&OFTEN, index, number)]),
        };
        let answers: Map<String, Value> =
            (0..self.sizes.answers).map(|number| (key(number), answer(number))).collect();
        Value::Object(answers)
    }

    fn version(&self, it: &submission::Model) -> submission_version::Model {
        let id: SubmissionVersionId = self.dice.id(it.created_at);
        submission_version::Model {
            id,
            submission_id: it.id,
            number: 1,
            snapshot: json!({
                "kind": it.kind,
                "title": it.title,
                "summary": it.summary,
                "policy_area": it.policy_area,
                "visibility": it.visibility,
                "organisation_id": it.organisation_id,
                "unit": it.unit,
                "answers": it.answers,
                "attachments": [],
            }),
            created_by: it.author_id,
            created_at: it.created_at,
        }
    }
}
