//! The authenticator app and the recovery codes of somebody whom the factories make.

use std::sync::Mutex;

use sea_orm::{EntityTrait, IntoActiveModel};
use serde_json::{Value, json};
use wenovate::{
    members::{MemberId, TotpState, keep_recovery_codes, totp, totp_factor, totp_row},
    platform::{
        audit::{Identity, did},
        language::Language,
        request::RequestContext,
        time::Timestamp,
    },
};

use super::{FACTORY, Inner};

/// What is on the person's phone, and in their drawer. Each code is good once: both know which have been shown.
#[derive(Debug)]
pub struct Factor {
    secret: [u8; totp::SECRET_BYTES],
    shown: Mutex<Shown>,
}

#[derive(Debug)]
struct Shown {
    last_step: i64,
    recovery_codes: Vec<String>,
}

impl Factor {
    /// The next code that has not been shown; where those of now all have been, a recovery code.
    pub fn proof(&self, now: Timestamp) -> Value {
        let mut shown = self.shown.lock().unwrap();
        let current = totp::step_at(now);
        let step = Ord::max(shown.last_step + 1, current - totp::SKEW);
        if step <= current + totp::SKEW {
            shown.last_step = step;
            return json!({ "code": totp::code(&self.secret, step) });
        }
        json!({ "recovery_code": shown.recovery_codes.pop().expect("a recovery code is left") })
    }

    pub const fn secret(&self) -> &[u8] {
        &self.secret
    }
}

impl Inner {
    /// Enrols an authenticator app for somebody, with recovery codes.
    pub(super) async fn enrol(&self, member: MemberId) -> Factor {
        let foundation = self.foundation();
        let mut secret = [7; totp::SECRET_BYTES];
        secret.iter_mut().zip(member.0.as_bytes()).for_each(|(to, from)| *to = *from);
        let recovery_codes: Vec<String> = (0..10).map(|number| format!("{member}-{number}")).collect();
        let context = RequestContext { id: FACTORY.into(), language: Language::El, address: None };
        let written = async {
            let tx = foundation.db.begin(&Identity::System).await.unwrap();
            let state = (tx.now(), TotpState::Confirmed);
            let row = totp_row(&foundation.vault, tx.new_id(), member, &secret, state).unwrap();
            totp_factor::Entity::insert(row.into_active_model()).exec_without_returning(&*tx).await.unwrap();
            keep_recovery_codes(&tx, member, &recovery_codes).await.unwrap();
            tx.commit(did("factors.totp_enrolled", "member", member)).await.unwrap();
        };
        context.scope(written).await;
        Factor { secret, shown: Mutex::new(Shown { last_step: 0, recovery_codes }) }
    }
}
