//! One thing to do.

use serde::Serialize;
use utoipa::ToSchema;

use crate::platform::{localized::LocalizedText, time::Timestamp};

/// What there is to do, the more pressing before the less: others wait for what comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AgendaKind {
    /// Wait until an administrator has confirmed the registration.
    AwaitApproval,
    /// Answer what the department asked about a submission.
    AnswerRequest,
    /// Finish a submission that was begun.
    FinishDraft,
    /// Finish a survey that was begun.
    FinishSurvey,
    AnswerSurvey,
    /// Write the specification, as a member of the team.
    WriteSections,
    /// Evaluate a project.
    EvaluateProject,
    /// Decide on people who want to join.
    ApproveMembers,
    /// Decide on submissions.
    DecideSubmissions,
    /// Score submissions.
    ScoreSubmissions,
    /// Choose the team of a challenge.
    SelectTeam,
    /// Decide on a project that has enough evaluations.
    DecideProject,
    /// Take part in a challenge.
    JoinChallenge,
    /// Say how an adoption goes.
    ReportAdoption,
    /// Submit something to a campaign.
    SubmitProblem,
}

/// One thing to do.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AgendaItem {
    pub kind: AgendaKind,
    /// What it is about, where it is one thing: a title.
    pub about: Option<LocalizedText>,
    /// How many wait, where there may be several. Counted up to 100.
    #[schema(maximum = 100, example = 12)]
    pub count: Option<u32>,
    /// The page on which it is done.
    #[schema(example = "/surveys/kainotomia-2026")]
    pub path: String,
    pub due_at: Option<Timestamp>,
    /// Whether it should have been done already.
    pub overdue: bool,
}

impl AgendaItem {
    pub fn new(kind: AgendaKind, path: impl Into<String>) -> Self {
        Self { kind, about: None, count: None, path: path.into(), due_at: None, overdue: false }
    }

    #[must_use]
    pub fn about(mut self, title: LocalizedText) -> Self {
        self.about = Some(title);
        self
    }

    /// About something whose title people wrote in one language.
    #[must_use]
    pub fn about_titled(self, title: &str) -> Self {
        if title.is_empty() { self } else { self.about(LocalizedText::new(title, "")) }
    }

    #[must_use]
    pub fn counting(mut self, count: usize) -> Self {
        self.count = u32::try_from(count).ok();
        self
    }

    #[must_use]
    pub fn due(mut self, at: Option<Timestamp>, now: Timestamp) -> Self {
        self.due_at = at;
        self.overdue = at.is_some_and(|at| at <= now);
        self
    }
}

/// The most pressing first: what is overdue, then by what waits for it, then by date.
pub fn sort(items: &mut [AgendaItem]) {
    items.sort_by_key(|item| (!item.overdue, item.kind, item.due_at.map_or(i64::MAX, Timestamp::micros)));
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp(1_000);

    #[test]
    fn what_is_overdue_comes_first_then_what_others_wait_for() {
        let item = |kind, due: Option<i64>| AgendaItem::new(kind, "/").due(due.map(Timestamp), NOW);
        let mut items = [
            item(AgendaKind::SubmitProblem, None),
            item(AgendaKind::AnswerSurvey, Some(3_000)),
            item(AgendaKind::AnswerSurvey, Some(2_000)),
            item(AgendaKind::DecideSubmissions, Some(900)),
            item(AgendaKind::AnswerRequest, None),
        ];
        sort(&mut items);
        let order: Vec<_> =
            items.iter().map(|item| (item.kind, item.due_at.map(Timestamp::micros))).collect();
        assert_eq!(
            order,
            [
                (AgendaKind::DecideSubmissions, Some(900)),
                (AgendaKind::AnswerRequest, None),
                (AgendaKind::AnswerSurvey, Some(2_000)),
                (AgendaKind::AnswerSurvey, Some(3_000)),
                (AgendaKind::SubmitProblem, None),
            ]
        );
    }
}
