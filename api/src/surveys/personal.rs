//! What this slice's tables keep of people.

use crate::platform::personal::{Column, Records, Whose, json, labels, text, time};

const MEMBER: &[Whose] = &[Whose::Member("member_id")];
const RESPONSE: &[Column] = &[
    json("answers", labels::ANSWERS),
    text("status", labels::STATUS),
    time("started_at", ["Άρχισε", "Begun"]),
    time("submitted_at", ["Υποβλήθηκε", "Submitted"]),
];

pub const PERSONAL: &[Records] = &[
    Records::nobodys("surveys", &["slug", "title", "summary", "audience"]),
    Records::of("survey_responses", ["Απαντήσεις σας σε έρευνες", "Your responses to surveys"], MEMBER)
        .except("status", "draft")
        .kept([
            "Τα αποτελέσματα της έρευνας στηρίζονται σε αυτές· μένουν χωρίς το όνομά σας.",
            "The results of the survey rest on them; they stay without your name.",
        ])
        .shows(RESPONSE)
        .hides(&["member_id"]),
    Records::of("survey_responses", ["Πρόχειρες απαντήσεις", "Drafts of responses"], MEMBER)
        .only("status", "draft")
        .shows(RESPONSE),
    Records::nobodys("survey_results", &["results"]),
];
