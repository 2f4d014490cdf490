use actix_web::{HttpResponse, get, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{
    EXPORT_NOT_READY,
    entity::{DataExportId, data_export},
};
use crate::{
    members::{LINK_EXPIRED, MemberId},
    platform::{
        auth::SignedIn,
        db::Db,
        problem::{Problem, Result},
        storage::{self, Storage, entity as file},
    },
};

/// Fetch a copy of my data.
///
/// A zip archive with `data.json` and `data.html`. For me alone, and until it expires.
#[utoipa::path(tag = "privacy", params(DataExportId), responses(
    (status = OK, description = "The archive", body = Vec<u8>, content_type = "application/zip")))]
#[get("/me/data-exports/{id}/file")]
pub async fn download_data_export(
    person: SignedIn,
    db: web::Data<Db>,
    storage: web::Data<Storage>,
    id: web::Path<DataExportId>,
) -> Result<HttpResponse> {
    let mine = data_export::Entity::find_by_id(*id)
        .filter(data_export::COLUMN.member_id.eq(MemberId(person.member_id)));
    let export = mine.one(&***db).await?.ok_or_else(Problem::not_found)?;
    let end = export.expires_at.ok_or(EXPORT_NOT_READY)?;
    let file = export.file_id.filter(|_| end > db.now()).ok_or(LINK_EXPIRED)?;
    let file = file::Entity::find_by_id(file).one(&***db).await?.ok_or(LINK_EXPIRED)?;
    storage::serve(&storage, &file).await
}
