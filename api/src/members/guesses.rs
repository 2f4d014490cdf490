//! Who guesses is slowed down: one address at one account soon, one account later, one address at any account latest, since an
//! office of many people may have one address.

use super::entity::MemberId;
use crate::platform::{
    db::{Db, Tx},
    problem::Result,
    request::RequestContext,
    throttle::{self, Limit},
};

/// What an attempt is counted against.
pub struct Guesses {
    /// Forgotten with a good attempt.
    own: Vec<Limit>,
    /// From which a good attempt is taken back.
    address: Limit,
}

impl Guesses {
    /// Passwords of this address.
    pub fn of_password(email: &str) -> Self {
        let address = address();
        Self {
            own: vec![
                Limit::new("sign_in_here", &format!("{email} {address}"), 5),
                Limit::new("sign_in_account", email, 25),
            ],
            address: Limit::new("sign_in_address", &address, 60),
        }
    }

    /// Second factors of this person.
    pub fn of_factor(member: MemberId) -> Self {
        let address = address();
        Self {
            own: vec![
                Limit::new("factor_here", &format!("{member} {address}"), 5),
                Limit::new("factor_account", &member.to_string(), 25),
            ],
            address: Limit::new("factor_address", &address, 60),
        }
    }

    /// Passkeys of whomever.
    pub fn of_passkey() -> Self {
        Self { own: Vec::new(), address: Limit::new("passkey_address", &address(), 60) }
    }

    /// Sign-ins at other providers.
    pub fn of_provider() -> Self {
        Self { own: Vec::new(), address: Limit::new("provider_address", &address(), 60) }
    }

    /// Counts an attempt, before it is made.
    ///
    /// # Errors
    /// 429 when it must wait.
    pub async fn take(&self, db: &Db) -> Result<()> {
        let all: Vec<_> = self.own.iter().chain([&self.address]).cloned().collect();
        throttle::take(db, &all).await
    }

    /// It was a good one.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn forgive(&self, tx: &Tx) -> Result<()> {
        for limit in &self.own {
            throttle::forget(tx, limit).await?;
        }
        throttle::give_back(tx, &self.address).await
    }
}

fn address() -> String {
    RequestContext::current().address.map(|address| address.to_string()).unwrap_or_default()
}
