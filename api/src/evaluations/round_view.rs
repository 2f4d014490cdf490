//! A round as it is shown.

use std::sync::Arc;

use sea_orm::ConnectionTrait;
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    entity::{EvaluationRoundId, EvaluationRoundStatus, Outcome},
    evaluation_view::Evaluation,
    policy::Refusal,
    seen::Seen,
    summary::{self, EvaluationSummary},
};
use crate::{
    challenges::{self, ChallengeName},
    criteria::{self, CriteriaSet},
    members::{self, MemberName},
    platform::{
        auth::{Caller, Viewer},
        localized::LocalizedText,
        problem::{Problem, Result},
        time::Timestamp,
    },
    projects::{self, ProjectId, ProjectStatus},
    workshops::TeamMember,
};

/// A specification before the network, from sending it to the outcome.
#[derive(Debug, Serialize, ToSchema)]
pub struct EvaluationRound {
    pub id: EvaluationRoundId,
    /// From 1; a project that was revised has a further one.
    #[schema(example = 1)]
    pub number: i32,
    pub project: EvaluatedProject,
    /// The specification as it was sent.
    pub sections: Vec<EvaluatedSection>,
    /// By what it is evaluated.
    pub rubric: CriteriaSet,
    /// How many evaluations the outcome needs.
    #[schema(example = 5)]
    pub quorum: i32,
    /// How many have been submitted.
    #[schema(example = 3)]
    pub evaluated: u64,
    pub status: EvaluationRoundStatus,
    pub opened_at: Timestamp,
    /// The caller's own evaluation, also while it is a draft.
    pub mine: Option<Evaluation>,
    /// What the evaluations add up to; hidden from those who may not see them yet.
    pub summary: Option<EvaluationSummary>,
    pub outcome: Option<Outcome>,
    pub rationale: Option<String>,
    pub decided_by: Option<MemberName>,
    pub decided_at: Option<Timestamp>,
    /// Why the caller may not evaluate.
    pub refusal: Option<Refusal>,
    pub abilities: EvaluationRoundAbilities,
}

/// What the caller may do in a round now.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct EvaluationRoundAbilities {
    /// Evaluate, or revise what was given.
    pub can_evaluate: bool,
    /// See the others' evaluations and what they add up to.
    pub can_see_evaluations: bool,
    pub can_decide: bool,
}

/// The project of a round.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EvaluatedProject {
    pub id: ProjectId,
    #[schema(example = "Ενιαίο ψηφιακό ραντεβού για τους δήμους της Ηπείρου")]
    pub title: String,
    pub summary: String,
    pub status: ProjectStatus,
    pub challenge: ChallengeName,
    /// The lead first.
    pub team: Vec<TeamMember>,
}

/// A section as it was sent, with what it was to answer.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EvaluatedSection {
    #[schema(example = "problem")]
    pub key: String,
    pub title: LocalizedText,
    pub prompt: Option<LocalizedText>,
    pub body: String,
}

impl EvaluationRound {
    /// # Errors
    /// When the database refuses.
    pub async fn of(db: &impl ConnectionTrait, seen: Seen, caller: &Caller) -> Result<Self> {
        let (standing, sections) = (seen.standing, sections_of(db, &seen).await?);
        let Seen { round, project, team, own, .. } = seen;
        let challenge = challenges::names_of(db, [project.challenge_id]).await?.remove(&project.challenge_id);
        let rubric = criteria::find(db, round.rubric_id).await?;
        let summary = if standing.sees_evaluations() {
            let submitted = super::seen::submitted(db, round.id).await?;
            Some(summary::of(&rubric.criteria, &rubric.scale, &submitted))
        } else {
            None
        };
        let names = members::names_of(db, round.decided_by).await?;
        let mine = match own {
            Some(own) => Some(Evaluation::of(db, own, caller).await?),
            None => None,
        };
        Ok(Self {
            id: round.id,
            number: round.number,
            project: EvaluatedProject {
                id: project.id,
                title: project.title,
                summary: project.summary,
                status: project.status,
                challenge: challenge.ok_or_else(Problem::not_found)?,
                team,
            },
            sections,
            rubric: CriteriaSet::of(Arc::unwrap_or_clone(rubric), &Viewer(Some(caller.clone()))),
            quorum: round.quorum,
            evaluated: seen.evaluated,
            status: round.status,
            opened_at: round.opened_at,
            mine,
            summary,
            outcome: round.outcome,
            rationale: round.rationale,
            decided_by: round.decided_by.and_then(|id| names.get(&id).cloned()),
            decided_at: round.decided_at,
            refusal: standing.refusal(),
            abilities: EvaluationRoundAbilities {
                can_evaluate: standing.refusal().is_none(),
                can_see_evaluations: standing.sees_evaluations(),
                can_decide: standing.can_decide(),
            },
        })
    }
}

async fn sections_of(db: &impl ConnectionTrait, seen: &Seen) -> Result<Vec<EvaluatedSection>> {
    let rules = projects::rules_of(db, seen.project.template_version_id).await?;
    let sent = seen.round.snapshot.0.iter().map(|section| {
        let rule = rules.iter().find(|rule| rule.key == section.key);
        EvaluatedSection {
            key: section.key.clone(),
            title: rule.map(|rule| rule.title.clone()).unwrap_or_default(),
            prompt: rule.and_then(|rule| rule.prompt.clone()),
            body: section.body.clone(),
        }
    });
    Ok(sent.collect())
}
