//! Where people may sign in besides here.

use std::{collections::HashSet, fs, path::PathBuf};

use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};

use super::hidden_option;

/// What a provider speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProviderKind {
    /// OpenID Connect, its addresses by discovery.
    Openid,
    /// OAuth 2 whose userinfo is XML with the attributes `taxid`, `firstname` and `lastname`: the Greek public servants'.
    Oauth2Xml,
}

/// One provider. In the environment all of them are one value, in figment's notation:
/// `[{key="…", kind="openid", …}]`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignInProvider {
    /// Its name in addresses: `/sign-in/callback/<key>`. It does not change once people use it.
    pub key: String,
    pub kind: ProviderKind,
    /// What its button says.
    pub name_el: String,
    pub name_en: String,
    /// Of an OpenID provider: its metadata are at `<issuer>/.well-known/openid-configuration`.
    #[serde(default)]
    pub issuer: Option<String>,
    /// Of the other kind, which has no discovery.
    #[serde(default)]
    pub authorization_url: Option<String>,
    #[serde(default)]
    pub token_url: Option<String>,
    #[serde(default)]
    pub userinfo_url: Option<String>,
    pub client_id: String,
    #[serde(default, serialize_with = "hidden_option")]
    pub client_secret: Option<SecretString>,
    /// Where the secret stands, in place of `client_secret`.
    #[serde(default)]
    pub client_secret_file: Option<PathBuf>,
    /// What is asked for; without any, an OpenID provider is asked for `openid profile email`.
    #[serde(default)]
    pub scopes: Vec<String>,
}

impl SignInProvider {
    /// The client's secret; none for a client without one.
    ///
    /// # Errors
    /// When its file cannot be read.
    pub fn secret(&self) -> std::io::Result<Option<SecretString>> {
        match (&self.client_secret, &self.client_secret_file) {
            (Some(secret), _) => Ok(Some(secret.clone())),
            (None, Some(file)) => Ok(Some(fs::read_to_string(file)?.trim().into())),
            (None, None) => Ok(None),
        }
    }

    fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let mut check = |right: bool, fault: &str| {
            if !right {
                faults.push(format!("sign_in_providers, {}: {fault}", self.key));
            }
        };
        let is_key = |key: &str| {
            let letters = key.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-');
            (1..=32).contains(&key.len()) && letters
        };
        check(is_key(&self.key), "key: expected 1 to 32 of a-z, 0-9 and -");
        check(!self.name_el.trim().is_empty(), "name_el: expected a name");
        check(!self.name_en.trim().is_empty(), "name_en: expected a name");
        check(!self.client_id.is_empty(), "client_id: expected one");
        check(
            self.client_secret.is_none() || self.client_secret_file.is_none(),
            "client_secret, client_secret_file: expected one of them",
        );
        check(
            self.secret().is_ok_and(|secret| secret.is_none_or(|secret| !secret.expose_secret().is_empty())),
            "client_secret_file: it cannot be read, or the secret is empty",
        );
        let endpoints = [
            ("authorization_url", &self.authorization_url),
            ("token_url", &self.token_url),
            ("userinfo_url", &self.userinfo_url),
        ];
        let openid = self.kind == ProviderKind::Openid;
        let all = [("issuer", &self.issuer, openid)].into_iter();
        for (name, url, wanted) in all.chain(endpoints.map(|(name, url)| (name, url, !openid))) {
            match (url, wanted) {
                (Some(url), true) => {
                    check(is_private(url), &format!("{name}: expected https://, or http:// to this machine"));
                }
                (None, true) => check(false, &format!("{name}: missing")),
                (Some(_), false) => check(false, &format!("{name}: not for this kind")),
                (None, false) => {}
            }
        }
        faults
    }
}

/// A line for each fault.
pub(super) fn faults(providers: &[SignInProvider]) -> Vec<String> {
    let mut faults: Vec<_> = providers.iter().flat_map(SignInProvider::faults).collect();
    let mut keys = HashSet::new();
    for provider in providers.iter().filter(|provider| !keys.insert(&provider.key)) {
        faults.push(format!("sign_in_providers, {}: key: there is another one with it", provider.key));
    }
    faults
}

/// Whether what goes there can be read by nobody on the way: over TLS, or without leaving this machine.
pub fn is_private(url: &str) -> bool {
    let Ok(url) = reqwest::Url::parse(url) else { return false };
    let local = matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
    let plain = url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
    plain && url.host_str().is_some() && (url.scheme() == "https" || (url.scheme() == "http" && local))
}

#[cfg(test)]
mod tests {
    use figment::Figment;

    use super::{super::Config, *};

    fn provider() -> SignInProvider {
        SignInProvider {
            key: "work".into(),
            kind: ProviderKind::Openid,
            name_el: "Εργασία".into(),
            name_en: "Work".into(),
            issuer: Some("https://id.example".into()),
            authorization_url: None,
            token_url: None,
            userinfo_url: None,
            client_id: "wenovate".into(),
            client_secret: Some("hush".into()),
            client_secret_file: None,
            scopes: Vec::new(),
        }
    }

    #[test]
    fn each_fault_names_the_provider() {
        assert!(faults(&[provider()]).is_empty());
        let wrong = SignInProvider {
            kind: ProviderKind::Oauth2Xml,
            token_url: Some("http://id.example/token".into()),
            authorization_url: Some("https://id.example/authorize".into()),
            ..provider()
        };
        assert_eq!(
            faults(&[provider(), wrong]),
            [
                "sign_in_providers, work: issuer: not for this kind",
                "sign_in_providers, work: token_url: expected https://, or http:// to this machine",
                "sign_in_providers, work: userinfo_url: missing",
                "sign_in_providers, work: key: there is another one with it",
            ]
        );
        let unread =
            SignInProvider { client_secret: None, client_secret_file: Some("/nowhere".into()), ..provider() };
        assert_eq!(faults(&[unread]).len(), 1);
    }

    #[test]
    fn only_this_machine_is_asked_in_the_clear() {
        for url in ["https://a.example/x", "http://localhost:1/x", "http://127.0.0.1/x", "http://[::1]/x"] {
            assert!(is_private(url), "{url}");
        }
        for url in [
            "http://a.example",
            "ftp://localhost",
            "https://me:secret@a.example",
            "http://localhost.a.example",
            "x",
        ] {
            assert!(!is_private(url), "{url}");
        }
    }

    #[test]
    fn all_of_them_are_one_value_of_the_environment() {
        #[derive(Deserialize)]
        struct Read {
            sign_in_providers: Vec<SignInProvider>,
        }
        let value = r#"[{key="work",kind="openid",name_el="Εργασία",name_en="Work",issuer="https://id.example",client_id="wenovate",client_secret="a, b] and }",scopes=["openid"]}]"#;
        let parsed: figment::value::Value = value.parse().unwrap();
        let read: Read = Figment::from(("sign_in_providers", parsed)).extract().unwrap();
        let [provider] = &read.sign_in_providers[..] else { panic!("one provider") };
        assert_eq!(provider.secret().unwrap().unwrap().expose_secret(), "a, b] and }");
        assert!(
            Config { sign_in_providers: read.sign_in_providers.clone(), ..Config::default() }
                .checked()
                .is_ok()
        );
    }

    #[test]
    fn the_secret_does_not_show() {
        let shown = format!("{:?} {}", provider(), serde_json::to_string(&provider()).unwrap());
        assert!(!shown.contains("hush"));
    }
}
