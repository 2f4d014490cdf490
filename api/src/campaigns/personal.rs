//! What this slice's tables keep of people.

use crate::platform::personal::Records;

pub const PERSONAL: &[Records] = &[
    Records::nobodys("campaigns", &["slug", "title", "summary", "story", "status", "artwork"]),
    Records::nobodys("campaign_stages", &["kind", "override_state", "override_reason"]),
];
