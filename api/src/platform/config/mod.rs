//! Configuration: environment (`WENOVATE_*`) over file (`wenovate.toml`) over defaults, checked whole at start.
//! With nothing configured the service runs on SQLite, local files and the development outbox.

mod faults;
mod providers;

use std::{net::IpAddr, path::PathBuf};

use figment::{
    Figment,
    providers::{Env, Format, Serialized, Toml},
};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize, Serializer};

pub use self::providers::{ProviderKind, SignInProvider, is_private};

/// All settings. Each name is `WENOVATE_` and the field in capitals.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Address and port to listen on; port 0 takes a free one.
    pub bind: String,
    /// The address that people open; links in mails begin with it.
    pub public_url: String,
    /// `sqlite://path` or `postgres://…`.
    #[serde(serialize_with = "hidden")]
    pub database_url: SecretString,
    /// Connections of this process to the database.
    pub database_connections: u32,
    /// Prepared statements kept per connection; not more than a pooler in transaction mode remembers.
    pub database_statement_cache: usize,
    /// Where uploaded files are kept; with a bucket, where they stand while they come in.
    pub storage_dir: PathBuf,
    /// The bucket of an S3-compatible storage in which uploaded files are kept.
    pub s3_bucket: Option<String>,
    /// Its address; none for AWS.
    pub s3_endpoint: Option<String>,
    pub s3_region: String,
    /// Without keys, those that the machine or the cluster lends are used.
    pub s3_access_key_id: Option<String>,
    #[serde(serialize_with = "hidden_option")]
    pub s3_secret_access_key: Option<SecretString>,
    /// `smtp://user:password@host:port?tls=required|opportunistic|none` or `smtps://…`. Without it mails stay in the
    /// development outbox.
    #[serde(serialize_with = "hidden_option")]
    pub smtp_url: Option<SecretString>,
    /// A certificate authority to trust for SMTP besides the well-known ones (PEM).
    pub smtp_ca_file: Option<PathBuf>,
    /// Sender of all mails.
    pub mail_from: String,
    /// How long a process that is told to stop serves on, after it has told the balancer that it is not ready.
    pub drain_seconds: u64,
    /// Threads that serve requests; 0 means one per processor.
    pub workers: usize,
    /// Concurrent background workers of this process; 0 means none run here.
    pub job_workers: usize,
    /// Address and port on which Prometheus reads the metrics; without it nothing is measured.
    pub metrics_bind: Option<String>,
    /// Where traces are sent (OTLP over HTTP), such as `http://collector:4318`; without it none are made.
    pub otlp_endpoint: Option<String>,
    /// Proxies whose `X-Forwarded-For` is believed, as addresses.
    pub trusted_proxies: Vec<IpAddr>,
    /// Origins of other pages whose scripts may use the API: `https://portal.gov.example`.
    pub cors_origins: Vec<String>,
    /// Requests to the API from one address in a minute, counted in this process; 0 is no limit.
    pub requests_per_minute: u32,
    /// Searches of one person in a minute, on all replicas; a visitor's address has five times as many; 0 is no limit.
    pub searches_per_minute: u32,
    /// Mails that visitors may cause from one address in an hour, on all replicas; 0 is no limit.
    pub mails_per_hour: u32,
    /// Seconds that the head of a request may take, and its body beside one for each 16 KiB.
    pub request_seconds: u64,
    /// `text` or `json`.
    pub log_format: LogFormat,
    /// What is logged, as tracing's filter directives.
    pub log: String,
    /// Lifetime of an access token.
    pub access_token_minutes: u64,
    /// Lifetime of a session that is not used.
    pub session_days: u64,
    /// What seals the signing keys in the database: 32 bytes in base64.
    #[serde(serialize_with = "hidden_option")]
    pub master_key: Option<SecretString>,
    /// The master key before, while it is being changed.
    #[serde(serialize_with = "hidden_option")]
    pub master_key_previous: Option<SecretString>,
    /// After so many days another key signs; 0 means never by itself.
    pub signing_key_days: u64,
    /// Files with keys (Ed25519, PKCS#8, PEM) in place of the database's: the first one's signs, all verify.
    pub signing_key_files: Vec<PathBuf>,
    /// Accounts whose address was not verified in so many days are erased; 0 means never.
    pub retention_unverified_days: u64,
    /// Accounts that nobody has used for so many days are erased; 0 means never.
    pub retention_inactive_days: u64,
    /// So many days before, their people are warned by mail.
    pub retention_warning_days: u64,
    /// Memory of one password hash in KiB (argon2id; OWASP: at least 19456).
    pub argon2_memory_kib: u32,
    /// The public API of the national registry of bodies, such as `https://hr.apografi.gov.gr/api/public`. Without it,
    /// registries come as files.
    pub registry_url: Option<String>,
    /// Where people may sign in besides here: OpenID providers, and the one of the public servants. None: nowhere else.
    pub sign_in_providers: Vec<SignInProvider>,
    /// Offers the pages that only make sense while trying things out: the outbox, and the demo's accounts.
    pub demo: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LogFormat {
    Text,
    Json,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            bind: "127.0.0.1:8080".into(),
            public_url: "http://localhost:8080".into(),
            database_url: "sqlite://data/wenovate.db".into(),
            database_connections: 8,
            database_statement_cache: 100,
            storage_dir: "data/files".into(),
            s3_bucket: None,
            s3_endpoint: None,
            s3_region: "us-east-1".into(),
            s3_access_key_id: None,
            s3_secret_access_key: None,
            smtp_url: None,
            smtp_ca_file: None,
            mail_from: "We-novate <no-reply@localhost>".into(),
            drain_seconds: 0,
            workers: 0,
            job_workers: 2,
            metrics_bind: None,
            otlp_endpoint: None,
            trusted_proxies: Vec::new(),
            cors_origins: Vec::new(),
            requests_per_minute: 3_000,
            searches_per_minute: 120,
            mails_per_hour: 200,
            request_seconds: 20,
            log_format: LogFormat::Text,
            log: "info,sqlx=warn,sea_orm=warn".into(),
            access_token_minutes: 15,
            session_days: 14,
            master_key: None,
            master_key_previous: None,
            signing_key_days: 90,
            signing_key_files: Vec::new(),
            retention_unverified_days: 30,
            retention_inactive_days: 1_095,
            retention_warning_days: 14,
            argon2_memory_kib: 19_456,
            registry_url: None,
            sign_in_providers: Vec::new(),
            demo: false,
        }
    }
}

