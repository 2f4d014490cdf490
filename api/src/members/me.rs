use actix_web::{get, web};
use sea_orm::EntityTrait;

use super::{
    entity::member::{self, MemberId},
    session_view::{self, Me},
};
use crate::platform::{
    auth::Arriving,
    db::Db,
    etag::Tagged,
    permission::Permissions,
    problem::{Problem, Result},
};

/// Show who I am.
///
/// The person of the token, with what they may do now. Also while `must_enrol` says that a second factor comes first.
#[utoipa::path(tag = "members", responses((status = OK, description = "The person", body = Me)))]
#[get("/me")]
pub async fn show_me(
    person: Arriving,
    db: web::Data<Db>,
    permissions: web::Data<Permissions>,
) -> Result<Tagged<Me>> {
    let member = member::Entity::find_by_id(MemberId(person.member_id)).one(&***db).await?;
    let member = member.ok_or_else(Problem::not_found)?;
    let revision = member.revision;
    Ok(Tagged { body: session_view::me(&db, &permissions, member, person.second_factor_at).await?, revision })
}
