use actix_web::{get, web};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde::Serialize;
use utoipa::ToSchema;

use super::{entity::external_identity::ExternalIdentityId, links, offer::name, provider::Providers};
use crate::{
    members::{MemberId, entity::member, factors::entity::passkey, show::find},
    platform::{
        auth::SignedIn, db::Db, json::Json, localized::LocalizedText, problem::Result, time::Timestamp,
    },
};

/// Where else I sign in.
#[derive(Debug, Serialize, ToSchema)]
pub struct ExternalIdentities {
    pub items: Vec<ExternalIdentityView>,
    /// Whether making a link asks for my password: who has a second factor shows that instead.
    pub wants_password: bool,
}

/// An account elsewhere by which I sign in.
#[derive(Debug, Serialize, ToSchema)]
pub struct ExternalIdentityView {
    pub id: ExternalIdentityId,
    /// The provider's key.
    #[schema(example = "public-servants")]
    pub provider: String,
    /// Its name; the key where it is configured no more.
    pub name: LocalizedText,
    pub created_at: Timestamp,
    pub last_used_at: Option<Timestamp>,
    /// Whether I have another way in.
    pub can_remove: bool,
}

/// List my accounts at other providers.
///
/// Those by which I sign in here; at most one for each provider.
#[utoipa::path(tag = "members", responses(
    (status = OK, description = "The accounts", body = ExternalIdentities)))]
#[get("/me/external-identities")]
pub async fn list_my_external_identities(
    person: SignedIn,
    db: web::Data<Db>,
    providers: web::Data<Providers>,
) -> Result<Json<ExternalIdentities>> {
    let member = find(&***db, MemberId(person.member_id)).await?;
    let links = links::of_member(&***db, member.id).await?;
    let can_remove = has_another_way(&***db, &member, links.len()).await?;
    let named = |key: &str| providers.find(key).map_or_else(|_| LocalizedText::new(key, key), name);
    let items = links.into_iter().map(|link| ExternalIdentityView {
        id: link.id,
        name: named(&link.provider),
        provider: link.provider,
        created_at: link.created_at,
        last_used_at: link.last_used_at,
        can_remove,
    });
    let has_factor = !crate::members::factors::methods_of(&***db, member.id).await?.is_empty();
    let wants_password = !has_factor && member.password_hash.is_some();
    Ok(Json(ExternalIdentities { items: items.collect(), wants_password }))
}

/// Whether the person still gets in without one of so many links.
///
/// # Errors
/// When the database refuses.
pub async fn has_another_way(
    db: &impl ConnectionTrait,
    member: &member::Model,
    links: usize,
) -> Result<bool> {
    if links > 1 || member.password_hash.is_some() {
        return Ok(true);
    }
    let passkeys = passkey::Entity::find().filter(passkey::COLUMN.member_id.eq(member.id));
    Ok(passkeys.count(db).await? > 0)
}
