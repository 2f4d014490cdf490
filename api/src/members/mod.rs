//! members: people, from registration to the profile: sessions, roles, mandates.

use utoipa_actix_web::service_config::ServiceConfig;

use crate::platform::problem::ProblemKind;

mod admission;
mod approve;
mod asked_mail;
mod authenticator;
mod change_password;
mod claim;
mod come_back;
mod consents;
mod directory;
mod email_changes;
mod end_mandate;
mod end_my_session;
mod end_other_sessions;
pub mod entity;
mod expertise;
mod external;
mod factors;
mod following;
mod forgot_password;
mod form;
mod give_mandate;
mod grant_role;
mod guesses;
mod import;
mod invite;
mod judge_password;
mod last_admin;
mod leave;
mod letters;
mod list;
mod mandate_view;
mod mandates;
mod me;
mod my_sessions;
mod names;
mod one_time;
mod opening;
mod own_pages;
mod password_strength;
mod personal;
pub mod policy;
mod proposals;
mod purge;
mod queue;
mod record;
mod refresh;
mod refresh_token;
mod register;
mod reinstate;
mod reject;
mod resend_verification;
mod reset_password;
mod revise_profile;
mod revoke_role;
mod roles;
mod search_index;
mod session_view;
mod show;
mod sign_in;
mod sign_out;
mod stand_in;
mod standing;
mod standing_log;
mod suspend;
mod verify_email;

pub use admission::Admission;
pub use approve::approve;
pub use asked_mail::AskedMail;
pub use authenticator::SessionAuthenticator;
pub use consents::{TEXT_VERSION, log as log_consent};
pub use entity::{
    ConsentId, ConsentKind, DecisionDeed, DecisionStatus, DecisionTemplateId, Expertise, ExpertiseFieldId,
    FieldKind, HeldDecisionId, ImportStatus, ImportVerdict, MandateId, MemberId, MemberImportId,
    MemberImportRowId, MemberStatus, OneTimeTokenId, PasswordHash, SessionId, StaffCategory,
    StandingChangeId, StandingRule, TokenPurpose, consent, decision_template, directory_entry, email_change,
    expertise_field, held_decision, last_visit, mandate, member, member_field, member_import,
    member_import_row, member_role, one_time_token, session, standing_change,
};
pub use external::{
    ExternalIdentityId, PROBLEMS as EXTERNAL_PROBLEMS, Providers, SignInAttemptId,
    entity::{external_identity, sign_in_attempt, subject_key},
    subject_key as make_subject_key,
};
pub use factors::{
    FactorMethod, PROBLEMS as FACTOR_PROBLEMS, PasskeyId, Passkeys, RecoveryCodeId, SealedSecret,
    TotpFactorId, TotpState,
    entity::{passkey, recovery_code, spent_ticket, totp_factor},
    find_totp_factor, forget_later_steps, keep_recovery_codes, open_totp_secret, reset_factors, totp,
    totp_row,
};
pub use following::{FollowsMembership, SharedFollowers};
pub use form::{NewConsents, NewMember};
pub use give_mandate::{NewMandate, mandate as give_mandate};
pub use grant_role::give as give_role;
pub use import::{ApplyImport, CheckImport, PurgeImports};
pub use last_admin::keep_one as keep_one_administrator;
pub use mandates::{
    end_all as end_mandates, formerly_represented_by, is_representative, representatives_of, represented_by,
};
pub use names::{MemberName, MemberNameRow, names_of};
pub use personal::PERSONAL;
pub use proposals::entity::{self as mandate_proposal, MandateProposalId, MandateProposalStatus};
pub use purge::PurgeMembers;
pub use queue::ReleaseDecision;
pub use register::enter as register;
pub use reinstate::reinstate;
pub use reject::reject;
pub use roles::in_role;
pub use search_index::document;
pub use show::find;
pub use stand_in::{enter as stand_in_for, revise as revise_stand_in};
pub use suspend::suspend;

pub const SIGN_IN_FAILED: ProblemKind = ProblemKind::new(
    401,
    "sign-in-failed",
    "Το e-mail ή ο κωδικός δεν είναι σωστά",
    "The e-mail or the password is not right",
);
pub const SESSION_ENDED: ProblemKind =
    ProblemKind::new(401, "session-ended", "Η σύνδεσή σας έληξε", "Your session has ended");

pub const LINK_EXPIRED: ProblemKind = ProblemKind::new(
    410,
    "link-expired",
    "Ο σύνδεσμος έχει λήξει ή έχει ήδη χρησιμοποιηθεί",
    "The link has expired or has been used already",
);
pub const FOREIGN_ORIGIN: ProblemKind = ProblemKind::forbidden(
    "foreign-origin",
    "Το αίτημα ήρθε από άλλον ιστότοπο",
    "The request came from another site",
);
pub const MEMBER_STATE: ProblemKind = ProblemKind::conflict(
    "member-state",
    "Η κατάσταση του μέλους δεν το επιτρέπει",
    "The member’s state does not allow this",
);
pub const OWN_ROLE: ProblemKind = ProblemKind::conflict(
    "own-role",
    "Δεν μπορείτε να αφαιρέσετε από εσάς τον ρόλο του διαχειριστή",
    "You cannot take the administrator’s role from yourself",
);
pub const MANDATE_EXISTS: ProblemKind = ProblemKind::conflict(
    "mandate-exists",
    "Το μέλος εκπροσωπεί ήδη τον φορέα",
    "The member represents the body already",
);
pub const MANDATE_ENDED: ProblemKind =
    ProblemKind::conflict("mandate-ended", "Η εκπροσώπηση έχει λήξει", "The mandate has ended");

