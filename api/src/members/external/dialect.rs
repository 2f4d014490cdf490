//! The dialect of the Greek public servants' provider: OAuth 2 by authorization code, whose userinfo is XML.

use oauth2::{
    AccessToken, AsyncHttpClient, AuthType, AuthUrl, AuthorizationCode, ClientId, ClientSecret, CsrfToken,
    HttpRequest, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, RequestTokenError, Scope, TokenResponse,
    TokenUrl, basic::BasicClient, http,
};
use reqwest::Url;
use roxmltree::{Document, ParsingOptions};
use secrecy::ExposeSecret;

use super::{
    profile::ExternalProfile,
    provider::{Answered, Provider, Secrets},
};
use crate::platform::problem::{Problem, Result};

/// Elements and attributes of a userinfo at most; a true one has about ten.
const MOST_NODES: u32 = 1_000;

/// Where the browser goes.
///
/// # Errors
/// When a configured address is none.
pub fn authorization_url(provider: &Provider, state: &str, secrets: &Secrets) -> Result<Url> {
    let authorization = AuthUrl::new(provider.settings.authorization_url.clone().unwrap_or_default());
    let client = BasicClient::new(ClientId::new(provider.settings.client_id.clone()))
        .set_auth_uri(authorization.map_err(Problem::internal)?)
        .set_redirect_uri(RedirectUrl::new(provider.redirect.clone()).map_err(Problem::internal)?);
    let verifier = PkceCodeVerifier::new(secrets.verifier.clone());
    let (url, _) = client
        .authorize_url(|| CsrfToken::new(state.to_owned()))
        .add_scopes(provider.settings.scopes.iter().cloned().map(Scope::new))
        .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier))
        .url();
    Ok(url)
}

/// Whose code this is.
///
/// # Errors
/// 403 when the provider does not stand by it, 503 when it cannot be asked.
pub async fn identify(provider: &Provider, code: String, secrets: Secrets) -> Result<Answered> {
    let token = TokenUrl::new(provider.settings.token_url.clone().unwrap_or_default());
    let mut client = BasicClient::new(ClientId::new(provider.settings.client_id.clone()))
        .set_token_uri(token.map_err(Problem::internal)?)
        .set_redirect_uri(RedirectUrl::new(provider.redirect.clone()).map_err(Problem::internal)?)
        .set_auth_type(AuthType::RequestBody);
    if let Some(secret) = &provider.secret {
        client = client.set_client_secret(ClientSecret::new(secret.expose_secret().to_owned()));
    }
    let answer = client
        .exchange_code(AuthorizationCode::new(code))
        .set_pkce_verifier(PkceCodeVerifier::new(secrets.verifier))
        .request_async(&provider.http)
        .await;
    let answer = answer.map_err(|error| match error {
        RequestTokenError::ServerResponse(answer) => provider.refused(&answer.error().to_string()),
        RequestTokenError::Request(fault) => provider.unavailable(&fault),
        RequestTokenError::Parse(..) | RequestTokenError::Other(_) => {
            provider.unavailable("its token cannot be read")
        }
    })?;
    let text = userinfo(provider, answer.access_token()).await?;
    read(&text).ok_or_else(|| provider.refused("no tax number in its userinfo"))
}

async fn userinfo(provider: &Provider, token: &AccessToken) -> Result<String> {
    let request: HttpRequest =
        http::Request::get(provider.settings.userinfo_url.as_deref().unwrap_or_default())
            .header("authorization", format!("Bearer {}", token.secret()))
            .header("accept", "application/xml, text/xml")
            .body(Vec::new())
            .map_err(Problem::internal)?;
    let answer = provider.http.call(request).await.map_err(|fault| provider.unavailable(&fault))?;
    if !answer.status().is_success() {
        return Err(provider.unavailable(&answer.status()));
    }
    let text = String::from_utf8(answer.into_body()).ok().filter(|text| parse(text).is_some());
    text.ok_or_else(|| provider.unavailable("its userinfo cannot be read"))
}

/// Without a document type there are no entities that could grow.
fn parse(text: &str) -> Option<Document<'_>> {
    let options = ParsingOptions { allow_dtd: false, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).ok()
}

/// The person of a userinfo; nobody where it has no tax number.
fn read(text: &str) -> Option<Answered> {
    let document = parse(text)?;
    let person = document.descendants().find(|node| node.has_attribute("taxid"))?;
    let tax_number = person.attribute("taxid")?.trim();
    if tax_number.len() != 9 || !tax_number.bytes().all(|it| it.is_ascii_digit()) {
        return None;
    }
    let profile = ExternalProfile::of(person.attribute("firstname"), person.attribute("lastname"), None);
    Some(Answered { subject: tax_number.to_owned(), profile, asking: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_person_is_read() {
        let text = r#"<root><userinfo userid="U1  " taxid="123456783  " lastname="ΖΑΧΑΡΑΚΗ" firstname="ΕΛΕΝΗ"/></root>"#;
        let found = read(text).unwrap();
        assert_eq!(
            (found.subject.as_str(), found.profile.given_name.as_deref()),
            ("123456783", Some("ΕΛΕΝΗ"))
        );
    }

    #[test]
    fn nobody_is_read_where_nobody_stands() {
        for text in [
            "",
            "<root/>",
            r#"<root><userinfo taxid=""/></root>"#,
            r#"<root><userinfo taxid="12345678"/></root>"#,
            r#"<root><userinfo taxid="12345678x"/></root>"#,
            r#"<!DOCTYPE r [<!ENTITY a "123456783">]><r><u taxid="&a;"/></r>"#,
            r#"<root><userinfo taxid="123456783""#,
        ] {
            assert!(read(text).is_none(), "{text}");
        }
        let many = format!("<root>{}<userinfo taxid=\"123456783\"/></root>", "<a/>".repeat(2_000));
        assert!(read(&many).is_none());
    }
}
