//! Units of bodies, and proposals of who is to represent them.

use sea_orm::Set;
use wenovate::{
    members::{MandateProposalStatus, mandate_proposal},
    organisations::{OrganisationId, OrganisationStatus, UnitId, UnitKind, unit},
};

use crate::app::{Member, TestApp, next_number};

impl TestApp {
    /// A unit that reports to the head of the body.
    pub async fn unit(&self, organisation: OrganisationId) -> unit::Model {
        self.unit_under(organisation, None).await
    }

    /// A unit that reports to another.
    pub async fn unit_under(&self, organisation: OrganisationId, supervisor: Option<UnitId>) -> unit::Model {
        let number = next_number();
        self.row(unit::ActiveModel {
            id: Set(self.id()),
            organisation_id: Set(organisation),
            supervisor_id: Set(supervisor),
            code: Set(format!("U{number}")),
            kind: Set(UnitKind::Directorate),
            name_el: Set(format!("Διεύθυνση {number}")),
            name_en: Set(String::new()),
            sort_name: Set(format!("διευθυνση {number:06}")),
            status: Set(OrganisationStatus::Active),
            revision: Set(1),
            created_at: Set(self.now()),
        })
        .await
    }

    /// A proposal that awaits its decision.
    pub async fn mandate_proposal(&self, nominee: &Member, by: &Member) -> mandate_proposal::Model {
        self.row(mandate_proposal::ActiveModel {
            id: Set(self.id()),
            organisation_id: Set(nominee.organisation_id()),
            member_id: Set(nominee.id()),
            starts_on: Set(self.now().date()),
            ends_on: Set(None),
            decision_reference: Set(None),
            ada: Set(Some("ΨΦΛΧ46ΜΤΛΠ-ΒΓ7".into())),
            status: Set(MandateProposalStatus::Proposed),
            reason: Set(None),
            proposed_by: Set(by.id()),
            decided_by: Set(None),
            decided_at: Set(None),
            mandate_id: Set(None),
            revision: Set(1),
            created_at: Set(self.now()),
        })
        .await
    }
}
