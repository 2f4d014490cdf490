//! factors: what a person shows besides the password: codes of an authenticator app, passkeys, recovery codes.

mod begin_totp;
mod complete_session;
mod confirm_totp;
mod enrol;
pub mod entity;
mod method;
mod passkey;
mod passkey_challenge;
mod passkey_session;
mod proof;
mod qr;
mod recovery;
mod register_passkey;
mod remove_passkey;
mod remove_totp;
mod rename_passkey;
mod renew_recovery_codes;
mod renew_second_factor;
mod reset;
mod secret;
mod show;
mod step_up;
pub(super) mod ticket;
pub mod totp;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::platform::problem::ProblemKind;

pub(super) use self::complete_session::{SecondFactorAsked, ask};
pub use self::{
    enrol::may_enrol,
    entity::{
        passkey::PasskeyId,
        recovery_code::RecoveryCodeId,
        totp_factor::{SealedSecret, TotpFactorId},
    },
    method::{FactorMethod, of as methods_of},
    passkey::Passkeys,
    recovery::keep as keep_recovery_codes,
    reset::reset as reset_factors,
    secret::{
        State as TotpState, find as find_totp_factor, forget_later as forget_later_steps,
        open as open_totp_secret, row as totp_row,
    },
};

/// Passkeys that a person may have.
const MOST_PASSKEYS: u64 = 20;

pub const SECOND_FACTOR_FAILED: ProblemKind = ProblemKind::new(
    401,
    "second-factor-failed",
    "Ο δεύτερος παράγοντας δεν είναι σωστός, έχει χρησιμοποιηθεί ή έληξε",
    "The second factor is not right, has been used, or has expired",
);
pub const LAST_FACTOR: ProblemKind = ProblemKind::conflict(
    "last-factor",
    "Ο ρόλος σας απαιτεί δεύτερο παράγοντα: προσθέστε πρώτα έναν άλλο",
    "Your role asks for a second factor: add another one first",
);
pub const NOTHING_TO_CONFIRM: ProblemKind = ProblemKind::conflict(
    "nothing-to-confirm",
    "Δεν υπάρχει εφαρμογή που περιμένει επιβεβαίωση· ξεκινήστε ξανά",
    "No app waits to be confirmed; begin again",
);
pub const NO_FACTOR: ProblemKind =
    ProblemKind::conflict("no-factor", "Δεν έχετε δεύτερο παράγοντα", "You have no second factor");
pub const TOO_MANY_PASSKEYS: ProblemKind = ProblemKind::conflict(
    "too-many-passkeys",
    "Έχετε ήδη όσα κλειδιά γίνεται· αφαιρέστε πρώτα ένα",
    "You have as many passkeys as one may have; remove one first",
);

pub const PROBLEMS: &[ProblemKind] =
    &[SECOND_FACTOR_FAILED, LAST_FACTOR, NOTHING_TO_CONFIRM, NO_FACTOR, TOO_MANY_PASSKEYS];

pub fn routes(config: &mut ServiceConfig) {
    config
        .service(complete_session::complete_session)
        .service(passkey_session::show_session_challenge)
        .service(passkey_session::start_passkey_session)
        .service(step_up::show_step_up)
        .service(renew_second_factor::renew_second_factor)
        .service(show::show_my_factors)
        .service(begin_totp::begin_totp)
        .service(confirm_totp::confirm_totp)
        .service(remove_totp::remove_totp)
        .service(renew_recovery_codes::renew_recovery_codes)
        .service(passkey_challenge::show_passkey_challenge)
        .service(register_passkey::register_passkey)
        .service(rename_passkey::rename_passkey)
        .service(remove_passkey::remove_passkey)
        .service(reset::reset_factors);
}

fn base64url(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}
