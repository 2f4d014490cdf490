//! Tables of the second factors.

pub mod passkey;
pub mod recovery_code;
pub mod spent_ticket;
pub mod totp_factor;
