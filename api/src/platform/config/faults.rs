//! What is wrong with the settings, all of it at once.

use secrecy::ExposeSecret;

use super::{Config, ProviderKind, providers};
use crate::platform::vault;

impl Config {
    /// A line for each fault. Secrets are not shown.
    pub(super) fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let mut check = |right: bool, fault: &str| {
            if !right {
                faults.push(fault.to_owned());
            }
        };
        check(
            self.bind.parse::<std::net::SocketAddr>().is_ok(),
            "bind: expected an address and port, such as 127.0.0.1:8080",
        );
        check(
            self.metrics_bind.as_ref().is_none_or(|bind| bind.parse::<std::net::SocketAddr>().is_ok()),
            "metrics_bind: expected an address and port, such as 127.0.0.1:9464",
        );
        check(
            self.otlp_endpoint
                .as_ref()
                .is_none_or(|url| url.starts_with("http://") || url.starts_with("https://")),
            "otlp_endpoint: expected http:// or https://",
        );
        check(
            self.public_url.starts_with("http://") || self.public_url.starts_with("https://"),
            "public_url: expected http:// or https://",
        );
        check(
            self.registry_url
                .as_ref()
                .is_none_or(|url| url.starts_with("http://") || url.starts_with("https://")),
            "registry_url: expected http:// or https://",
        );
        check(!self.public_url.ends_with('/'), "public_url: without a slash at the end");
        let database = self.database_url.expose_secret();
        check(
            ["sqlite:", "postgres://", "postgresql://"].iter().any(|scheme| database.starts_with(scheme)),
            "database_url: expected sqlite:// or postgres://",
        );
        check((1..=500).contains(&self.database_connections), "database_connections: expected 1 to 500");
        check(
            self.mail_from.parse::<lettre::message::Mailbox>().is_ok(),
            "mail_from: expected “Name <address>”",
        );
        if let Some(url) = &self.smtp_url {
            let url = url.expose_secret();
            check(
                url.starts_with("smtp://") || url.starts_with("smtps://"),
                "smtp_url: expected smtp:// or smtps://",
            );
        }
        check(
            self.cors_origins.iter().all(|origin| is_origin(origin)),
            "cors_origins: expected origins, such as https://portal.gov.example, without a path",
        );
        check((1..=600).contains(&self.request_seconds), "request_seconds: expected 1 to 600");
        check(self.drain_seconds <= 60, "drain_seconds: expected at most 60");
        check(self.workers <= 1_024, "workers: expected at most 1024");
        check(self.job_workers <= 64, "job_workers: expected at most 64");
        check((1..=60).contains(&self.access_token_minutes), "access_token_minutes: expected 1 to 60");
        check((1..=90).contains(&self.session_days), "session_days: expected 1 to 90");
        let keys = [("master_key", &self.master_key), ("master_key_previous", &self.master_key_previous)];
        for (name, key) in keys {
            let right = key.as_ref().is_none_or(vault::is_master_key);
            check(
                right,
                &format!("{name}: expected 32 bytes in base64, such as `openssl rand -base64 32` prints"),
            );
        }
        check(self.signing_key_days <= 3_650, "signing_key_days: expected at most 3650");
        check(
            self.s3_endpoint
                .as_ref()
                .is_none_or(|url| url.starts_with("http://") || url.starts_with("https://")),
            "s3_endpoint: expected http:// or https://",
        );
        check(
            self.s3_access_key_id.is_some() == self.s3_secret_access_key.is_some(),
            "s3_access_key_id, s3_secret_access_key: expected both or neither",
        );
        check((8..=1_048_576).contains(&self.argon2_memory_kib), "argon2_memory_kib: expected 8 to 1048576");
        check(
            tracing_subscriber::EnvFilter::try_new(&self.log).is_ok(),
            "log: expected filter directives, such as info,sqlx=warn",
        );
        let asks_for_tax_numbers =
            self.sign_in_providers.iter().any(|provider| provider.kind == ProviderKind::Oauth2Xml);
        if asks_for_tax_numbers && self.master_key.is_none() && !self.is_local() {
            // So few numbers are found out by trying them all, once their key is read in the database.
            faults.push("sign_in_providers: those of kind oauth2_xml need a master_key".into());
        }
        faults.extend(providers::faults(&self.sign_in_providers));
        faults
    }
}

/// A scheme, a host and perhaps a port, as browsers write them (RFC 6454).
fn is_origin(text: &str) -> bool {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    host.is_some_and(|host| !host.is_empty() && !host.contains(['/', '?', '#', '*', ' ', '@']))
}
