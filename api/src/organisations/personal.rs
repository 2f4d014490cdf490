//! What this slice's tables keep of people.

use crate::platform::personal::Records;

pub const PERSONAL: &[Records] = &[
    Records::nobodys(
        "organisations",
        &["code", "name_el", "name_en", "aliases", "sort_name", "kind", "region", "website", "status"],
    ),
    Records::nobodys("organisation_domains", &["domain"]),
];
