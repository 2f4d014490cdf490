//! What a stage's window and override say at a moment, and which stages are under way and next.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Select,
    SelectTwo, sea_query::SelectStatement,
};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    STAGE_CLOSED,
    entity::{
        CampaignStatus, StageKind, StageOverride,
        campaign::{self, CampaignId},
        campaign_stage,
    },
    policy,
};
use crate::platform::{
    auth::Viewer,
    db::Tx,
    language::Language,
    problem::{Problem, Result},
    request::RequestContext,
    time::Timestamp,
};

/// Whether a stage is under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum StageState {
    /// It opens later, or nobody has said when.
    Scheduled,
    /// Members can act in it.
    Open,
    /// It is over, or a coordinator closed it.
    Closed,
}

/// What a stage is at this moment: the override stands above the window; a stage without an opening has not been dated.
pub fn state(stage: &campaign_stage::Model, now: Timestamp) -> StageState {
    match stage.override_state {
        Some(StageOverride::Open) => StageState::Open,
        Some(StageOverride::Closed) => StageState::Closed,
        None if stage.closes_at.is_some_and(|closes| closes <= now) => StageState::Closed,
        None if stage.opens_at.is_some_and(|opens| opens <= now) => StageState::Open,
        None => StageState::Scheduled,
    }
}

/// The stages of a campaign, in their order.
///
/// # Errors
/// When the database refuses.
pub async fn stages_of(
    db: &impl ConnectionTrait,
    campaigns: impl IntoIterator<Item = CampaignId> + Send,
) -> Result<Vec<campaign_stage::Model>> {
    let ids: Vec<CampaignId> = campaigns.into_iter().collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut stages =
        campaign_stage::Entity::find().filter(campaign_stage::COLUMN.campaign_id.is_in(ids)).all(db).await?;
    stages.sort_by_key(|stage| (stage.campaign_id, stage.kind));
    Ok(stages)
}

/// The stage that a visitor is shown as the present one: the last that is open.
pub fn current(stages: &[campaign_stage::Model], now: Timestamp) -> Option<StageKind> {
    let open = stages.iter().filter(|stage| state(stage, now) == StageState::Open);
    open.map(|stage| stage.kind).max()
}

/// What opens next: the first stage in order that is still to come, after the present one.
pub fn next(stages: &[campaign_stage::Model], now: Timestamp) -> Option<StageKind> {
    let present = current(stages, now);
    let coming = stages.iter().filter(|stage| state(stage, now) == StageState::Scheduled);
    coming.map(|stage| stage.kind).filter(|kind| Some(*kind) > present).min()
}

/// The campaign, whose stage must be open.
///
/// # Errors
/// 409 `stage-closed`, naming the stage; 404 when there is no such campaign.
pub async fn require_open(tx: &Tx, campaign: CampaignId, kind: StageKind) -> Result<campaign::Model> {
    let found = with_stage(campaign::Entity::find_by_id(campaign), kind).one(&**tx).await?;
    let (campaign, stage) = found.ok_or_else(Problem::not_found)?;
    check_open(campaign, stage, kind, tx.now())
}

/// The campaign at this address, whose stage must be open.
///
/// # Errors
/// 404 when there is none or it is out of sight; 409 `stage-closed`, naming the stage.
pub async fn find_open(
    db: &impl ConnectionTrait,
    slug: &str,
    kind: StageKind,
    viewer: &Viewer,
    now: Timestamp,
) -> Result<campaign::Model> {
    let of_slug = campaign::Entity::find().filter(campaign::COLUMN.slug.eq(slug));
    let found = with_stage(of_slug, kind).one(db).await?;
    let seen = found.filter(|(campaign, _)| policy::can_see(viewer, campaign.status));
    let (campaign, stage) = seen.ok_or_else(Problem::not_found)?;
    check_open(campaign, stage, kind, now)
}

fn with_stage(
    select: Select<campaign::Entity>,
    kind: StageKind,
) -> SelectTwo<campaign::Entity, campaign_stage::Entity> {
    select.find_also_related(campaign_stage::Entity).filter(campaign_stage::COLUMN.kind.eq(kind))
}

fn check_open(
    campaign: campaign::Model,
    stage: Option<campaign_stage::Model>,
    kind: StageKind,
    now: Timestamp,
) -> Result<campaign::Model> {
    match stage {
        Some(stage) if is_open(campaign.status, &stage, now) => Ok(campaign),
        stage => Err(closed(kind, stage.as_ref(), now)),
    }
}

/// Whether members can act in the stage now. Only a published campaign takes anything in.
pub fn is_open(status: CampaignStatus, stage: &campaign_stage::Model, now: Timestamp) -> bool {
    status == CampaignStatus::Published && state(stage, now) == StageState::Open
}

/// Whether members can act in this stage of the campaign now.
///
/// # Errors
/// 404 when there is no such campaign.
pub async fn is_open_in(
    db: &impl ConnectionTrait,
    campaign: CampaignId,
    kind: StageKind,
    now: Timestamp,
) -> Result<bool> {
    let found = with_stage(campaign::Entity::find_by_id(campaign), kind).one(db).await?;
    let (campaign, stage) = found.ok_or_else(Problem::not_found)?;
    Ok(stage.is_some_and(|stage| is_open(campaign.status, &stage, now)))
}

