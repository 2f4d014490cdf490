//! What submissions are found by. Drafts are not: nobody but their author knows of them.

use sea_orm::ActiveEnum;

use super::entity::submission::Model;
use crate::{
    campaigns::CampaignId,
    platform::{
        db::Tx,
        policy_area::PolicyArea,
        problem::Result,
        search::{self, Facet},
    },
};

/// What submissions are found as.
pub const SEARCHED: search::Kind = search::Kind("submission");

/// Those of a campaign.
pub fn in_campaign(id: CampaignId) -> Facet {
    Facet::new("campaign", id)
}

/// Those of a policy area.
pub fn in_area(area: PolicyArea) -> Facet {
    Facet::new("area", area.into_value())
}

/// Makes it findable by its title, code, summary and unit, within its campaign and policy area.
///
/// # Errors
/// When the database refuses.
pub async fn index(tx: &Tx, it: &Model) -> Result<()> {
    search::index_within(tx, SEARCHED, it.id, (&it.title, &rest(it)), &facets(it)).await
}

/// What `index` writes: for those who write many at once.
pub fn document(it: &Model) -> search::entity::ActiveModel {
    search::document_within(SEARCHED, it.id, (&it.title, &rest(it)), &facets(it))
}

fn facets(it: &Model) -> Vec<Facet> {
    std::iter::once(in_campaign(it.campaign_id)).chain(it.policy_area.map(in_area)).collect()
}

fn rest(it: &Model) -> String {
    let rest = [it.code.as_deref(), Some(&it.summary), it.unit.as_deref()];
    rest.into_iter().flatten().collect::<Vec<_>>().join("\n")
}
