//! What this slice's tables keep of people.

use crate::platform::personal::{Cleared, Records, Whose, labels, number, text, time};

pub const PERSONAL: &[Records] = &[Records::of(
    "feedback",
    ["Η γνώμη σας για τα στάδια", "Your feedback on stages"],
    &[Whose::Member("member_id")],
)
.kept(["Μένει ανώνυμα στους μέσους όρους.", "It stays in the averages, without you."])
.shows(&[
    text("stage", ["Στάδιο", "Stage"]),
    number("rating", ["Βαθμός", "Rating"]),
    text("comment", labels::COMMENT),
    time("created_at", labels::CREATED),
])
.hides(&["member_id"])
.clears(&[("member_id", Cleared::Nothing)])];
