//! What this slice's tables keep of people.

use crate::platform::personal::Records;

pub const PERSONAL: &[Records] = &[
    // The contact is an office's, and asked for as one.
    Records::nobodys(
        "api_clients",
        &["id", "name", "purpose", "contact", "narrowing", "scopes", "addresses", "created_by"],
    ),
    Records::nobodys("api_client_secrets", &["hash", "hint"]),
    Records::nobodys("api_client_keys", &["jwk", "thumbprint"]),
    Records::nobodys("api_client_usage", &["client_id"]),
];
