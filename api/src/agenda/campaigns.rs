//! Which campaigns run, and which of their stages are open.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::{
    campaigns::{self, CampaignId, CampaignStatus, StageKind, campaign, campaign_stage},
    platform::{db::Db, problem::Result, time::Timestamp},
};

/// More campaigns do not run at once.
const ENOUGH: u64 = 20;

/// The published campaigns, newest first, with their stages.
pub struct Running {
    pub campaigns: Vec<campaign::Model>,
    pub stages: Vec<campaign_stage::Model>,
    now: Timestamp,
}

impl Running {
    pub async fn find(db: &Db) -> Result<Self> {
        let campaigns = campaign::Entity::find()
            .filter(campaign::COLUMN.status.eq(CampaignStatus::Published))
            .order_by_desc(campaign::Column::Id)
            .limit(ENOUGH)
            .all(&**db)
            .await?;
        let stages = campaigns::stages_of(&**db, campaigns.iter().map(|it| it.id)).await?;
        Ok(Self { campaigns, stages, now: db.now() })
    }

    pub fn stages_of(&self, id: CampaignId) -> Vec<campaign_stage::Model> {
        self.stages.iter().filter(|stage| stage.campaign_id == id).cloned().collect()
    }

    /// The campaigns in which this stage is open, with the time when it closes.
    pub fn open_in(&self, kind: StageKind) -> Vec<(&campaign::Model, Option<Timestamp>)> {
        self.campaigns
            .iter()
            .filter_map(|campaign| {
                let stage = self
                    .stages
                    .iter()
                    .find(|stage| stage.campaign_id == campaign.id && stage.kind == kind)?;
                campaigns::is_open(campaign.status, stage, self.now).then_some((campaign, stage.closes_at))
            })
            .collect()
    }

    pub fn closing_of(&self, id: CampaignId, kind: StageKind) -> Option<Timestamp> {
        self.open_in(kind).into_iter().find(|(campaign, _)| campaign.id == id)?.1
    }

    /// The newest in which something is going on; else the newest.
    pub fn present(&self) -> Option<&campaign::Model> {
        let goes_on = |campaign: &&campaign::Model| {
            campaigns::current(&self.stages_of(campaign.id), self.now).is_some()
        };
        self.campaigns.iter().find(goes_on).or_else(|| self.campaigns.first())
    }
}
