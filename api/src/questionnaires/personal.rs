//! What this slice's tables keep of people.

use crate::platform::personal::Records;

pub const PERSONAL: &[Records] = &[
    Records::nobodys("questionnaires", &["key", "title", "purpose"]),
    Records::nobodys("questionnaire_versions", &["definition", "status"]),
];
