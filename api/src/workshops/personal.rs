//! What this slice's tables keep of people.

use crate::platform::personal::{Cleared, Records, Whose, id, json, labels, text, time};

pub const PERSONAL: &[Records] = &[Records::of(
    "participations",
    ["Δηλώσεις συμμετοχής σε ομάδες", "Declarations of participation in teams"],
    &[Whose::Member("member_id")],
)
.kept(["Δείχνουν πώς συγκροτήθηκε η ομάδα.", "They show how the team was composed."])
.shows(&[
    id("organisation_id", labels::BODY),
    json("answers", labels::ANSWERS),
    text("status", labels::STATUS),
    time("created_at", labels::CREATED),
])
.hides(&["member_id", "decided_by"])
.clears(&[("answers", Cleared::Json("{}"))])];
