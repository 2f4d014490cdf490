//! Texts to give reasons with.

use sea_orm::entity::prelude::*;

use super::held_decision::DecisionDeed;
use crate::platform::{localized::LocalizedText, time::Timestamp};

crate::id!(
    /// A text to give reasons with.
    DecisionTemplateId
);

/// A maintained text for a decision, which each person reads in their language.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "decision_templates")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DecisionTemplateId,
    pub deed: DecisionDeed,
    #[sea_orm(column_type = "JsonBinary")]
    pub title: LocalizedText,
    #[sea_orm(column_type = "JsonBinary")]
    pub text: LocalizedText,
    /// It is offered no more.
    pub retired: bool,
    pub revision: i64,
    pub created_at: Timestamp,
}

impl ActiveModelBehavior for ActiveModel {}
