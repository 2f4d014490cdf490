//! Entries of the library, and what they come from.

use sea_orm::{ActiveModelTrait, Set};
use serde_json::{Value, json};
use time::Date;
use wenovate::{
    challenges::ChallengeStatus,
    library::{CostBand, LibraryEntryStatus, Lifecycle, library_entry},
    members::mandate,
    organisations::{OrganisationId, OrganisationKind},
    platform::{policy_area::PolicyArea, text},
    projects::{ProjectStatus, project},
};

use super::{Campaign, Row};
use crate::app::{Member, TestApp, next_number};

impl TestApp {
    /// A published good practice of a municipality, of which nothing is known but its title.
    pub fn library_entry(&self, owner: OrganisationId, title: &str) -> Row<library_entry::ActiveModel> {
        self.row(library_entry::ActiveModel {
            id: Set(self.id()),
            slug: Set(format!("{}-{}", text::slug(title, 60), next_number())),
            project_id: Set(None),
            challenge_id: Set(None),
            organisation_id: Set(owner),
            title: Set(title.into()),
            title_key: Set(text::fold(title)),
            summary: Set("Μια λύση που δοκιμάστηκε και περιγράφεται εδώ.".into()),
            problem: Set("Το πρόβλημα.".into()),
            solution: Set("Η λύση.".into()),
            results: Set(String::new()),
            replication: Set(String::new()),
            lessons: Set(String::new()),
            theme: Set(PolicyArea::CitizenService),
            region: Set(Some("EL30".into())),
            body_kind: Set(OrganisationKind::Municipality),
            lifecycle: Set(Lifecycle::Operating),
            cost_band: Set(CostBand::Low),
            licence: Set("CC-BY-4.0".into()),
            artwork: Set("queue".into()),
            featured: Set(false),
            contact: Set(String::new()),
            status: Set(LibraryEntryStatus::Published),
            adoptions: Set(0),
            revision: Set(1),
            published_at: Set(Some(self.now())),
            created_at: Set(self.now()),
        })
    }

    /// Somebody who represents their body, without an end.
    pub async fn representative(&self) -> Member {
        let member = self.member().await;
        self.mandate(&member, None).await;
        member
    }

    /// A mandate that began in January, until this day.
    pub async fn mandate(&self, member: &Member, ends_on: Option<Date>) {
        let mandate = mandate::ActiveModel {
            id: Set(self.id()),
            member_id: Set(member.id()),
            organisation_id: Set(member.organisation_id()),
            starts_on: Set(Date::from_ordinal_date(2026, 1).unwrap()),
            ends_on: Set(ends_on),
            decision_reference: Set(Some("ΑΔΑ: ΔΟΚΙΜΗ".into())),
            ada: Set(None),
            created_by: Set(Some(member.id())),
            created_at: Set(self.now()),
        };
        mandate.insert(&*self.foundation().db).await.unwrap();
    }

    /// A project of the campaign in this state, with a challenge of its own.
    pub async fn project_of(
        &self,
        campaign: &Campaign,
        by: &Member,
        status: ProjectStatus,
    ) -> project::Model {
        let number = next_number();
        let challenge =
            self.challenge(campaign, by.id()).with(|row| row.status = Set(ChallengeStatus::InDesign)).await;
        let project = project::ActiveModel {
            id: Set(self.id()),
            challenge_id: Set(challenge.id),
            campaign_id: Set(campaign.id),
            title: Set(format!("Έργο {number}")),
            summary: Set("Τι προτείνει η ομάδα.".into()),
            template_version_id: Set(campaign.specification_template_version_id),
            status: Set(status),
            revision: Set(1),
            created_at: Set(self.now()),
            updated_at: Set(self.now()),
        };
        project.insert(&*self.foundation().db).await.unwrap()
    }
}

/// What a coordinator writes into an entry.
pub fn entry_fields(owner: OrganisationId, title: &str) -> Value {
    json!({
        "organisation_id": owner,
        "title": title,
        "summary": "Οι πολίτες βλέπουν από το κινητό πόσοι περιμένουν και κλείνουν σειρά.",
        "problem": "Ουρές έξω από τα ΚΕΠ κάθε πρωί.",
        "solution": "Κράτηση σειράς και πρόβλεψη του χρόνου αναμονής.",
        "results": "Ο μέσος χρόνος αναμονής έπεσε από 47 σε 12 λεπτά.",
        "replication": "Μετρήστε την αναμονή.\nΕγκαταστήστε το λογισμικό.",
        "lessons": "Ξεκινήστε από ένα κατάστημα.",
        "theme": "citizen_service",
        "region": "EL54",
        "body_kind": "municipality",
        "lifecycle": "operating",
        "cost_band": "low",
        "licence": "EUPL-1.2",
        "contact": "Διεύθυνση Εξυπηρέτησης Πολιτών",
        "artwork": "queue"
    })
}
