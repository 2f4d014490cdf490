//! Other providers at which people sign in: real ones on loopback, shared by the tests of this process.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    sync::LazyLock,
};

use reqwest::{Client as Http, StatusCode, Url, header::LOCATION, redirect::Policy};
use serde::Deserialize;
use serde_json::{Value, json};
use wenovate::platform::config::{ProviderKind, SignInProvider};

use super::{Client, Inner, Replica, Reply};

static PROVIDERS: LazyLock<Servers> = LazyLock::new(Servers::start);

struct Servers {
    addresses: Addresses,
    /// Its input is a pipe that this process holds; it ends with this process.
    _process: Child,
}

#[derive(Deserialize)]
struct Addresses {
    certified: String,
    dialect: String,
    hostile: String,
}

impl Servers {
    fn start() -> Self {
        let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("identity-provider");
        assert!(
            home.join("node_modules").exists(),
            "the identity provider of the tests is not installed: npm ci --ignore-scripts --prefix {}",
            home.display()
        );
        let mut process = Command::new("node")
            .arg(home.join("server.mjs"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("node starts");
        let mut said = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut said).unwrap();
        let addresses = serde_json::from_str(&said).expect("the identity provider says its addresses");
        Self { addresses, _process: process }
    }
}

fn openid(key: &str, issuer: String, secret: &str) -> SignInProvider {
    SignInProvider {
        key: key.into(),
        kind: ProviderKind::Openid,
        name_el: format!("Πάροχος {key}"),
        name_en: format!("Provider {key}"),
        issuer: Some(issuer),
        authorization_url: None,
        token_url: None,
        userinfo_url: None,
        client_id: "wenovate".into(),
        client_secret: Some(secret.into()),
        client_secret_file: None,
        scopes: Vec::new(),
    }
}

/// The certified provider, under two keys.
pub fn certified(key: &str) -> SignInProvider {
    openid(key, PROVIDERS.addresses.certified.clone(), "a secret between the two of them")
}

/// One that does wrong what the name says.
pub fn hostile(wrong: &str) -> SignInProvider {
    openid(wrong, format!("{}/{wrong}", PROVIDERS.addresses.hostile), "secret")
}

/// An OpenID provider where nobody listens.
pub fn nowhere() -> SignInProvider {
    openid("nowhere", "http://127.0.0.1:1".into(), "secret")
}

/// The public servants’ dialect.
pub fn dialect() -> SignInProvider {
    let base = &PROVIDERS.addresses.dialect;
    SignInProvider {
        kind: ProviderKind::Oauth2Xml,
        issuer: None,
        authorization_url: Some(format!("{base}/oauth/authorize")),
        token_url: Some(format!("{base}/oauth/token")),
        userinfo_url: Some(format!("{base}/userinfo")),
        client_id: "wenovate-el".into(),
        ..openid("public-servants", String::new(), "κοινό μυστικό")
    }
}

impl Inner {
    /// A replica that offers these providers. It keeps the system's time, as they do.
    pub async fn offering(&self, providers: Vec<SignInProvider>) -> Replica {
        self.keep_system_time();
        self.replica_with(|config| config.sign_in_providers = providers).await
    }
}

/// Starts to sign in: the address at the provider.
pub async fn begin(client: &Client, provider: &str) -> Url {
    let started = client.post(format!("/sign-in-providers/{provider}/attempts"), ()).await.ok();
    started.text_at("/authorization_url").parse().unwrap()
}

/// What the certified provider's pages make of somebody who signs in there and agrees: what comes back to us.
pub async fn agree(at: Url, login: &str) -> Value {
    let browser = Http::builder().redirect(Policy::none()).cookie_store(true).build().unwrap();
    let mut answer = browser.get(at).send().await.unwrap();
    for _ in 0..12 {
        let here = answer.url().clone();
        if let Some(to) = answer.headers().get(LOCATION) {
            let to = here.join(to.to_str().unwrap()).unwrap();
            if to.path().starts_with("/sign-in/callback/") {
                return returned(&to);
            }
            answer = browser.get(to).send().await.unwrap();
            continue;
        }
        assert_eq!(answer.status(), StatusCode::OK, "{}", answer.text().await.unwrap());
        let page = answer.text().await.unwrap();
        let prompt = if page.contains(r#"value="login""#) { "login" } else { "consent" };
        let form = format!("prompt={prompt}&login={}&password=any", login.replace('@', "%40"));
        let post = browser.post(here).header("content-type", "application/x-www-form-urlencoded").body(form);
        answer = post.send().await.unwrap();
    }
    panic!("the provider goes on asking")
}

/// What comes back from a provider that asks nothing.
pub async fn follow(at: Url) -> Value {
    let browser = Http::builder().redirect(Policy::none()).build().unwrap();
    let answer = browser.get(at).send().await.unwrap();
    let to = answer.headers().get(LOCATION).expect("a redirection").to_str().unwrap();
    returned(&to.parse().unwrap())
}

/// The public servant with this tax number; `more` says how the userinfo misbehaves.
pub async fn as_taxpayer(mut at: Url, tax_number: &str, more: Option<&str>) -> Value {
    at.query_pairs_mut().append_pair("taxid", tax_number);
    if let Some(more) = more {
        at.query_pairs_mut().append_pair("userinfo", more);
    }
    follow(at).await
}

/// The parameters that the page hands on.
fn returned(to: &Url) -> Value {
    let mut handed = json!({});
    for (name, value) in to.query_pairs() {
        handed[&*name] = json!(value);
    }
    handed
}

/// Comes back from the provider with this.
pub async fn come_back(client: &Client, provider: &str, answer: &Value) -> Reply {
    client.post(format!("/sign-in-providers/{provider}/sessions"), answer).await
}

/// Signs in at the certified provider, from beginning to end.
pub async fn sign_in(client: &Client, login: &str) -> Reply {
    let answer = agree(begin(client, "certified").await, login).await;
    come_back(client, "certified", &answer).await
}

/// Signs in as a public servant.
pub async fn sign_in_as_taxpayer(client: &Client, tax_number: &str) -> Reply {
    let answer = as_taxpayer(begin(client, "public-servants").await, tax_number, None).await;
    come_back(client, "public-servants", &answer).await
}
