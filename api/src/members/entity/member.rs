//! People.

use sea_orm::{FromJsonQueryResult, entity::prelude::*};
use serde::{Deserialize, Serialize};

use crate::{
    organisations::OrganisationId,
    platform::{language::Language, time::Timestamp},
};

crate::id!(
    /// A member.
    MemberId
);

crate::choice!(
    /// Where a person is on the way into the network.
    MemberStatus {
        /// A profile that is kept for somebody who has no account yet.
        Managed,
        /// The address is not verified yet.
        Registered,
        /// The address is verified; activation follows.
        EmailVerified,
        /// The domain is unknown: an administrator decides.
        AwaitingApproval,
        /// Takes part with all the rights of the roles.
        Active,
        /// An administrator said no, with a reason.
        Rejected,
        /// May not act until reinstated.
        Suspended,
        /// Has gone; what was contributed stays.
        Left,
        /// Nobody: what an API client did refers to this row. It is in no list, count, mail or figure.
        Service,
    }
);

crate::choice!(
    /// As what somebody serves: public servants by the education that their post asks for (law 3528/2007), and the others.
    StaffCategory {
        /// University education (ΠΕ).
        University,
        /// Technological education (ΤΕ).
        Technological,
        /// Secondary education (ΔΕ).
        Secondary,
        /// Compulsory education (ΥΕ).
        Compulsory,
        /// Special scientific staff (ΕΕΠ).
        Scientific,
        /// On a contract of limited time or for a work.
        Contract,
        /// Elected, or appointed for a term.
        Elected,
        Other,
    }
);

/// An argon2id hash. It does not show itself in logs.
#[derive(Clone, PartialEq, Eq, DeriveValueType)]
pub struct PasswordHash(pub String);

impl std::fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PasswordHash(***)")
    }
}

/// Fields of expertise in the person's own words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Expertise(pub Vec<String>);

/// A person with an account.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "members")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MemberId,
    /// Lowercase.
    #[sea_orm(unique)]
    pub email: String,
    #[sea_orm(column_type = "Text")]
    pub password_hash: Option<PasswordHash>,
    pub given_name: String,
    pub family_name: String,
    /// Citizens have none.
    pub organisation_id: Option<OrganisationId>,
    pub unit: Option<String>,
    pub post: Option<String>,
    /// As what the person serves.
    pub category: Option<StaffCategory>,
    #[sea_orm(column_type = "JsonBinary")]
    pub expertise: Expertise,
    /// In which the person is written to.
    pub language: Language,
    pub status: MemberStatus,
    pub email_verified_at: Option<Timestamp>,
    /// The administrator who decided; none when the address's domain did.
    pub approved_by: Option<MemberId>,
    /// What the approval rests on, such as the domain of the address.
    #[sea_orm(column_type = "Text")]
    pub approval_evidence: Option<String>,
    /// Why the person was rejected or suspended.
    #[sea_orm(column_type = "Text")]
    pub decision_reason: Option<String>,
    /// Chosen at registration.
    pub newsletter: bool,
    pub notify_by_mail: bool,
    pub revision: i64,
    pub created_at: Timestamp,
    #[sea_orm(has_many)]
    pub roles: HasMany<super::member_role::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
