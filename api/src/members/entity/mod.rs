//! Tables of the slice.

pub mod consent;
pub mod last_visit;
pub mod mandate;
pub mod member;
pub mod member_role;
pub mod one_time_token;
pub mod session;

pub use consent::{ConsentId, ConsentKind};
pub use mandate::MandateId;
pub use member::{Expertise, MemberId, MemberStatus, PasswordHash};
pub use one_time_token::{OneTimeTokenId, TokenPurpose};
pub use session::SessionId;
