//! Units of bodies, proposals of who is to represent them, imports of the national registry.

use sea_orm::Set;
use serde_json::json;
use wenovate::{
    members::{MandateProposalStatus, mandate_proposal},
    organisations::{
        OrganisationId, OrganisationStatus, UnitId, UnitKind,
        imports::{
            RegistryAction, RegistryImportId, RegistryImportStatus, RegistrySource, RegistryThing,
            registry_change, registry_import,
        },
        unit,
    },
    platform::time::Timestamp,
};

use super::Row;
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

    /// An import whose differences may be applied.
    pub fn registry_import(&self) -> Row<registry_import::ActiveModel> {
        self.row(registry_import::ActiveModel {
            id: Set(self.id()),
            source: Set(RegistrySource::File),
            complete: Set(false),
            file_name: Set(Some("registry.csv".into())),
            status: Set(RegistryImportStatus::Ready),
            fault: Set(None),
            registry_revision: Set(Some(1)),
            counts: Set(json!({ "changes": {}, "faults": {} })),
            fetched_until: Set(None),
            fetched: Set(0),
            to_fetch: Set(None),
            created_by: Set(None),
            applied_by: Set(None),
            applied_at: Set(None),
            revision: Set(1),
            created_at: Set(self.now()),
        })
    }

    /// A difference that an import makes of a body, or has made.
    pub async fn registry_change(
        &self,
        import: RegistryImportId,
        body: OrganisationId,
        applied_at: Option<Timestamp>,
    ) -> registry_change::Model {
        let number = next_number();
        self.row(registry_change::ActiveModel {
            id: Set(self.id()),
            import_id: Set(import),
            position: Set(i32::try_from(number).unwrap()),
            thing: Set(RegistryThing::Body),
            action: Set(RegistryAction::Changed),
            subject_id: Set(body.0),
            organisation_id: Set(body),
            parent_id: Set(None),
            code: Set(number.to_string()),
            name: Set("Δήμος".into()),
            fields: Set(json!({ "email": [null, "info@example.gr"] })),
            applied_at: Set(applied_at),
        })
        .await
    }
}
