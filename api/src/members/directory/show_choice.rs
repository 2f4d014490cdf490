use actix_web::{get, web};
use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use super::super::entity::{MemberId, directory_entry};
use crate::platform::{auth::SignedIn, db::Db, json::Json, problem::Result};

/// Whether I am in the directory, and what others see of me there beside my name.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DirectoryChoice {
    pub listed: bool,
    pub shows_organisation: bool,
    pub shows_unit: bool,
    pub shows_post: bool,
    pub shows_expertise: bool,
    #[serde(default)]
    pub shows_interests: bool,
    pub shows_email: bool,
}

impl From<directory_entry::Model> for DirectoryChoice {
    fn from(row: directory_entry::Model) -> Self {
        Self {
            listed: true,
            shows_organisation: row.shows_organisation,
            shows_unit: row.shows_unit,
            shows_post: row.shows_post,
            shows_expertise: row.shows_expertise,
            shows_interests: row.shows_interests,
            shows_email: row.shows_email,
        }
    }
}

/// Show what the directory says of me.
///
/// Whether I am listed, and which of my details others see there. Whoever has not chosen yet is not listed.
#[utoipa::path(tag = "members", responses((status = OK, description = "My choice", body = DirectoryChoice)))]
#[get("/me/directory")]
pub async fn show_my_directory_entry(person: SignedIn, db: web::Data<Db>) -> Result<Json<DirectoryChoice>> {
    let mine = directory_entry::Entity::find_by_id(MemberId(person.member_id)).one(&***db).await?;
    Ok(Json(mine.map_or_else(DirectoryChoice::default, DirectoryChoice::from)))
}
