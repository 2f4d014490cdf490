//! Rows of imports.

use sea_orm::{FromJsonQueryResult, entity::prelude::*};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    member::MemberId,
    member_import::{ImportField, MemberImportId},
};
use crate::organisations::OrganisationId;

crate::id!(
    /// A row of an import.
    MemberImportRowId
);

crate::choice!(
    /// What is said of a row.
    ImportVerdict {
        /// It can be written.
        Ready,
        /// Something is wrong with it.
        Faulty,
        /// A row before it has the same address.
        Duplicate,
        /// There is a member with the address.
        Known,
        /// Its profile has been written.
        Applied,
    }
);

/// The texts of a row, in the order of the columns.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct ImportCells(pub Vec<String>);

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ImportFault {
    pub field: ImportField,
    /// Such as `required`, `email`, `unknown_reference`.
    #[schema(example = "unknown_reference")]
    pub code: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct ImportFaults(pub Vec<ImportFault>);

/// A line of the file, and what is said of it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "member_import_rows")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MemberImportRowId,
    pub import_id: MemberImportId,
    /// As a spreadsheet counts: the first line of the file is the headers'.
    pub number: i32,
    #[sea_orm(column_type = "JsonBinary")]
    pub cells: ImportCells,
    pub verdict: ImportVerdict,
    #[sea_orm(column_type = "JsonBinary")]
    pub faults: ImportFaults,
    pub email: Option<String>,
    /// The body that was found.
    pub organisation_id: Option<OrganisationId>,
    /// The profile that was written.
    pub member_id: Option<MemberId>,
}

impl ActiveModelBehavior for ActiveModel {}
