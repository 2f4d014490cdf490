//! Who sees the subscriptions.

use crate::{
    permission,
    platform::permission::{Granted, granted},
};

permission!(
    /// See who receives the newsletter.
    pub Read, "newsletter:read", [Coordinator, Admin]
);

pub const PERMISSIONS: &[Granted] = &[granted::<Read>()];
