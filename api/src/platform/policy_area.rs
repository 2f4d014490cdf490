//! The policy areas by which submissions, challenges and library entries are found.

use sea_orm::{DeriveActiveEnum, EnumIter, prelude::StringLen};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Area of public policy.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, ToSchema,
)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(32))", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum PolicyArea {
    CitizenService,
    Health,
    Education,
    Environment,
    Transport,
    Justice,
    SocialCare,
    Culture,
    Economy,
    DigitalGovernment,
    CivilProtection,
    LocalGovernment,
}
