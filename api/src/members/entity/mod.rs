//! Tables of the slice.

pub mod consent;
pub mod decision_template;
pub mod directory_entry;
pub mod email_change;
pub mod expertise_field;
pub mod held_decision;
pub mod last_visit;
pub mod mandate;
pub mod member;
pub mod member_field;
pub mod member_import;
pub mod member_import_row;
pub mod member_role;
pub mod one_time_token;
pub mod session;
pub mod standing_change;

pub use consent::{ConsentId, ConsentKind};
pub use decision_template::DecisionTemplateId;
pub use expertise_field::ExpertiseFieldId;
pub use held_decision::{DecisionDeed, DecisionStatus, HeldDecisionId};
pub use mandate::MandateId;
pub use member::{Expertise, MemberId, MemberStatus, PasswordHash, StaffCategory};
pub use member_field::FieldKind;
pub use member_import::{ImportStatus, MemberImportId};
pub use member_import_row::{ImportVerdict, MemberImportRowId};
pub use one_time_token::{OneTimeTokenId, TokenPurpose};
pub use session::SessionId;
pub use standing_change::{StandingChangeId, StandingRule};
