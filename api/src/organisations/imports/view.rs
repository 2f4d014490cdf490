//! An import as it is shown.

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::entity::registry_import::{Model, RegistryImportId, RegistryImportStatus, RegistrySource};
use crate::platform::time::Timestamp;

/// An import of the national registry.
#[derive(Debug, Serialize, ToSchema)]
pub struct RegistryImport {
    pub id: RegistryImportId,
    pub source: RegistrySource,
    /// Whether what is not in it is closed.
    pub complete: bool,
    pub file_name: Option<String>,
    pub status: RegistryImportStatus,
    /// Why it failed: `not_json`, `not_csv`, `no_header`, `unreachable`, `not_applied`.
    #[schema(example = "not_json")]
    pub fault: Option<String>,
    /// How many differences there are of each sort (`changes`, such as `new_unit`), and how many items could not be taken over
    /// (`faults`: `nameless`, `twice`, `unknown_parent`, `unknown_supervisor`, `unknown_body`, `circle`).
    #[schema(value_type = Object, example = json!({"changes": {"new_body": 3, "moved_unit": 1}, "faults": {"circle": 1}}))]
    pub counts: Value,
    /// Bodies that the national registry was asked for.
    pub fetched: i32,
    /// Bodies there are to ask for, once that is known.
    pub to_fetch: Option<i32>,
    pub created_at: Timestamp,
    pub applied_at: Option<Timestamp>,
    /// For `If-Match`.
    pub revision: i64,
    pub abilities: RegistryImportAbilities,
}

/// What the caller may do with an import now.
#[derive(Debug, Serialize, ToSchema)]
pub struct RegistryImportAbilities {
    pub can_upload: bool,
    pub can_apply: bool,
    pub can_discard: bool,
}

impl From<Model> for RegistryImport {
    fn from(row: Model) -> Self {
        use RegistryImportStatus::{Applied, Applying, Awaited, Ready};
        Self {
            abilities: RegistryImportAbilities {
                can_upload: row.status == Awaited,
                can_apply: row.status == Ready,
                can_discard: !matches!(row.status, Applied | Applying),
            },
            id: row.id,
            source: row.source,
            complete: row.complete,
            file_name: row.file_name,
            status: row.status,
            fault: row.fault,
            counts: row.counts,
            fetched: row.fetched,
            to_fetch: row.to_fetch,
            created_at: row.created_at,
            applied_at: row.applied_at,
            revision: row.revision,
        }
    }
}
