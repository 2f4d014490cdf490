//! A submission as it is shown.

use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::{
    attachments::{Attachment, attachments_of},
    card::closings,
    entity::{
        SubmissionKind, SubmissionStatus, Visibility,
        submission::{self, COLUMN, Model, SubmissionId},
    },
    next_step::{self, NextStep},
    policy::{self, Submit},
};
use crate::{
    campaigns::{self, CampaignName, StageKind},
    challenges::{self, ChallengeName},
    members::{self, MemberName},
    organisations::{self, OrganisationName},
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
    let campaign = campaigns::find_by_id(&**db, it.campaign_id).await?;
    let stage = campaigns::stage_of(&**db, it.campaign_id, StageKind::Submit).await?;
    let submit_is_open = stage.is_some_and(|stage| campaigns::is_open(&campaign, &stage, db.now()));
    let mut campaigns = campaigns::names_of(&**db, [it.campaign_id]).await?;
    let mut organisations = organisations::names_of(&**db, [it.organisation_id]).await?;
    let knows_people = viewer.0.as_ref().is_some_and(|caller| caller.active);
    let mut authors = members::names_of(&**db, knows_people.then_some(it.author_id)).await?;
    let mut challenges = challenges::names_of(&**db, it.challenge_id).await?;
    let draft = (it.status == SubmissionStatus::Draft).then_some(it.campaign_id);
    let closes = closings(db, draft).await?.remove(&it.campaign_id).flatten();
    let (merged_into, merged) = lineage(db, &it, viewer).await?;
    Ok(Submission {
        abilities: abilities(&it, viewer, submit_is_open),
        next_step: next_step::of(&it, closes, db.now()),
        campaign: campaigns.remove(&it.campaign_id),
        organisation: organisations.remove(&it.organisation_id),
        author: authors.remove(&it.author_id),
        challenge: it.challenge_id.and_then(|id| challenges.remove(&id)),
        attachments: attachments_of(&**db, it.id).await?,
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
