use std::collections::HashSet;

use actix_web::{put, web};
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};
use serde::Deserialize;
use utoipa::ToSchema;
use validator::{Validate, ValidationError};

use super::{
    super::{
        IMPORT_STATE,
        entity::member_import::{self, ImportField, ImportStatus, MemberImportId},
        policy::Administer,
    },
    check::CheckImport,
    show::find,
    view::MemberImport,
};
use crate::platform::{
    audit::did,
    auth::Auth,
    db::Db,
    etag::{IfMatch, Tagged},
    jobs::Job,
    json::Json,
    problem::{Problem, Result},
};

/// What the columns hold.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ColumnMapping {
    /// One for each column of the file, in its order; none where it is left out.
    #[validate(length(max = 40), custom(function = are_each_once))]
    #[schema(max_items = 40)]
    pub fields: Vec<Option<ImportField>>,
}

fn are_each_once(fields: &[Option<ImportField>]) -> Result<(), ValidationError> {
    let named: Vec<_> = fields.iter().flatten().collect();
    let each: HashSet<_> = named.iter().collect();
    if each.len() == named.len() { Ok(()) } else { Err(ValidationError::new("duplicate")) }
}

/// Say what the columns hold.
///
/// All rows are judged anew.
#[utoipa::path(tag = "members", params(MemberImportId, IfMatch), responses(
    (status = OK, description = "The import", body = MemberImport)))]
#[put("/member-imports/{id}/columns")]
pub async fn map_member_import(
    admin: Auth<Administer>,
    db: web::Data<Db>,
    id: web::Path<MemberImportId>,
    seen: IfMatch,
    Json(form): Json<ColumnMapping>,
) -> Result<Tagged<MemberImport>> {
    let tx = db.begin(&admin).await?;
    let import = find(&*tx, *id).await?;
    let revision = seen.take::<member_import::Entity>(&tx, import.id).await?;
    if import.status != ImportStatus::Checked {
        return Err(IMPORT_STATE.into());
    }
    if form.fields.len() != import.columns.0.len() {
        return Err(Problem::field("/fields", "length"));
    }
    let mut columns = import.columns.clone();
    for (column, field) in columns.0.iter_mut().zip(form.fields) {
        column.field = field;
    }
    let mut change = import.into_active_model();
    change.columns = Set(columns);
    change.status = Set(ImportStatus::Checking);
    let import = change.update(&*tx).await?;
    CheckImport { import: import.id, revision }.enqueue(&tx).await?;
    tx.commit(did("member_imports.mapped", "member_import", import.id)).await?;
    Ok(MemberImport::from(import).tagged())
}