pub const MANDATES_FULL: ProblemKind = ProblemKind::conflict(
    "mandates-full",
    "Ο φορέας έχει ήδη όσους εκπροσώπους μπορεί να έχει",
    "The body has as many representatives as it may have",
);
pub const PROPOSAL_EXISTS: ProblemKind = ProblemKind::conflict(
    "proposal-exists",
    "Το μέλος έχει ήδη προταθεί και η πρόταση περιμένει απόφαση",
    "The member has been proposed already, and the proposal awaits its decision",
);
pub const PROPOSAL_DECIDED: ProblemKind = ProblemKind::conflict(
    "proposal-decided",
    "Για την πρόταση έχει ήδη αποφασιστεί",
    "The proposal has been decided already",
);
pub const OWN_PROPOSAL: ProblemKind = ProblemKind::forbidden(
    "own-proposal",
    "Για πρόταση δική σας ή που σας αφορά αποφασίζει άλλος διαχειριστής",
    "A proposal of yours, or about you, is another administrator’s to decide",
);
pub const NOT_THE_BODYS: ProblemKind = ProblemKind::forbidden(
    "not-the-bodys",
    "Εκπροσώπους προτείνουν οι εκπρόσωποι του φορέα· όπου δεν υπάρχουν, τα ενεργά μέλη του",
    "Representatives are proposed by those of the body, or where there are none, by its active members",
);

pub const LAST_ADMINISTRATOR: ProblemKind = ProblemKind::conflict(
    "last-administrator",
    "Πρόκειται για τον μόνο διαχειριστή: δώστε πρώτα τον ρόλο σε άλλον",
    "It is about the only administrator: give the role to somebody else first",
);
pub const DECISION_CLOSED: ProblemKind = ProblemKind::conflict(
    "decision-closed",
    "Η απόφαση έχει ήδη εφαρμοστεί ή αναιρεθεί",
    "The decision has been released or undone already",
);

pub const FIELDS_FULL: ProblemKind = ProblemKind::conflict(
    "fields-full",
    "Προσφέρονται ήδη όσα πεδία γίνεται· αποσύρετε πρώτα ένα",
    "As many fields are offered as there may be; retire one first",
);
pub const IMPORT_STATE: ProblemKind = ProblemKind::conflict(
    "import-state",
    "Η εισαγωγή δεν βρίσκεται σε στάδιο που το επιτρέπει",
    "The import is not where this can be done",
);

pub const PROBLEMS: &[ProblemKind] = &[
    SIGN_IN_FAILED,
    SESSION_ENDED,
    LINK_EXPIRED,
    FOREIGN_ORIGIN,
    MEMBER_STATE,
    OWN_ROLE,
    MANDATE_EXISTS,
    MANDATE_ENDED,
    MANDATES_FULL,
    PROPOSAL_EXISTS,
    PROPOSAL_DECIDED,
    OWN_PROPOSAL,
    NOT_THE_BODYS,
    LAST_ADMINISTRATOR,
    DECISION_CLOSED,
    FIELDS_FULL,
    IMPORT_STATE,
];

pub fn routes(config: &mut ServiceConfig) {
    config
        .service(sign_in::start_session)
        .configure(external::routes)
        .configure(factors::routes)
        .service(refresh::refresh_session)
        .service(sign_out::end_session)
        .service(my_sessions::list_my_sessions)
        .service(end_my_session::end_my_session)
        .service(end_other_sessions::end_other_sessions)
        .service(me::show_me)
        .service(revise_profile::revise_profile)
        .service(change_password::change_password)
        .service(consents::list_my_consents)
        .service(register::register_member)
        .service(verify_email::verify_email)
        .service(resend_verification::resend_verification)
        .service(forgot_password::forgot_password)
        .service(reset_password::reset_password)
        .service(judge_password::judge_password)
        .service(list::list_members)
        .service(show::show_member)
        .service(approve::approve_member)
        .service(reject::reject_member)
        .service(suspend::suspend_member)
        .service(reinstate::reinstate_member)
        .service(grant_role::grant_role)
        .service(revoke_role::revoke_role)
        .service(give_mandate::give_mandate)
        .service(end_mandate::end_mandate)
        .configure(proposals::routes)
        .service(leave::leave_network)
        .service(come_back::return_to_network)
        .service(standing_log::list_my_standing_changes)
        .service(standing_log::list_standing_changes)
        .service(invite::invite_member)
        .service(claim::claim_profile)
        .configure(expertise::routes)
        .configure(queue::routes)
        .configure(import::routes)
        .configure(directory::routes)
        .configure(email_changes::routes);
}
