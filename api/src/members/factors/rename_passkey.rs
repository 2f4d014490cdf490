use actix_web::{put, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::entity::passkey::{self, PasskeyId};
use crate::{
    members::{entity::MemberId, form::is_a_name},
    platform::{
        audit::did,
        auth::SignedIn,
        db::Db,
        json::{Json, NoContent},
        problem::{Problem, Result},
    },
};

/// What a passkey is called.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasskeyName {
    #[validate(length(min = 1, max = 80), custom(function = is_a_name))]
    #[schema(min_length = 1, max_length = 80, example = "Το κινητό μου")]
    pub name: String,
}

/// Rename a passkey of mine.
///
/// The name is for its owner alone.
#[utoipa::path(tag = "members", params(PasskeyId), responses((status = NO_CONTENT, description = "It has the name")))]
#[put("/me/passkeys/{id}")]
pub async fn rename_passkey(
    person: SignedIn,
    db: web::Data<Db>,
    id: web::Path<PasskeyId>,
    Json(form): Json<PasskeyName>,
) -> Result<NoContent> {
    let tx = db.begin(&person).await?;
    let renamed = passkey::Entity::update_many()
        .col_expr(passkey::Column::Name, Expr::value(form.name.trim()))
        .filter(passkey::COLUMN.id.eq(*id))
        .filter(passkey::COLUMN.member_id.eq(MemberId(person.member_id)))
        .exec(&*tx)
        .await?;
    if renamed.rows_affected == 0 {
        return Err(Problem::not_found());
    }
    tx.commit(did("factors.passkey_renamed", "passkey", *id)).await?;
    Ok(NoContent)
}
