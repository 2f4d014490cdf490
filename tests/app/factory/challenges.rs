//! Challenges.

use sea_orm::Set;
use wenovate::{
    challenges::{ChallengeStatus, challenge},
    members::MemberId,
    platform::policy_area::PolicyArea,
};

use super::{Campaign, Row};
use crate::app::{TestApp, next_number};

impl TestApp {
    /// A challenge of the campaign, open for participation, for teams of up to five. It is not in the search index.
    pub fn challenge(&self, campaign: &Campaign, by: MemberId) -> Row<challenge::ActiveModel> {
        let number = next_number();
        self.row(challenge::ActiveModel {
            id: Set(self.id()),
            code: Set(format!("CH-TEST-{number}")),
            campaign_id: Set(campaign.id),
            title: Set(format!("Κρίσιμο ζήτημα {number}")),
            summary: Set("Οι πολίτες περιμένουν μήνες για ένα ραντεβού.".into()),
            policy_area: Set(PolicyArea::CitizenService),
            status: Set(ChallengeStatus::OpenForParticipation),
            capacity: Set(5),
            revision: Set(1),
            created_by: Set(by),
            created_at: Set(self.now()),
        })
    }
}
