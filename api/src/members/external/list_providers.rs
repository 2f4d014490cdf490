use actix_web::{get, web};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    offer::name,
    provider::{Provider, Providers},
};
use crate::platform::{json::Json, localized::LocalizedText};

/// Where one can sign in besides here.
#[derive(Debug, Serialize, ToSchema)]
pub struct SignInProviders {
    /// None until some are configured.
    pub items: Vec<SignInProviderView>,
}

/// One such place.
#[derive(Debug, Serialize, ToSchema)]
pub struct SignInProviderView {
    #[schema(example = "public-servants")]
    pub key: String,
    /// What its button says.
    pub name: LocalizedText,
}

/// List sign-in providers.
///
/// The other places through which one can sign in, in the order of the settings.
#[utoipa::path(tag = "sessions", security(()), responses(
    (status = OK, description = "The providers", body = SignInProviders)))]
#[get("/sign-in-providers")]
pub async fn list_sign_in_providers(providers: web::Data<Providers>) -> Json<SignInProviders> {
    let shown =
        |provider: &Provider| SignInProviderView { key: provider.settings.key.clone(), name: name(provider) };
    Json(SignInProviders { items: providers.iter().map(shown).collect() })
}
