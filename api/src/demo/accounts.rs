//! The accounts of the demo that a newcomer signs in with: one of each role.

use sha2::{Digest, Sha256};

use crate::{
    members::totp::{self, SECRET_BYTES},
    platform::time::Timestamp,
};

/// The password of every account of the demo.
pub const PASSWORD: &str = "vathy-pigadi-27";

/// The secret of an account's authenticator app, which everybody can compute: what it protects is invented.
pub fn totp_secret(email: &str) -> [u8; SECRET_BYTES] {
    let hash = Sha256::digest(format!("wenovate demo {email}").as_bytes());
    let mut secret = [0; SECRET_BYTES];
    secret.iter_mut().zip(hash).for_each(|(to, from)| *to = from);
    secret
}

/// The code that it shows now.
pub fn totp_code(email: &str, now: Timestamp) -> String {
    totp::code(&totp_secret(email), totp::step_at(now))
}

/// An account that is shown when the demo starts.
#[derive(Clone, Copy, Debug)]
pub struct Account {
    pub email: &'static str,
    pub given_name: &'static str,
    pub family_name: &'static str,
    /// Code of the body in the registry.
    pub organisation: &'static str,
    /// Roles beside `member`.
    pub roles: &'static [&'static str],
    /// What one can try with it.
    pub role_el: &'static str,
    pub role_en: &'static str,
}

/// One of each role.
pub const ACCOUNTS: [Account; 5] = [
    Account {
        email: "melos@ioannina.gr",
        given_name: "Ελένη",
        family_name: "Ζαχαράκη",
        organisation: "D-IOANNITON",
        roles: &[],
        role_el: "Μέλος",
        role_en: "Member",
    },
    Account {
        email: "ekprosopos@ioannina.gr",
        given_name: "Νίκος",
        family_name: "Παππάς",
        organisation: "D-IOANNITON",
        roles: &[],
        role_el: "Μέλος και εκπρόσωπος φορέα",
        role_en: "Member and representative of a body",
    },
    Account {
        email: "kritis@ypes.gr",
        given_name: "Μαρία",
        family_name: "Δημητρίου",
        organisation: "YPES",
        roles: &["reviewer"],
        role_el: "Κριτής",
        role_en: "Reviewer",
    },
    Account {
        email: "syntonistis@ypes.gr",
        given_name: "Γιώργος",
        family_name: "Αντωνίου",
        organisation: "YPES",
        roles: &["coordinator"],
        role_el: "Συντονιστής",
        role_en: "Coordinator",
    },
    Account {
        email: "diaxeiristis@ypes.gr",
        given_name: "Άννα",
        family_name: "Κωνσταντίνου",
        organisation: "YPES",
        roles: &["admin"],
        role_el: "Διαχειρίστρια",
        role_en: "Administrator",
    },
];
