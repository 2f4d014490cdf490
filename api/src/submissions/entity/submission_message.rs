//! Messages between the department and authors.

use sea_orm::entity::prelude::*;

use super::submission::SubmissionId;
use crate::{members::MemberId, platform::time::Timestamp};

crate::id!(
    /// A message about a submission.
    SubmissionMessageId
);

crate::choice!(
    /// Which way a message goes.
    SubmissionMessageKind {
        /// The department asks.
        Request,
        /// The author answers.
        Reply,
    }
);

/// What the department asked and what the author replied.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "submission_messages")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SubmissionMessageId,
    pub submission_id: SubmissionId,
    pub author_id: MemberId,
    pub kind: SubmissionMessageKind,
    #[sea_orm(column_type = "Text")]
    pub body: String,
    pub created_at: Timestamp,
}

impl ActiveModelBehavior for ActiveModel {}
