//! A submission as it is shown.

use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::{
    attachments::{Attachment, attachments_of},
    entity::{
        SubmissionKind, SubmissionStatus, Visibility,
        submission::{self, COLUMN, Model, SubmissionId},
    },
    next_step::{self, NextStep},
    policy::{self, Submit},
    surroundings::{self, Whole},
};
use crate::{
    campaigns::{self, CampaignName},
    challenges::ChallengeName,
    members::MemberName,
    organisations::OrganisationName,
    platform::{auth::Viewer, policy_area::PolicyArea, problem::Result, read::Read, time::Timestamp},
    questionnaires::QuestionnaireVersionId,
};

/// How many of the submissions it speaks for are named.
const MOST_MERGED: u64 = 100;

/// What a member brought to a campaign.
#[derive(Debug, Serialize, ToSchema)]
pub struct Submission {
    pub id: SubmissionId,
    /// What people quote; a draft has none.
    #[schema(example = "WN-2026-0042")]
    pub code: Option<String>,
    pub campaign: Option<CampaignName>,
    pub organisation: Option<OrganisationName>,
    /// The author's unit within the body.
    pub unit: Option<String>,
    /// Told to members of the network.
    pub author: Option<MemberName>,
    pub kind: SubmissionKind,
    #[schema(example = "Ενιαίο ραντεβού για όλες τις υπηρεσίες του δήμου")]
    pub title: String,
    pub summary: String,
    pub policy_area: Option<PolicyArea>,
    pub visibility: Visibility,
    /// The form that the answers belong to.
    pub form_version_id: QuestionnaireVersionId,
    #[schema(value_type = std::collections::BTreeMap<String, Value>)]
    pub answers: Value,
    pub attachments: Vec<Attachment>,
    pub status: SubmissionStatus,
    pub next_step: Option<NextStep>,
    /// The challenge that it was promoted to.
    pub challenge: Option<ChallengeName>,
    /// The submission that speaks for it.
    pub merged_into: Option<SubmissionName>,
    /// The submissions that it speaks for, as far as the caller may see them.
    pub merged: Vec<SubmissionName>,
    pub submitted_at: Option<Timestamp>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    /// For the `If-Match` of a change.
    pub revision: i64,
    pub abilities: SubmissionAbilities,
}

/// A submission by name.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SubmissionName {
    pub id: SubmissionId,
    pub code: Option<String>,
    pub title: String,
    pub status: SubmissionStatus,
}

/// What the caller may do with a submission now.
#[derive(Debug, Serialize, ToSchema)]
pub struct SubmissionAbilities {
    /// Write in it, and bring or take away attachments.
    pub can_edit: bool,
    pub can_submit: bool,
    /// Throw the draft away.
    pub can_discard: bool,
    pub can_withdraw: bool,
    /// Answer what the department asked.
    pub can_reply: bool,
    /// Read the conversation with the department and the earlier versions.
    pub can_follow: bool,
}

/// The submission as this viewer sees it, who may see it.
///
/// # Errors
/// When the database refuses.
pub async fn shown(db: &impl Read, it: Model, viewer: &Viewer) -> Result<Submission> {
    let around = surroundings::around(&**db, it.id).await?;
    view(db, Whole { it, around }, viewer).await
}

/// The same, with what stands around it at hand.
///
/// # Errors
/// When the database refuses.
pub async fn view(db: &impl Read, Whole { it, around }: Whole, viewer: &Viewer) -> Result<Submission> {
    let now = db.now();
    let stage = around.stage.as_ref();
    let submit_is_open = stage.is_some_and(|stage| campaigns::is_open(around.campaign_status, stage, now));
    let closes = stage.and_then(|stage| stage.closes_at);
    let knows_people = policy::is_of_the_network(viewer);
    let (merged_into, merged) = if it.merged_into_id.is_some() || around.speaks_for_others {
        lineage(db, &it, viewer).await?
    } else {
        (None, Vec::new())
    };
    let attachments = if around.has_attachments { attachments_of(&**db, it.id).await? } else { Vec::new() };
    Ok(Submission {
        abilities: abilities(&it, viewer, submit_is_open),
        next_step: next_step::of(it.status, it.due_at, closes, now),
        campaign: around.campaign,
        organisation: around.organisation,
        author: around.author.filter(|_| knows_people).map(MemberName::from),
        challenge: around.challenge,
        attachments,
        merged_into,
        merged,
        id: it.id,
        code: it.code,
        unit: it.unit,
        kind: it.kind,
        title: it.title,
        summary: it.summary,
        policy_area: it.policy_area,
        visibility: it.visibility,
        form_version_id: it.form_version_id,
        answers: it.answers,
        status: it.status,
        submitted_at: it.submitted_at,
        created_at: it.created_at,
        updated_at: it.updated_at,
        revision: it.revision,
    })
}

fn abilities(it: &Model, viewer: &Viewer, submit_is_open: bool) -> SubmissionAbilities {
    let writes = policy::is_author(viewer, it) && viewer.may::<Submit>();
    let draft = it.status == SubmissionStatus::Draft;
    SubmissionAbilities {
        can_edit: writes && policy::is_editable(it.status),
        can_submit: writes && draft && submit_is_open,
        can_discard: writes && draft,
        can_withdraw: writes && policy::is_pending(it.status),
        can_reply: writes && it.status == SubmissionStatus::NeedsInformation,
        can_follow: policy::can_follow(viewer, it),
    }
}

/// What speaks for it, and what it speaks for: both as far as the viewer may see them.
async fn lineage(
    db: &impl Read,
    it: &Model,
    viewer: &Viewer,
) -> Result<(Option<SubmissionName>, Vec<SubmissionName>)> {
    let related = Condition::any()
        .add(COLUMN.merged_into_id.eq(it.id))
        .add_option(it.merged_into_id.map(|into| COLUMN.id.eq(into)));
    let rows = submission::Entity::find()
        .filter(related)
        .filter(policy::visible(viewer))
        .order_by_asc(submission::Column::Id)
        .limit(MOST_MERGED)
        .all(&**db)
        .await?;
    let (into, merged): (Vec<_>, Vec<_>) =
        rows.into_iter().partition(|row| Some(row.id) == it.merged_into_id);
    Ok((
        into.into_iter().next().map(SubmissionName::of),
        merged.into_iter().map(SubmissionName::of).collect(),
    ))
}

impl SubmissionName {
    pub fn of(row: Model) -> Self {
        Self { id: row.id, code: row.code, title: row.title, status: row.status }
    }
}
