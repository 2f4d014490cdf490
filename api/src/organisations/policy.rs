//! Who may do what with public bodies.

use crate::{
    permission,
    platform::permission::{Granted, granted},
};

permission!(
    /// Enter bodies in the registry, correct them, and say which e-mail domains are theirs.
    pub Administer, "organisations:administer", [Admin]
);

pub const PERMISSIONS: &[Granted] = &[granted::<Administer>()];
