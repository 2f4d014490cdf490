//! The log of consents.

use sea_orm::entity::prelude::*;

use super::member::MemberId;
use crate::platform::time::Timestamp;

crate::id!(
    /// A consent.
    ConsentId
);

crate::choice!(
    /// What a person consents to.
    ConsentKind {
        /// The terms of use.
        Terms,
        /// The processing of personal data.
        Privacy,
        /// Receiving the newsletter.
        Newsletter,
    }
);

/// A consent given or taken back. Rows are added and never changed.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consents")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ConsentId,
    pub member_id: MemberId,
    pub kind: ConsentKind,
    /// Which wording the person saw.
    pub text_version: String,
    pub given: bool,
    pub at: Timestamp,
}

impl ActiveModelBehavior for ActiveModel {}
