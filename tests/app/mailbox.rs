//! Mail: a real SMTP server, shared by the tests of this process. Each application has a box of its own in it.

use std::{
    collections::BTreeMap,
    fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::LazyLock,
};

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use serde::Deserialize;

use super::room;

static SERVER: LazyLock<Server> = LazyLock::new(Server::start);

struct Server {
    ports: Ports,
    ca_file: PathBuf,
    /// Its input is a pipe that this process holds; it ends with this process.
    _process: Child,
}

#[derive(Deserialize)]
struct Ports {
    smtp: u16,
    http: u16,
}

/// A mail as it arrived.
#[derive(Clone, Debug, Deserialize)]
pub struct Mail {
    /// The recipients of the envelope.
    pub to: Vec<String>,
    pub from: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    pub message_id: String,
    /// Names in lower case.
    pub headers: BTreeMap<String, String>,
    /// Whether it came over TLS.
    pub secure: bool,
}

impl Mail {
    /// The first link of the text whose path begins so: `link("/verify")`.
    #[track_caller]
    pub fn link(&self, path: &str) -> String {
        let links = self.text.split_whitespace().filter(|word| word.starts_with("http"));
        let mut fitting = links.filter(|link| {
            link.splitn(4, '/').nth(3).is_some_and(|rest| format!("/{rest}").starts_with(path))
        });
        fitting.next().unwrap_or_else(|| panic!("no link to {path} in:\n{}", self.text)).to_owned()
    }

    /// The secret that such a link carries, in its `token` parameter.
    #[track_caller]
    pub fn token(&self, path: &str) -> String {
        let link = self.link(path);
        let token = link.split(['?', '&', '#']).find_map(|part| part.strip_prefix("token="));
        token.unwrap_or_else(|| panic!("no token in {link}")).to_owned()
    }
}

/// Where an application sends its mail.
pub fn smtp_url(box_name: &str) -> String {
    format!("smtp://{box_name}:box@localhost:{}?tls=required", SERVER.ports.smtp)
}

/// The authority that signed the server's certificate.
pub fn ca_file() -> &'static Path {
    &SERVER.ca_file
}

pub async fn mails(box_name: &str) -> Vec<Mail> {
    let address = format!("http://127.0.0.1:{}/box/{box_name}", SERVER.ports.http);
    reqwest::get(address).await.unwrap().json().await.unwrap()
}

/// Lets the server give the answers that it held back from senders to `stall-…@`.
pub async fn answer(box_name: &str) {
    let address = format!("http://127.0.0.1:{}/box/{box_name}/answer", SERVER.ports.http);
    reqwest::get(address).await.unwrap();
}

impl Server {
    fn start() -> Self {
        let folder = room::path().join("mail");
        fs::create_dir(&folder).unwrap();
        certify(&folder);
        let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("mail-server");
        assert!(
            home.join("node_modules").exists(),
            "the SMTP server of the tests is not installed: npm ci --ignore-scripts --prefix {}",
            home.display()
        );
        let mut process = Command::new("node")
            .arg(home.join("server.mjs"))
            .arg(&folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("node starts");
        let mut said = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut said).unwrap();
        let ports = serde_json::from_str(&said).expect("the SMTP server says its ports");
        Self { ports, ca_file: folder.join("ca.pem"), _process: process }
    }
}

/// An authority of this run, and a certificate of it for localhost.
fn certify(folder: &Path) {
    let mut authority = CertificateParams::new(Vec::new()).unwrap();
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = CertifiedIssuer::self_signed(authority, KeyPair::generate().unwrap()).unwrap();
    let key = KeyPair::generate().unwrap();
    let server =
        CertificateParams::new(vec!["localhost".into()]).unwrap().signed_by(&key, &authority).unwrap();
    fs::write(folder.join("ca.pem"), authority.pem()).unwrap();
    fs::write(folder.join("cert.pem"), server.pem()).unwrap();
    fs::write(folder.join("key.pem"), key.serialize_pem()).unwrap();
}
