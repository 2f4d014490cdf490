//! OpenID Connect: discovery, and sign-ins by authorization code with PKCE and a nonce.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use oauth2::RequestTokenError;
use openidconnect::{
    AccessToken, AccessTokenHash, AdditionalProviderMetadata, AuthType, AuthenticationFlow,
    AuthorizationCode, ClaimsVerificationError, ClientId, ClientSecret, CsrfToken, EmptyAdditionalClaims,
    EndpointMaybeSet, EndpointNotSet, EndpointSet, IssuerUrl, LanguageTag, Nonce, OAuth2TokenResponse,
    PkceCodeChallenge, PkceCodeVerifier, ProviderMetadata, RedirectUrl, Scope, SignatureVerificationError,
    SubjectIdentifier, TokenResponse, UserInfoClaims,
    core::{
        CoreAuthDisplay, CoreClaimName, CoreClaimType, CoreClient, CoreClientAuthMethod, CoreGenderClaim,
        CoreGrantType, CoreIdToken, CoreIdTokenClaims, CoreJsonWebKey, CoreJweContentEncryptionAlgorithm,
        CoreJweKeyManagementAlgorithm, CoreJwsSigningAlgorithm, CoreResponseMode, CoreResponseType,
        CoreSubjectIdentifierType,
    },
};
use reqwest::Url;
use secrecy::ExposeSecret;
use serde::{Deserialize, Serialize};

use super::{
    profile::ExternalProfile,
    provider::{Answered, Provider, Secrets},
};
use crate::platform::{
    problem::{Problem, Result},
    request::RequestContext,
    time::Timestamp,
};

/// Clocks differ by so much.
const SKEW: Duration = Duration::from_mins(5);

/// What ID tokens are signed with, whatever the metadata or the token say: keys that the provider publishes. No token without
/// a signature, and none that our own secret would sign.
const SIGNED_WITH: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
];

/// ID tokens and userinfos say the same by methods of the same names, and share no trait.
macro_rules! profile_of {
    ($claims:expr) => {{
        let given = $claims.given_name().and_then(|name| name.get(None)).map(|name| name.as_str());
        let family = $claims.family_name().and_then(|name| name.get(None)).map(|name| name.as_str());
        let verified = $claims.email_verified() == Some(true);
        let email = $claims.email().filter(|_| verified).map(|email| email.as_str());
        ExternalProfile::of(given, family, email)
    }};
}
/// What RFC 9207 adds to the metadata.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct SaysIssuer {
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

impl AdditionalProviderMetadata for SaysIssuer {}

/// A provider's metadata and keys.
pub type Metadata = ProviderMetadata<
    SaysIssuer,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;

type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// What is asked of the userinfo when it is wanted.
pub struct Asking {
    client: Client,
    token: AccessToken,
    subject: SubjectIdentifier,
}

/// Asks for the metadata and the keys.
///
/// # Errors
/// 503 when it cannot be asked, or is not who it should be.
pub async fn discover(provider: &Provider) -> Result<Metadata> {
    let issuer = IssuerUrl::new(provider.settings.issuer.clone().unwrap_or_default());
    let issuer = issuer.map_err(Problem::internal)?;
    let found = Metadata::discover_async(issuer, &provider.http).await;
    found.map_err(|error| provider.unavailable(&error))
}

fn client(provider: &Provider, metadata: &Metadata) -> Result<Client> {
    let secret = provider.secret.as_ref().map(|secret| ClientSecret::new(secret.expose_secret().to_owned()));
    let id = ClientId::new(provider.settings.client_id.clone());
    let redirect = RedirectUrl::new(provider.redirect.clone()).map_err(Problem::internal)?;
    let client = Client::from_provider_metadata(metadata.clone(), id, secret).set_redirect_uri(redirect);
    // Basic is what every provider takes that says nothing (OpenID Connect Discovery, section 3).
    let only_in_the_body = metadata.token_endpoint_auth_methods_supported().is_some_and(|methods| {
        methods.contains(&CoreClientAuthMethod::ClientSecretPost)
            && !methods.contains(&CoreClientAuthMethod::ClientSecretBasic)
    });
    Ok(client.set_auth_type(if only_in_the_body { AuthType::RequestBody } else { AuthType::BasicAuth }))
}

/// Where the browser goes.
///
/// # Errors
/// When a configured address is none.
pub fn authorization_url(
    provider: &Provider,
    metadata: &Metadata,
    state: &str,
    secrets: &Secrets,
) -> Result<Url> {
    let scopes = &provider.settings.scopes;
    let scopes: Vec<_> =
        if scopes.is_empty() { vec!["profile".into(), "email".into()] } else { scopes.clone() };
    let verifier = PkceCodeVerifier::new(secrets.verifier.clone());
    let language = RequestContext::current().language;
    let (state, nonce) = (CsrfToken::new(state.to_owned()), Nonce::new(secrets.nonce.clone()));
    let (url, ..) = client(provider, metadata)?
        .authorize_url(
            AuthenticationFlow::<CoreResponseType>::AuthorizationCode,
            move || state,
            move || nonce,
        )
        // The crate asks for `openid` by itself.
        .add_scopes(scopes.into_iter().filter(|scope| scope != "openid").map(Scope::new))
        .add_ui_locale(LanguageTag::new(language.code().to_owned()))
        .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier))
        .url();
    Ok(url)
}

