//! Submissions.

use sea_orm::Set;
use serde_json::json;
use wenovate::{
    platform::{policy_area::PolicyArea, time::days},
    submissions::{SubmissionKind, SubmissionStatus, Visibility, submission},
};

use super::{Campaign, Row};
use crate::app::{Member, TestApp, next_number};

impl TestApp {
    /// What this member handed in a day ago: complete, open to the network, due in 29 days. It is not in the search
    /// index.
    pub fn submission(&self, campaign: &Campaign, author: &Member) -> Row<submission::ActiveModel> {
        let number = next_number();
        self.row(submission::ActiveModel {
            id: Set(self.id()),
            code: Set(Some(format!("WN-TEST-{number}"))),
            campaign_id: Set(campaign.id),
            author_id: Set(author.id()),
            organisation_id: Set(author.organisation_id()),
            unit: Set(Some("Διεύθυνση Προγραμματισμού".into())),
            kind: Set(SubmissionKind::Issue),
            title: Set(format!("Πολύπλοκη διαδικασία {number}")),
            summary: Set("Κάθε πολίτης προσκομίζει τα ίδια δικαιολογητικά σε τρεις υπηρεσίες.".into()),
            policy_area: Set(Some(PolicyArea::CitizenService)),
            visibility: Set(Visibility::Network),
            form_version_id: Set(campaign.submission_form_version_id),
            answers: Set(json!({})),
            status: Set(SubmissionStatus::Submitted),
            challenge_id: Set(None),
            merged_into_id: Set(None),
            score_count: Set(0),
            score_mean: Set(None),
            score_spread: Set(None),
            due_at: Set(Some(self.now() + days(29))),
            submitted_at: Set(Some(self.now() - days(1))),
            revision: Set(1),
            created_at: Set(self.now() - days(2)),
            updated_at: Set(self.now() - days(1)),
        })
    }

    /// What this member is still writing: complete, but not handed in.
    pub fn draft(&self, campaign: &Campaign, author: &Member) -> Row<submission::ActiveModel> {
        self.submission(campaign, author).with(|row| {
            row.status = Set(SubmissionStatus::Draft);
            row.code = Set(None);
            row.due_at = Set(None);
            row.submitted_at = Set(None);
        })
    }
}
