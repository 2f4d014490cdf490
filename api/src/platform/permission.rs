//! Rights by role, as types. A permission is `resource:verb`; a role is a set of them.

use sea_orm::{DeriveActiveEnum, EnumIter, prelude::StringLen};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What a person is in the network. A person has a set of them.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    EnumIter,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
    ToSchema,
)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Every active public servant of the network.
    Member,
    /// Staff: reads all, scores, recommends.
    Reviewer,
    /// Staff: decides, runs campaigns.
    Coordinator,
    /// Members, bodies, API clients, settings.
    Admin,
}

impl Role {
    /// Whether the role reads or decides what others may not, so that a password alone is too little for it.
    pub const fn is_staff(self) -> bool {
        !matches!(self, Self::Member)
    }
}

/// A right that roles carry; declared with [`permission!`](crate::permission) in the slice's `policy.rs`.
pub trait Permission: 'static {
    /// `resource:verb`, also the scope of API clients.
    const NAME: &'static str;
    const ROLES: &'static [Role];
}

/// Declares a permission: `permission!(pub Submit, "submissions:submit", [Member])`.
#[macro_export]
macro_rules! permission {
    ($(#[$meta:meta])* $vis:vis $name:ident, $string:literal, [$($role:ident),+ $(,)?]) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug)]
        $vis struct $name;

        impl $crate::platform::permission::Permission for $name {
            const NAME: &'static str = $string;
            const ROLES: &'static [$crate::platform::permission::Role] =
                &[$($crate::platform::permission::Role::$role),+];
        }
    };
}

/// A permission as data, for the list that clients are told.
#[derive(Clone, Copy, Debug)]
pub struct Granted {
    pub name: &'static str,
    pub roles: &'static [Role],
}

/// The permission `P` as data.
pub const fn granted<P: Permission>() -> Granted {
    Granted { name: P::NAME, roles: P::ROLES }
}

/// All permissions of the service, gathered from the slices when it starts.
#[derive(Clone, Debug)]
pub struct Permissions(pub Vec<Granted>);

impl Permissions {
    /// What a person may do, as the strings that clients go by.
    pub fn of(&self, active: bool, roles: &[Role]) -> Vec<&'static str> {
        let held = |granted: &&Granted| active && roles.iter().any(|role| granted.roles.contains(role));
        self.0.iter().filter(held).map(|granted| granted.name).collect()
    }
}
