//! A project as it is shown.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    entity::{ProjectId, ProjectStatus, project, project_section},
    policy,
    template::{SectionRule, SectionState, SpecificationCompleteness, completeness, length_in, rules_of},
};
use crate::{
    campaigns::{self, CampaignId, StageKind},
    challenges::{self, ChallengeName},
    members::{self, MemberId, MemberName},
    platform::{
        auth::Caller,
        localized::LocalizedText,
        problem::{Problem, Result},
        time::Timestamp,
    },
    questionnaires::QuestionnaireVersionId,
    workshops::{self, TeamMember},
};

/// The work of a team on a challenge, with its specification.
#[derive(Debug, Serialize, ToSchema)]
pub struct Project {
    pub id: ProjectId,
    pub challenge: ChallengeName,
    pub campaign_id: CampaignId,
    #[schema(example = "Ενιαίο ψηφιακό ραντεβού για τους δήμους της Ηπείρου")]
    pub title: String,
    pub summary: String,
    pub status: ProjectStatus,
    /// The lead first.
    pub team: Vec<TeamMember>,
    /// In the template's order.
    pub sections: Vec<ProjectSection>,
    pub completeness: SpecificationCompleteness,
    /// The version of the template whose sections it has.
    pub template_version_id: QuestionnaireVersionId,
    /// What `If-Match` takes to revise title and summary.
    #[schema(example = 4)]
    pub revision: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    pub abilities: ProjectAbilities,
}

/// What the caller may do with a project now.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct ProjectAbilities {
    /// Save sections.
    pub can_write: bool,
    /// Change title and summary.
    pub can_revise: bool,
    /// Send the specification to evaluation: it is complete, and the campaign's design stage is open.
    pub can_request_evaluation: bool,
    /// Read the earlier versions of sections.
    pub can_read_versions: bool,
}

/// A section of a specification as it reads now.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProjectSection {
    #[schema(example = "problem")]
    pub key: String,
    pub title: LocalizedText,
    /// What the section is to answer.
    pub prompt: Option<LocalizedText>,
    pub help: Option<LocalizedText>,
    /// Whether it may not stay empty.
    pub required: bool,
    /// How many characters make it complete.
    #[schema(example = 200)]
    pub min_length: u32,
    #[schema(example = 20_000)]
    pub max_length: u32,
    pub body: String,
    pub state: SectionState,
    /// What `If-Match` takes to save it.
    #[schema(example = 3)]
    pub revision: i64,
    pub updated_by: Option<MemberName>,
    pub updated_at: Timestamp,
}

impl Project {
    /// # Errors
    /// When the database refuses.
    pub async fn of(
        db: &impl ConnectionTrait,
        row: project::Model,
        team: Vec<TeamMember>,
        caller: &Caller,
        now: Timestamp,
    ) -> Result<Self> {
        let challenge = challenges::names_of(db, [row.challenge_id]).await?.remove(&row.challenge_id);
        let rules = rules_of(db, row.template_version_id).await?;
        let stored = stored_sections(db, row.id).await?;
        let completeness = completeness(&rules, length_in(&stored));
        let names = members::names_of(db, stored.iter().filter_map(|section| section.updated_by)).await?;
        let can_write = policy::can_write(caller, row.status, &team);
        let can_send = can_write && completeness.ready;
        Ok(Self {
            abilities: ProjectAbilities {
                can_write,
                can_revise: policy::can_revise(caller, row.status, &team),
                can_request_evaluation: can_send
                    && campaigns::is_open_in(db, row.campaign_id, StageKind::Design, now).await?,
                can_read_versions: policy::can_read_versions(caller, &team),
            },
            id: row.id,
            challenge: challenge.ok_or_else(Problem::not_found)?,
            campaign_id: row.campaign_id,
            title: row.title,
            summary: row.summary,
            status: row.status,
            team,
            sections: in_order(&rules, stored, &names),
            completeness,
            template_version_id: row.template_version_id,
            revision: row.revision,
            created_at: row.created_at,
            updated_at: row.updated_at,
        })
    }
}

impl ProjectSection {
    pub fn of(
        rule: &SectionRule,
        row: project_section::Model,
        names: &HashMap<MemberId, MemberName>,
    ) -> Self {
        Self {
            key: rule.key.clone(),
            title: rule.title.clone(),
            prompt: rule.prompt.clone(),
            help: rule.help.clone(),
            required: rule.required,
            min_length: rule.min_length,
            max_length: rule.max_length,
            state: rule.state(row.characters),
            body: row.body,
            revision: row.revision,
            updated_by: row.updated_by.and_then(|id| names.get(&id).cloned()),
            updated_at: row.updated_at,
        }
    }
}

pub async fn stored_sections(
    db: &impl ConnectionTrait,
    project: ProjectId,
) -> Result<Vec<project_section::Model>> {
    let of_project = project_section::COLUMN.project_id.eq(project);
    Ok(project_section::Entity::find().filter(of_project).all(db).await?)
}

pub fn in_order(
    rules: &[SectionRule],
    stored: Vec<project_section::Model>,
    names: &HashMap<MemberId, MemberName>,
) -> Vec<ProjectSection> {
    let mut stored: HashMap<_, _> =
        stored.into_iter().map(|section| (section.key.clone(), section)).collect();
    let written = rules.iter().filter_map(|rule| Some((rule, stored.remove(&rule.key)?)));
    written.map(|(rule, row)| ProjectSection::of(rule, row, names)).collect()
}

/// A project in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProjectSummary {
    pub id: ProjectId,
    pub challenge: ChallengeName,
    pub title: String,
    pub summary: String,
    pub status: ProjectStatus,
    /// The lead first.
    pub team: Vec<TeamMember>,
    /// Whether the caller is in the team.
    pub mine: bool,
    pub completeness: SpecificationCompleteness,
    pub updated_at: Timestamp,
}

impl ProjectSummary {
    /// # Errors
    /// When the database refuses.
    pub async fn all_of(
        db: &impl ConnectionTrait,
        rows: Vec<project::Model>,
        caller: &Caller,
    ) -> Result<Vec<Self>> {
        let names = challenges::names_of(db, rows.iter().map(|row| row.challenge_id)).await?;
        let mut teams = workshops::teams_of(db, rows.iter().map(|row| row.challenge_id)).await?;
        let lengths = super::lengths::of_projects(db, rows.iter().map(|row| row.id)).await?;
        let mut templates: HashMap<QuestionnaireVersionId, Vec<SectionRule>> = HashMap::new();
        let mut shown = Vec::with_capacity(rows.len());
        for row in rows {
            let Some(challenge) = names.get(&row.challenge_id).cloned() else { continue };
            let rules = match templates.get(&row.template_version_id) {
                Some(rules) => rules.clone(),
                None => rules_of(db, row.template_version_id).await?,
            };
            let length_of = |key: &str| lengths.get(&(row.id, key.to_owned())).copied().unwrap_or(0);
            let completeness = completeness(&rules, length_of);
            templates.insert(row.template_version_id, rules);
            let team = teams.remove(&row.challenge_id).unwrap_or_default();
            shown.push(Self {
                id: row.id,
                challenge,
                title: row.title,
                summary: row.summary,
                status: row.status,
                mine: policy::is_in(&team, caller),
                team,
                completeness,
                updated_at: row.updated_at,
            });
        }
        Ok(shown)
    }
}