/// Whether the answer came from this provider and from no other (RFC 9207).
pub fn comes_from(metadata: &Metadata, iss: Option<&str>) -> bool {
    match iss {
        Some(iss) => iss == metadata.issuer().as_str(),
        None => !metadata.additional_metadata().authorization_response_iss_parameter_supported,
    }
}

/// Whose code this is.
///
/// # Errors
/// 403 when the provider does not stand by it, 503 when it cannot be asked.
pub async fn identify(
    provider: &Provider,
    mut metadata: Metadata,
    now: Timestamp,
    code: String,
    secrets: Secrets,
) -> Result<Answered> {
    let asked = client(provider, &metadata)?;
    let exchange =
        asked.exchange_code(AuthorizationCode::new(code)).map_err(|error| provider.unavailable(&error))?;
    let answer = exchange
        .set_pkce_verifier(PkceCodeVerifier::new(secrets.verifier))
        .request_async(&provider.http)
        .await
        .map_err(|error| match error {
            RequestTokenError::ServerResponse(answer) => provider.refused(&answer.error().to_string()),
            RequestTokenError::Request(fault) => provider.unavailable(&fault),
            RequestTokenError::Parse(..) | RequestTokenError::Other(_) => {
                provider.unavailable("its token cannot be read")
            }
        })?;
    let token = answer.id_token().ok_or_else(|| provider.refused("no ID token"))?;
    let nonce = Nonce::new(secrets.nonce);
    let mut read = claims(&asked, token, answer.access_token(), &nonce, now);
    // The provider may have a new key.
    if matches!(
        read,
        Err(ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey))
    ) {
        metadata = provider.metadata_anew(now).await?;
        read = claims(&client(provider, &metadata)?, token, answer.access_token(), &nonce, now);
    }
    let claims = read.map_err(|error| provider.refused(&error.to_string()))?;
    let profile = profile_of!(claims);
    let knows_all = profile.given_name.is_some() && profile.family_name.is_some() && profile.email.is_some();
    let asking = (!knows_all && metadata.userinfo_endpoint().is_some()).then(|| Asking {
        client: asked,
        token: answer.access_token().clone(),
        subject: claims.subject().clone(),
    });
    let subject = claims.subject().to_string();
    if subject.is_empty() || subject.len() > 255 {
        return Err(provider.refused("a subject that is none"));
    }
    Ok(Answered { subject, profile, asking })
}

/// The claims of a token whose signature, issuer, audience, nonce, times and access token are right.
fn claims(
    client: &Client,
    token: &CoreIdToken,
    access: &AccessToken,
    nonce: &Nonce,
    now: Timestamp,
) -> Result<CoreIdTokenClaims, ClaimsVerificationError> {
    let verifier = client
        .id_token_verifier()
        .set_allowed_algs(SIGNED_WITH)
        .set_time_fn(move || system_time(now - SKEW).into())
        .set_issue_time_verifier_fn(move |issued| {
            let is_past = issued.timestamp() <= (now + SKEW).seconds();
            if is_past { Ok(()) } else { Err("issued in the future".into()) }
        });
    let claims = token.claims(&verifier, nonce)?;
    if let Some(expected) = claims.access_token_hash() {
        let other = |error: &dyn std::fmt::Display| ClaimsVerificationError::Other(error.to_string());
        let algorithm = token.signing_alg().map_err(ClaimsVerificationError::SignatureVerification)?;
        let key = token.signing_key(&verifier).map_err(ClaimsVerificationError::SignatureVerification)?;
        let hash = AccessTokenHash::from_token(access, algorithm, key).map_err(|error| other(&error))?;
        if hash != *expected {
            return Err(other(&"another access token"));
        }
    }
    Ok(claims.clone())
}

/// What the userinfo tells besides: something to fill a form with, so that it may be missing.
pub async fn ask(provider: &Provider, asking: Asking) -> Option<ExternalProfile> {
    let request = asking.client.user_info(asking.token, Some(asking.subject)).ok()?;
    let answer: Result<UserInfoClaims<EmptyAdditionalClaims, CoreGenderClaim>, _> =
        request.request_async(&provider.http).await;
    let claims = answer.inspect_err(|error| provider.note(error)).ok()?;
    Some(profile_of!(claims))
}

fn system_time(at: Timestamp) -> SystemTime {
    UNIX_EPOCH + Duration::from_micros(u64::try_from(at.micros()).unwrap_or_default())
}
