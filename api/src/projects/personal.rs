//! What this slice's tables keep of people.

use crate::platform::personal::{Records, Whose, Words, labels, number, text, time};

const WHY: Words = [
    "Οι προδιαγραφές γράφτηκαν από ομάδα και ανήκουν στο δίκτυο.",
    "A team wrote the specification; it is the network’s.",
];

pub const PERSONAL: &[Records] = &[
    Records::nobodys("projects", &["title", "summary", "status"]),
    Records::of(
        "project_sections",
        ["Ενότητες που αλλάξατε τελευταίος/α", "Sections that you changed last"],
        &[Whose::Member("updated_by")],
    )
    .kept(WHY)
    .shows(&[text("key", ["Ενότητα", "Section"]), time("updated_at", labels::UPDATED)])
    .hides(&["body", "updated_by"]),
    Records::of(
        "project_section_versions",
        ["Κείμενά σας σε προδιαγραφές", "Your texts in specifications"],
        &[Whose::Member("created_by")],
    )
    .kept(WHY)
    .shows(&[
        number("number", ["Έκδοση", "Version"]),
        text("body", labels::TEXT),
        time("created_at", labels::CREATED),
    ])
    .hides(&["created_by"]),
];