impl Config {
    /// Reads file and environment.
    ///
    /// # Errors
    /// Every fault at once, one line each.
    pub fn load(file: &std::path::Path) -> Result<Self, Vec<String>> {
        let config: Self = Figment::from(Serialized::defaults(Defaults::from(Self::default())))
            .merge(Toml::file(file))
            .merge(Env::prefixed("WENOVATE_"))
            .extract()
            .map_err(|errors| errors.into_iter().map(|error| error.to_string()).collect::<Vec<_>>())?;
        config.checked()
    }

    /// Itself, when it can be used.
    ///
    /// # Errors
    /// Every fault at once, one line each.
    pub fn checked(self) -> Result<Self, Vec<String>> {
        let faults = self.faults();
        if faults.is_empty() { Ok(self) } else { Err(faults) }
    }

    pub fn uses_sqlite(&self) -> bool {
        self.database_url.expose_secret().starts_with("sqlite:")
    }

    /// An absolute link into the single-page app.
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.public_url)
    }

    /// Whether cookies may be marked Secure: always, but for plain http to a host that is not this machine.
    pub fn is_https_or_local(&self) -> bool {
        self.public_url.starts_with("https://") || self.is_local()
    }

    /// Whether people open the platform over TLS.
    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    /// Whether people open the platform on this very machine.
    pub fn is_local(&self) -> bool {
        ["http://localhost", "http://127.0.0.1", "http://[::1]"]
            .iter()
            .any(|local| self.public_url.starts_with(local))
    }

    /// The host that message ids are made under.
    pub fn mail_domain(&self) -> String {
        let sender = self.mail_from.parse::<lettre::message::Mailbox>();
        sender.map_or_else(|_| "localhost".into(), |sender| sender.email.domain().to_owned())
    }
}

/// The defaults with secrets in the clear, since what is serialised otherwise hides them.
#[derive(Serialize)]
struct Defaults {
    #[serde(flatten)]
    config: serde_json::Map<String, serde_json::Value>,
}

impl From<Config> for Defaults {
    fn from(config: Config) -> Self {
        let mut map = match serde_json::to_value(&config) {
            Ok(serde_json::Value::Object(map)) => map,
            _ => serde_json::Map::new(),
        };
        map.insert("database_url".into(), config.database_url.expose_secret().into());
        Self { config: map }
    }
}

fn hidden<S: Serializer>(_: &SecretString, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str("***")
}

#[expect(clippy::ref_option, reason = "serde hands the field over so")]
fn hidden_option<S: Serializer>(secret: &Option<SecretString>, serializer: S) -> Result<S::Ok, S::Error> {
    match secret {
        Some(_) => serializer.serialize_some("***"),
        None => serializer.serialize_none(),
    }
}

/// The proxies whose forwarded addresses are believed.
#[derive(Clone, Debug, Default)]
pub struct TrustedProxies(pub Vec<IpAddr>);

impl TrustedProxies {
    pub fn contains(&self, address: IpAddr) -> bool {
        self.0.contains(&address.to_canonical())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_faults_are_told_at_once() {
        let config =
            Config { bind: "here".into(), public_url: "x".into(), session_days: 0, ..Config::default() };
        assert_eq!(config.faults().len(), 3);
    }

    #[test]
    fn secrets_do_not_show() {
        let config = Config { smtp_url: Some("smtp://me:secret@mail".into()), ..Config::default() };
        let shown = format!("{config:?} {}", serde_json::to_string(&config).unwrap());
        assert!(!shown.contains("secret@"));
    }
}
