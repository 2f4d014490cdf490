use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    super::{
        IMPORT_STATE,
        entity::member_import::{self, ImportStatus, MemberImportId},
        policy::Administer,
    },
    apply::ApplyImport,
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
    problem::Result,
};

/// Writing what is ready.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ImportApplication {
    /// Whether everybody is invited by mail to claim their profile; else one by one, later.
    pub invites: bool,
}

/// Apply an import of members.
///
/// Rows without a fault become profiles without an account, in the background; the import says how many have been written.
#[utoipa::path(tag = "members", params(MemberImportId, IfMatch), responses(
    (status = OK, description = "The import", body = MemberImport)))]
#[post("/member-imports/{id}/apply")]
pub async fn apply_member_import(
    admin: Auth<Administer>,
    db: web::Data<Db>,
    id: web::Path<MemberImportId>,
    seen: IfMatch,
    Json(form): Json<ImportApplication>,
) -> Result<Tagged<MemberImport>> {
    let tx = db.begin(&admin).await?;
    let import = find(&*tx, *id).await?;
    seen.take::<member_import::Entity>(&tx, import.id).await?;
    if import.status != ImportStatus::Checked || import.ready == 0 {
        return Err(IMPORT_STATE.into());
    }
    let mut change = import.into_active_model();
    change.status = Set(ImportStatus::Applying);
    change.invites = Set(form.invites);
    let import = change.update(&*tx).await?;
    ApplyImport { import: import.id }.enqueue(&tx).await?;
    let details = json!({ "rows": import.ready, "invites": form.invites });
    tx.commit(did("member_imports.started", "member_import", import.id).to(details)).await?;
    Ok(MemberImport::from(import).tagged())
}
