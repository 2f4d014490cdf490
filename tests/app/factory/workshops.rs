//! Participations in challenges.

use sea_orm::Set;
use serde_json::json;
use wenovate::{
    challenges::challenge,
    workshops::{ParticipationStatus, participation},
};

use super::{Campaign, Row};
use crate::app::{Member, TestApp};

impl TestApp {
    /// The declaration of a member, which nobody has answered yet.
    pub fn participation(
        &self,
        campaign: &Campaign,
        challenge: &challenge::Model,
        member: &Member,
    ) -> Row<participation::ActiveModel> {
        self.row(participation::ActiveModel {
            id: Set(self.id()),
            challenge_id: Set(challenge.id),
            member_id: Set(member.id()),
            organisation_id: Set(member.row().organisation_id),
            form_version_id: Set(campaign.participation_form_version_id),
            answers: Set(json!({})),
            status: Set(ParticipationStatus::Declared),
            lead: Set(false),
            decided_by: Set(None),
            decided_at: Set(None),
            created_at: Set(self.now()),
        })
    }
}
