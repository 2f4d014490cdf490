//! Who may do what with API clients.

use crate::{
    permission,
    platform::permission::{Granted, granted},
};

permission!(
    /// Let other systems call the API, say how far, and stop them.
    pub Administer, "clients:administer", [Admin]
);
permission!(
    /// Ask what any access token may be used for: for gateways in front of other systems.
    pub Introspect, "tokens:introspect", [Admin]
);

pub const PERMISSIONS: &[Granted] = &[granted::<Administer>(), granted::<Introspect>()];
