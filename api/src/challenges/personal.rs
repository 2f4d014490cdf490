//! What this slice's tables keep of people.

use crate::platform::personal::{Records, Whose, labels, text, time};

pub const PERSONAL: &[Records] = &[Records::of(
    "challenges",
    ["Κρίσιμα ζητήματα που ορίσατε", "Critical challenges that you set"],
    &[Whose::Member("created_by")],
)
.kept(["Είναι έργο του δικτύου.", "They are the network’s work."])
.shows(&[
    text("code", ["Κωδικός", "Code"]),
    text("title", labels::TITLE),
    text("status", labels::STATUS),
    time("created_at", labels::CREATED),
])
.hides(&["summary", "policy_area", "created_by"])];