/// The campaigns in whose stage members can act now, as a subquery: what `is_open` says of one, for lists.
pub fn open_in(kind: StageKind, now: Timestamp) -> SelectStatement {
    let by_window = Condition::all()
        .add(campaign_stage::COLUMN.override_state.is_null())
        .add(campaign_stage::COLUMN.opens_at.lte(now))
        .add(
            Condition::any()
                .add(campaign_stage::COLUMN.closes_at.is_null())
                .add(campaign_stage::COLUMN.closes_at.gt(now)),
        );
    let open =
        Condition::any().add(campaign_stage::COLUMN.override_state.eq(StageOverride::Open)).add(by_window);
    campaign::Entity::find()
        .select_only()
        .column(campaign::Column::Id)
        .inner_join(campaign_stage::Entity)
        .filter(campaign::COLUMN.status.eq(CampaignStatus::Published))
        .filter(campaign_stage::COLUMN.kind.eq(kind))
        .filter(open)
        .into_query()
}

/// One stage of a campaign.
///
/// # Errors
/// When the database refuses.
pub async fn stage_of(
    db: &impl ConnectionTrait,
    campaign: CampaignId,
    kind: StageKind,
) -> Result<Option<campaign_stage::Model>> {
    Ok(campaign_stage::Entity::find()
        .filter(campaign_stage::COLUMN.campaign_id.eq(campaign))
        .filter(campaign_stage::COLUMN.kind.eq(kind))
        .one(db)
        .await?)
}

fn closed(kind: StageKind, stage: Option<&campaign_stage::Model>, now: Timestamp) -> Problem {
    let name = kind.name(RequestContext::language());
    let state = stage.map_or(StageState::Scheduled, |stage| state(stage, now));
    let opens_at = stage.and_then(|stage| stage.opens_at).filter(|_| state == StageState::Scheduled);
    let problem = Problem::new(STAGE_CLOSED).detail(name).extension("stage", kind).extension("state", state);
    match opens_at {
        Some(opens_at) => problem.extension("opens_at", opens_at),
        None => problem,
    }
}

impl StageKind {
    /// As people read it.
    pub const fn name(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Join, Language::El) => "Εγγραφή και έρευνα",
            (Self::Join, Language::En) => "Join and survey",
            (Self::Submit, Language::El) => "Υποβολή",
            (Self::Submit, Language::En) => "Submission",
            (Self::Triage, Language::El) => "Επεξεργασία",
            (Self::Triage, Language::En) => "Triage",
            (Self::Design, Language::El) => "Σχεδιασμός και αξιολόγηση",
            (Self::Design, Language::En) => "Design and evaluation",
            (Self::Library, Language::El) => "Βιβλιοθήκη",
            (Self::Library, Language::En) => "Library",
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::{super::entity::CampaignStageId, *};

    const NOW: Timestamp = Timestamp(1_000);

    fn stage(kind: StageKind, opens: Option<i64>, closes: Option<i64>) -> campaign_stage::Model {
        campaign_stage::Model {
            id: CampaignStageId(Uuid::nil()),
            campaign_id: CampaignId(Uuid::nil()),
            kind,
            opens_at: opens.map(Timestamp),
            closes_at: closes.map(Timestamp),
            override_state: None,
            override_reason: None,
        }
    }

    fn state_of(opens: Option<i64>, closes: Option<i64>) -> StageState {
        state(&stage(StageKind::Join, opens, closes), NOW)
    }

    #[test]
    fn a_window_includes_its_beginning_and_not_its_end() {
        assert_eq!(state_of(Some(1_000), Some(1_001)), StageState::Open);
        assert_eq!(state_of(Some(1_001), None), StageState::Scheduled);
        assert_eq!(state_of(Some(0), Some(1_000)), StageState::Closed);
        assert_eq!(state_of(Some(0), None), StageState::Open);
        assert_eq!(state_of(None, None), StageState::Scheduled);
    }

    #[test]
    fn an_override_stands_above_the_window() {
        let mut over = stage(StageKind::Join, Some(0), Some(10));
        over.override_state = Some(StageOverride::Open);
        assert_eq!(state(&over, NOW), StageState::Open);
        let mut open = stage(StageKind::Join, Some(0), None);
        open.override_state = Some(StageOverride::Closed);
        assert_eq!(state(&open, NOW), StageState::Closed);
    }

    #[test]
    fn the_present_stage_is_the_last_open_one_and_the_next_comes_after_it() {
        let stages = [
            stage(StageKind::Join, Some(0), None),
            stage(StageKind::Submit, Some(0), None),
            stage(StageKind::Triage, Some(2_000), None),
            stage(StageKind::Design, None, None),
        ];
        assert_eq!(current(&stages, NOW), Some(StageKind::Submit));
        assert_eq!(next(&stages, NOW), Some(StageKind::Triage));
        assert_eq!(next(&stages[..2], NOW), None);
        assert_eq!(current(&[], NOW), None);
    }
}
