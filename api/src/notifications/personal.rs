//! What this slice's tables keep of people.

use crate::platform::personal::{Records, Whose, json, labels, time};

pub const PERSONAL: &[Records] = &[Records::of(
    "notifications",
    ["Οι ειδοποιήσεις σας", "Your notifications"],
    &[Whose::Member("member_id")],
)
.shows(&[
    json("text", labels::TEXT),
    time("created_at", labels::CREATED),
    time("read_at", ["Διαβάστηκε", "Read"]),
])
.hides(&["member_id", "kind", "subject_kind", "subject_id", "path"])];
