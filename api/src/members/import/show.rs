use actix_web::{get, web};
use sea_orm::{ConnectionTrait, EntityTrait};

use super::{
    super::{
        entity::member_import::{self, MemberImportId},
        policy::Administer,
    },
    view::MemberImport,
};
use crate::platform::{
    auth::Auth,
    db::Db,
    etag::Tagged,
    problem::{Problem, Result},
};

/// Show an import of members.
///
/// How far it is, and how many of its rows are ready or written.
#[utoipa::path(tag = "members", params(MemberImportId), responses(
    (status = OK, description = "The import", body = MemberImport)))]
#[get("/member-imports/{id}")]
pub async fn show_member_import(
    _admin: Auth<Administer>,
    db: web::Data<Db>,
    id: web::Path<MemberImportId>,
) -> Result<Tagged<MemberImport>> {
    Ok(MemberImport::from(find(&***db, *id).await?).tagged())
}

/// # Errors
/// 404 when there is none.
pub async fn find(db: &impl ConnectionTrait, id: MemberImportId) -> Result<member_import::Model> {
    member_import::Entity::find_by_id(id).one(db).await?.ok_or_else(Problem::not_found)
}
