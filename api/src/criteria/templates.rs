//! Criteria that are ready to use: one set for the triage of submissions, one for the evaluation of projects.

use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};
use validator::Validate;

use super::{
    create::{NewCriteriaSet, insert, latest_published},
    entity::{CriteriaSetId, CriteriaSetStatus},
};
use crate::platform::{audit::did, db::Tx, json, problem::Result};

const TRIAGE: &str = include_str!("templates/triage.json");
const EVALUATION: &str = include_str!("templates/evaluation.json");

/// The newest published versions of the ready sets.
#[derive(Clone, Copy, Debug)]
pub struct Templates {
    pub triage: CriteriaSetId,
    pub evaluation: CriteriaSetId,
}

/// Writes and publishes the ready sets, unless there are published ones of their keys already.
///
/// # Errors
/// When the database refuses.
pub async fn import_templates(tx: &Tx) -> Result<Templates> {
    Ok(Templates { triage: import(tx, TRIAGE).await?, evaluation: import(tx, EVALUATION).await? })
}

async fn import(tx: &Tx, template: &str) -> Result<CriteriaSetId> {
    let form: NewCriteriaSet = json::parse(template.as_bytes())?;
    form.validate()?;
    if let Some(known) = latest_published(&**tx, &form.key).await? {
        return Ok(known);
    }
    let set = insert(tx, form).await?;
    let mut change = set.into_active_model();
    change.status = Set(CriteriaSetStatus::Published);
    let set = change.update(&**tx).await?;
    tx.record(did("criteria.published", "criteria_set", set.id)).await?;
    Ok(set.id)
}
