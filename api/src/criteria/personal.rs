//! What this slice's tables keep of people.

use crate::platform::personal::Records;

pub const PERSONAL: &[Records] =
    &[Records::nobodys("criteria_sets", &["key", "title", "purpose", "scale", "criteria", "status"])];
