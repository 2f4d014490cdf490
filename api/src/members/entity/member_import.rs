//! Imports of members.

use sea_orm::{FromJsonQueryResult, entity::prelude::*};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::member::MemberId;
use crate::platform::time::Timestamp;

crate::id!(
    /// An import of members.
    MemberImportId
);

crate::choice!(
    /// How far an import is.
    ImportStatus {
        /// Its rows are being looked at.
        Checking,
        /// The report is there; nothing has been written.
        Checked,
        /// Its rows are being written.
        Applying,
        /// All rows without a fault have been written.
        Applied,
    }
);

crate::choice!(
    /// What a column of the file holds.
    ImportField {
        GivenName,
        FamilyName,
        Email,
        /// The body, by its code or its name.
        Organisation,
        Unit,
        Post,
        /// `el` or `en`.
        Language,
    }
);

/// A column of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ImportColumn {
    /// As it stands in the file's first line.
    #[schema(example = "Επώνυμο")]
    pub header: String,
    /// What it holds; none where it is left out.
    pub field: Option<ImportField>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct ImportColumns(pub Vec<ImportColumn>);

/// A file of people, and how far they have come in.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "member_imports")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MemberImportId,
    pub file_name: String,
    pub status: ImportStatus,
    #[sea_orm(column_type = "JsonBinary")]
    pub columns: ImportColumns,
    /// Whether everybody is invited once their profile is written.
    pub invites: bool,
    pub total: i32,
    /// Rows without a fault.
    pub ready: i32,
    pub applied: i32,
    pub created_by: MemberId,
    pub revision: i64,
    pub created_at: Timestamp,
}

impl ActiveModelBehavior for ActiveModel {}
