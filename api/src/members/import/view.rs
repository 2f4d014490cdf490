//! An import, as it is shown.

use serde::Serialize;
use utoipa::ToSchema;

use super::super::entity::member_import::{self, ImportColumn, ImportStatus, MemberImportId};
use crate::platform::{etag::Tagged, time::Timestamp};

/// An import of members.
#[derive(Debug, Serialize, ToSchema)]
pub struct MemberImport {
    pub id: MemberImportId,
    #[schema(example = "στελέχη-2026.xlsx")]
    pub file_name: String,
    pub status: ImportStatus,
    pub columns: Vec<ImportColumn>,
    /// Whether everybody is invited once their profile is written.
    pub invites: bool,
    pub total: i32,
    /// Rows that can be written.
    pub ready: i32,
    /// Rows that have been written.
    pub applied: i32,
    pub created_at: Timestamp,
    /// For the `If-Match` of a change.
    pub revision: i64,
    pub abilities: MemberImportAbilities,
}

/// What may be done with the import now.
#[derive(Debug, Serialize, ToSchema)]
pub struct MemberImportAbilities {
    pub can_map: bool,
    pub can_apply: bool,
    pub can_discard: bool,
}

impl From<member_import::Model> for MemberImport {
    fn from(row: member_import::Model) -> Self {
        let checked = row.status == ImportStatus::Checked;
        Self {
            id: row.id,
            file_name: row.file_name,
            columns: row.columns.0,
            invites: row.invites,
            total: row.total,
            ready: row.ready,
            applied: row.applied,
            created_at: row.created_at,
            revision: row.revision,
            abilities: MemberImportAbilities {
                can_map: checked,
                can_apply: checked && row.ready > 0,
                can_discard: row.status != ImportStatus::Applying,
            },
            status: row.status,
        }
    }
}

impl MemberImport {
    /// With its `ETag`.
    pub const fn tagged(self) -> Tagged<Self> {
        Tagged { revision: self.revision, body: self }
    }
}
