//! The dry run: every row is judged, and nothing but the verdicts is written.

use std::collections::HashSet;

use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, Set,
    sea_query::OnConflict,
};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{
    super::entity::{
        member,
        member_import::{self, ImportStatus, MemberImportId},
        member_import_row::{self, ImportFaults, ImportVerdict},
    },
    BATCH,
    bodies::Bodies,
    judge,
};
use crate::platform::{
    audit::{Identity, did},
    foundation::Foundation,
    jobs::Job,
    problem::Result,
};

/// Judges all rows by the columns of this revision.
#[derive(Debug, Serialize, Deserialize)]
pub struct CheckImport {
    pub import: MemberImportId,
    pub revision: i64,
}

impl Job for CheckImport {
    const NAME: &'static str = "members.check_import";

    async fn run(&self, at: &Foundation) -> Result<()> {
        let Some(import) = member_import::Entity::find_by_id(self.import).one(&*at.db).await? else {
            return Ok(());
        };
        if import.status != ImportStatus::Checking || import.revision != self.revision {
            return Ok(());
        }
        let rows = member_import_row::Entity::find()
            .filter(member_import_row::COLUMN.import_id.eq(import.id))
            .order_by_asc(member_import_row::Column::Number)
            .all(&*at.db)
            .await?;
        let bodies = Bodies::read(&*at.db).await?;
        let judged: Vec<_> = rows
            .into_iter()
            .map(|row| {
                let (person, faults) = judge::person(&import.columns.0, &row.cells.0, &bodies);
                (row, person, faults)
            })
            .collect();
        let known = known(at, judged.iter().map(|(_, person, _)| person.email.clone()).collect()).await?;
        let (mut seen, mut ready, mut rows) = (HashSet::new(), 0, Vec::with_capacity(judged.len()));
        for (mut row, person, faults) in judged {
            row.verdict = judge::verdict(&person, &faults, &mut seen, &known);
            ready += i32::from(row.verdict == ImportVerdict::Ready);
            row.faults = ImportFaults(faults);
            row.email = Some(person.email).filter(|email| !email.is_empty());
            row.organisation_id = person.organisation_id;
            rows.push(row.into_active_model().reset_all());
        }
        let tx = at.db.begin(&Identity::System).await?;
        let again = OnConflict::column(member_import_row::Column::Id)
            .update_columns([
                member_import_row::Column::Verdict,
                member_import_row::Column::Faults,
                member_import_row::Column::Email,
                member_import_row::Column::OrganisationId,
            ])
            .to_owned();
        for batch in rows.chunks(BATCH) {
            let written = member_import_row::Entity::insert_many(batch.to_vec()).on_conflict(again.clone());
            written.exec_without_returning(&*tx).await?;
        }
        let mut checked = import.into_active_model();
        checked.status = Set(ImportStatus::Checked);
        checked.ready = Set(ready);
        checked.revision = Set(self.revision + 1);
        checked.update(&*tx).await?;
        tx.commit(did("member_imports.checked", "member_import", self.import).to(json!({ "ready": ready })))
            .await
    }
}

/// Which of these addresses are members'.
async fn known(at: &Foundation, emails: Vec<String>) -> Result<HashSet<String>> {
    let mut known = HashSet::new();
    for batch in emails.chunks(500) {
        let found = member::Entity::find()
            .select_only()
            .column(member::Column::Email)
            .filter(member::Column::Email.is_in(batch.to_vec()));
        known.extend(found.into_tuple::<String>().all(&*at.db).await?);
    }
    Ok(known)
}
