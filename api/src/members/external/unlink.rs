use actix_web::{delete, web};
use sea_orm::{EntityTrait, QuerySelect};
use serde_json::json;

use super::{
    LAST_WAY_IN,
    entity::external_identity::{self, ExternalIdentityId},
    links,
    list_identities::has_another_way,
    provider::Providers,
};
use crate::{
    members::{MemberId, entity::member, factors, letters},
    platform::{
        audit::did,
        auth::SignedIn,
        db::Db,
        json::NoContent,
        problem::{Problem, Result},
    },
};

/// Remove the link to my account at a provider.
///
/// Wants a second factor of the last ten minutes of who has one (403 `step-up-required`). 409 `last-way-in` for the last
/// account of somebody who has neither password nor passkey. The person is told by mail.
#[utoipa::path(tag = "members", params(ExternalIdentityId),
    responses((status = NO_CONTENT, description = "It is not linked")))]
#[delete("/me/external-identities/{id}")]
pub async fn unlink_external_identity(
    person: SignedIn,
    db: web::Data<Db>,
    providers: web::Data<Providers>,
    id: web::Path<ExternalIdentityId>,
) -> Result<NoContent> {
    let tx = db.begin(&person).await?;
    factors::may_enrol(&tx, &person).await?;
    // Locked, so that of two who remove the last two, one waits and sees.
    let member = member::Entity::find_by_id(MemberId(person.member_id)).lock_exclusive().one(&*tx).await?;
    let member = member.ok_or_else(Problem::not_found)?;
    let links = links::of_member(&*tx, member.id).await?;
    let link = links.iter().find(|link| link.id == *id).ok_or_else(Problem::not_found)?;
    if !has_another_way(&*tx, &member, links.len()).await? {
        return Err(LAST_WAY_IN.into());
    }
    external_identity::Entity::delete_by_id(link.id).exec(&*tx).await?;
    let settings = providers.find(&link.provider).ok().map(|provider| &provider.settings);
    let name = |name: Option<&String>| name.unwrap_or(&link.provider).clone();
    let params = json!({
        "provider_el": name(settings.map(|settings| &settings.name_el)),
        "provider_en": name(settings.map(|settings| &settings.name_en)),
    });
    letters::write(&tx, &member, "identity_unlinked", params).await?;
    let event = did("external_identities.unlinked", "external_identity", link.id);
    tx.commit(event.to(json!({ "provider": link.provider, "member": member.id }))).await?;
    Ok(NoContent)
}
