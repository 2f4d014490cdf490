//! members: people, from registration to the profile: sessions, roles, mandates.

use utoipa_actix_web::service_config::ServiceConfig;

pub mod entity;

pub use entity::{
    ConsentId, ConsentKind, Expertise, MandateId, MemberId, MemberStatus, OneTimeTokenId, PasswordHash,
    SessionId, TokenPurpose, consent, mandate, member, member_role, one_time_token, session,
};

pub fn routes(_config: &mut ServiceConfig) {}
