//! Who may look behind the scenes.

use crate::{
    permission,
    platform::{
        auth::Viewer,
        config::Config,
        permission::{Granted, granted},
        problem::{FORBIDDEN, PEOPLE_ONLY, Problem, Result, UNAUTHENTICATED},
    },
};

permission!(
    /// See background work and the outbox, and try again what was given up.
    pub Operate, "administration:operate", [Admin]
);
permission!(
    /// Read the audit trail.
    pub Audit, "audit:read", [Admin]
);

pub const PERMISSIONS: &[Granted] = &[granted::<Operate>(), granted::<Audit>()];

/// Whether everybody may read the outbox: on one's own machine, where nobody else comes by and mails go nowhere. Mails
/// carry secrets, so a platform with an address of its own never shows them, whatever else it is configured to do.
pub fn outbox_is_open(config: &Config) -> bool {
    is_own_machine(&config.public_url) && (config.demo || config.smtp_url.is_none())
}

/// Elsewhere for people alone: mails carry links that act for their readers, so whatever reads them has every other right.
///
/// # Errors
/// 401 or 403 where the outbox is not open to the caller.
pub fn may_read_mails(viewer: &Viewer, config: &Config) -> Result<()> {
    if outbox_is_open(config) {
        return Ok(());
    }
    match &viewer.0 {
        None => Err(UNAUTHENTICATED.into()),
        Some(caller) if caller.client.is_some() => Err(PEOPLE_ONLY.into()),
        Some(caller) if caller.may::<Operate>() => Ok(()),
        Some(_) => Err(Problem::new(FORBIDDEN).extension("permission", "administration:operate")),
    }
}

fn is_own_machine(address: &str) -> bool {
    let Some(rest) = address.strip_prefix("http://") else { return false };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => authority,
    };
    ["localhost", "127.0.0.1", "[::1]"].contains(&host)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(public_url: &str, demo: bool, smtp: bool) -> bool {
        let smtp_url = smtp.then(|| "smtp://mail.example".into());
        outbox_is_open(&Config { public_url: public_url.into(), demo, smtp_url, ..Config::default() })
    }

    #[test]
    fn the_outbox_is_open_on_ones_own_machine_only() {
        assert!(open("http://localhost:8080", false, false));
        assert!(open("http://127.0.0.1", true, true));
        assert!(open("http://[::1]:8080", true, false));
        assert!(!open("http://localhost:8080", false, true), "mails are sent");
        for elsewhere in [
            "https://localhost",
            "https://we-novate.example",
            "http://we-novate.example",
            "http://localhost.example",
            "http://localhost@we-novate.example",
            "http://localhost:8080@we-novate.example",
            "http://127.0.0.1.example:80",
        ] {
            assert!(!open(elsewhere, true, false), "{elsewhere}");
        }
    }
}
