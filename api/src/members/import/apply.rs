//! The rows that are ready become profiles, some at a time, so that the progress shows and nobody waits for all.

use std::collections::HashSet;

use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, Set,
    sea_query::{Expr, ExprTrait},
};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{
    super::{
        entity::{
            Expertise, MemberId, MemberStatus, StandingRule, member,
            member_import::{self, ImportStatus, MemberImportId},
            member_import_row::{self, ImportVerdict},
        },
        invite, search_index,
        standing_log::{self, Because},
    },
    BATCH,
    bodies::Bodies,
    judge::{self, Person},
};
use crate::platform::{
    audit::{Identity, did},
    db::Tx,
    foundation::Foundation,
    id::Id,
    jobs::Job,
    problem::Result,
};

/// Writes the rows on behalf of who asked for it.
#[derive(Debug, Serialize, Deserialize)]
pub struct ApplyImport {
    pub import: MemberImportId,
}

impl Job for ApplyImport {
    const NAME: &'static str = "members.apply_import";

    async fn run(&self, at: &Foundation) -> Result<()> {
        let bodies = Bodies::read(&*at.db).await?;
        loop {
            let Some(import) = member_import::Entity::find_by_id(self.import).one(&*at.db).await? else {
                return Ok(());
            };
            if import.status != ImportStatus::Applying {
                return Ok(());
            }
            let tx = at.db.begin(&Identity::Member(import.created_by.uuid())).await?;
            let rows = member_import_row::Entity::find()
                .filter(member_import_row::COLUMN.import_id.eq(import.id))
                .filter(member_import_row::COLUMN.verdict.eq(ImportVerdict::Ready))
                .order_by_asc(member_import_row::Column::Number)
                .limit(BATCH as u64)
                .all(&*tx)
                .await?;
            if rows.is_empty() {
                let mut done = import.clone().into_active_model();
                done.status = Set(ImportStatus::Applied);
                done.revision = Set(import.revision + 1);
                done.update(&*tx).await?;
                let details = json!({ "applied": import.applied });
                return tx
                    .commit(did("member_imports.applied", "member_import", import.id).to(details))
                    .await;
            }
            let written = write(&tx, &import, rows, &bodies).await?;
            // Rows only, so that whoever looks on keeps the revision that they saw.
            member_import::Entity::update_many()
                .col_expr(
                    member_import::Column::Applied,
                    Expr::col(member_import::Column::Applied).add(written),
                )
                .filter(member_import::COLUMN.id.eq(import.id))
                .exec(&*tx)
                .await?;
            let details = json!({ "rows": written });
            tx.commit(did("member_imports.rows_applied", "member_import", import.id).to(details)).await?;
        }
    }
}

/// Writes these rows, but for those whose address somebody has taken since they were judged.
async fn write(
    tx: &Tx,
    import: &member_import::Model,
    rows: Vec<member_import_row::Model>,
    bodies: &Bodies,
) -> Result<i32> {
    let emails: Vec<String> = rows.iter().filter_map(|row| row.email.clone()).collect();
    let taken: HashSet<String> = member::Entity::find()
        .select_only()
        .column(member::Column::Email)
        .filter(member::Column::Email.is_in(emails))
        .into_tuple::<String>()
        .all(&**tx)
        .await?
        .into_iter()
        .collect();
    let mut written = 0;
    for row in rows {
        let (person, faults) = judge::person(&import.columns.0, &row.cells.0, bodies);
        let mut change = row.into_active_model();
        if !faults.is_empty() || taken.contains(&person.email) {
            change.verdict =
                Set(if faults.is_empty() { ImportVerdict::Known } else { ImportVerdict::Faulty });
        } else {
            let member = profile(tx, import, person).await?;
            change.verdict = Set(ImportVerdict::Applied);
            change.member_id = Set(Some(member));
            written += 1;
        }
        change.update(&**tx).await?;
    }
    Ok(written)
}

/// A profile without an account.
async fn profile(tx: &Tx, import: &member_import::Model, person: Person) -> Result<MemberId> {
    let row = member::ActiveModel {
        id: Set(tx.new_id()),
        email: Set(person.email),
        given_name: Set(person.given_name),
        family_name: Set(person.family_name),
        organisation_id: Set(person.organisation_id),
        unit: Set(person.unit),
        post: Set(person.post),
        expertise: Set(Expertise::default()),
        language: Set(person.language),
        status: Set(MemberStatus::Managed),
        newsletter: Set(false),
        notify_by_mail: Set(true),
        revision: Set(1),
        created_at: Set(tx.now()),
        ..Default::default()
    };
    let member = row.insert(&**tx).await?;
    search_index::index(tx, &member).await?;
    let because = Because::of(StandingRule::Administrator).shown_by(Some(import.file_name.clone()));
    standing_log::write(tx, None, &member, because).await?;
    if import.invites {
        invite::send(tx, &member).await?;
    }
    Ok(member.id)
}
