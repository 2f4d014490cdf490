//! Versions of submissions.

use sea_orm::entity::prelude::*;

use super::submission::SubmissionId;
use crate::{members::MemberId, platform::time::Timestamp};

crate::id!(
    /// A version of a submission.
    SubmissionVersionId
);

/// A submission as it was handed in.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "submission_versions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SubmissionVersionId,
    pub submission_id: SubmissionId,
    /// From 1.
    pub number: i32,
    /// Core fields and answers.
    #[sea_orm(column_type = "JsonBinary")]
    pub snapshot: Json,
    pub created_by: MemberId,
    pub created_at: Timestamp,
}

impl ActiveModelBehavior for ActiveModel {}
