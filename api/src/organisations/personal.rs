//! What this slice's tables keep of people.

use crate::platform::personal::Records;

pub const PERSONAL: &[Records] = &[
    Records::nobodys(
        "organisations",
        &[
            "code",
            "name_el",
            "name_en",
            "aliases",
            "sort_name",
            "kind",
            "region",
            "website",
            "status",
            "registry_code",
            "legal_form",
            "purpose",
            "vat_id",
            // The body's own, as the national registry publishes them.
            "email",
            "phone",
            "address",
            "postcode",
        ],
    ),
    Records::nobodys("organisation_domains", &["domain"]),
    Records::nobodys("organisation_names", &["name_el", "name_en"]),
    Records::nobodys("units", &["code", "kind", "name_el", "name_en", "sort_name", "status"]),
    Records::nobodys("registry_states", &[]),
    // Who imported stands in the audit trail as well; here it is an id.
    Records::nobodys(
        "registry_imports",
        &["source", "file_name", "status", "fault", "counts", "fetched_until", "created_by", "applied_by"],
    ),
    Records::nobodys("registry_parts", &[]),
    Records::nobodys(
        "registry_changes",
        &["thing", "action", "subject_id", "organisation_id", "parent_id", "code", "name", "fields"],
    ),
];
