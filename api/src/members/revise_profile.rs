use actix_web::{put, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    directory,
    entity::{
        ExpertiseFieldId, FieldKind, StaffCategory,
        member::{self, Expertise, MemberId},
    },
    expertise, form, search_index,
    session_view::{self, Me},
};
use crate::platform::{
    audit::did,
    auth::SignedIn,
    db::Db,
    etag::{IfMatch, Tagged},
    json::Json,
    language::Language,
    permission::Permissions,
    problem::{Problem, Result, STALE},
};

/// What I say of myself, and how I want to be told things.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    #[validate(length(min = 1, max = 80), custom(function = form::is_a_name))]
    #[schema(min_length = 1, max_length = 80, example = "Ελένη")]
    pub given_name: String,
    #[validate(length(min = 1, max = 80), custom(function = form::is_a_name))]
    #[schema(min_length = 1, max_length = 80, example = "Ζαχαράκη")]
    pub family_name: String,
    #[validate(length(max = 200))]
    #[schema(max_length = 200, example = "Διεύθυνση Προγραμματισμού")]
    pub unit: Option<String>,
    #[validate(length(max = 200))]
    #[schema(max_length = 200, example = "Προϊσταμένη τμήματος")]
    pub post: Option<String>,
    /// As what I serve.
    pub category: Option<StaffCategory>,
    #[validate(length(max = 10), custom(function = form::are_fields))]
    #[schema(max_items = 10, example = json!(["ψηφιακές υπηρεσίες"]))]
    pub expertise: Vec<String>,
    /// Fields of the maintained list in which I am experienced; left out, they stay as they are.
    #[validate(length(max = 10))]
    #[schema(max_items = 10)]
    pub expertise_fields: Option<Vec<ExpertiseFieldId>>,
    /// Fields of the same list in which I have an interest; left out, they stay as they are.
    #[validate(length(max = 10))]
    #[schema(max_items = 10)]
    pub interests: Option<Vec<ExpertiseFieldId>>,
    /// In which I am written to.
    pub language: Language,
    /// Whether notifications come by mail, too.
    pub notify_by_mail: bool,
}

/// Revise my profile.
///
/// E-mail and body stay: the membership rests on them.
#[utoipa::path(tag = "members", params(IfMatch), responses((status = OK, description = "The person", body = Me)))]
#[put("/me")]
pub async fn revise_profile(
    person: SignedIn,
    db: web::Data<Db>,
    permissions: web::Data<Permissions>,
    seen: IfMatch,
    Json(form): Json<Profile>,
) -> Result<Tagged<Me>> {
    let id = MemberId(person.member_id);
    let tx = db.begin(&person).await?;
    let before = member::Entity::find_by_id(id).one(&*tx).await?.ok_or_else(Problem::not_found)?;
    seen.check(before.revision)?;
    let change = member::ActiveModel {
        given_name: Set(form.given_name.trim().to_owned()),
        family_name: Set(form.family_name.trim().to_owned()),
        unit: Set(form::filled(form.unit.as_ref())),
        post: Set(form::filled(form.post.as_ref())),
        category: Set(form.category),
        expertise: Set(Expertise(form::fields(&form.expertise))),
        language: Set(form.language),
        notify_by_mail: Set(form.notify_by_mail),
        revision: Set(before.revision + 1),
        ..Default::default()
    };
    let written = member::Entity::update_many()
        .set(change)
        .filter(member::COLUMN.id.eq(id))
        .filter(member::COLUMN.revision.eq(before.revision))
        .exec(&*tx)
        .await?;
    if written.rows_affected == 0 {
        return Err(STALE.into());
    }
    let member = member::Entity::find_by_id(id).one(&*tx).await?.ok_or_else(Problem::not_found)?;
    for (kind, fields, at) in [
        (FieldKind::Expertise, &form.expertise_fields, "/expertise_fields"),
        (FieldKind::Interest, &form.interests, "/interests"),
    ] {
        if let Some(fields) = fields {
            expertise::choose(&tx, id, kind, fields, at).await?;
        }
    }
    search_index::index(&tx, &member).await?;
    directory::keep_in_step(&tx, &member).await?;
    tx.commit(did("members.profile_revised", "member", id).touched(&before, &member)).await?;
    let revision = member.revision;
    let body = session_view::me(&db, &permissions, member, person.second_factor_at).await?;
    Ok(Tagged { body, revision })
}
