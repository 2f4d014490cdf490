//! What this slice's tables keep of people.

use crate::platform::personal::{Records, Whose, labels, text, time};

pub const PERSONAL: &[Records] = &[Records::of(
    "newsletter_subscriptions",
    ["Εγγραφή στο ενημερωτικό δελτίο", "Subscription to the newsletter"],
    &[Whose::Member("member_id"), Whose::Address("email")],
)
.shows(&[
    text("email", ["E-mail", "E-mail"]),
    text("language", labels::LANGUAGE),
    text("status", labels::STATUS),
    time("created_at", labels::CREATED),
])
.hides(&["member_id", "confirm_hash", "unsubscribe_token"])];
