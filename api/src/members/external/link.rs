use actix_web::{post, web};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    ATTEMPT_OVER, SIGN_IN_AFRESH, browser::Browser, links, offer, provider::Providers,
    start_linking::began_since,
};
use crate::{
    members::{MemberId, letters, show::find},
    platform::{
        audit::did,
        auth::SignedIn,
        db::Db,
        json::{Json, NoContent},
        problem::Result,
        token::Tokens,
    },
};

/// The ticket of a sign-in at a provider.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewExternalIdentity {
    #[validate(length(min = 1, max = 4000))]
    #[schema(min_length = 1, max_length = 4000)]
    pub ticket: String,
}

/// Link my account at a provider.
///
/// With the ticket of `POST /sign-in-providers/{key}/sessions`, once, in the same browser. Both accounts are proven: that
/// elsewhere by the ticket; this one by having started from it, or by having signed in since (403 `sign-in-afresh`). 409
/// `identity-linked` when either is linked already. The person is told by mail.
#[utoipa::path(tag = "members", responses((status = NO_CONTENT, description = "It is linked")))]
#[post("/me/external-identities")]
pub async fn link_external_identity(
    person: SignedIn,
    browser: Browser,
    db: web::Data<Db>,
    tokens: web::Data<Tokens>,
    providers: web::Data<Providers>,
    Json(form): Json<NewExternalIdentity>,
) -> Result<NoContent> {
    let offer = offer::read(&db, &tokens, &form.ticket, browser.hash()).await?;
    let provider = providers.find(&offer.offered().provider)?;
    let member = MemberId(person.member_id);
    match offer.asked_by() {
        Some(who) if who != member => return Err(ATTEMPT_OVER.into()),
        None if !began_since(&db, &person, offer.issued_at()).await? => return Err(SIGN_IN_AFRESH.into()),
        _ => {}
    }
    let tx = db.begin(&person).await?;
    let id = links::make(&tx, &offer, member).await?;
    let settings = &provider.settings;
    let params = json!({ "provider_el": settings.name_el, "provider_en": settings.name_en });
    letters::write(&tx, &find(&*tx, member).await?, "identity_linked", params).await?;
    let event = did("external_identities.linked", "external_identity", id);
    tx.commit(event.to(json!({ "provider": settings.key, "member": member }))).await?;
    Ok(NoContent)
}
