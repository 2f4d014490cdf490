//! The map of all tables: what each slice declares, in the order of the slices.

use crate::{
    campaigns, challenges, criteria, evaluations, feedback, integrations, library, members, newsletter,
    notifications, organisations,
    platform::personal::{self, Records},
    projects, questionnaires, submissions, surveys, triage, workshops,
};

/// Every table, those that others refer to first.
pub fn map() -> Vec<Records> {
    [
        personal::PERSONAL,
        organisations::PERSONAL,
        members::PERSONAL,
        notifications::PERSONAL,
        questionnaires::PERSONAL,
        criteria::PERSONAL,
        campaigns::PERSONAL,
        challenges::PERSONAL,
        submissions::PERSONAL,
        triage::PERSONAL,
        workshops::PERSONAL,
        projects::PERSONAL,
        evaluations::PERSONAL,
        library::PERSONAL,
        surveys::PERSONAL,
        newsletter::PERSONAL,
        feedback::PERSONAL,
        integrations::PERSONAL,
        super::personal::PERSONAL,
    ]
    .concat()
}
