//! Every change may be sent again by a client that heard no answer, and every change of what two people may edit says what
//! its author saw. How is read off the document; what does neither is listed, with the reason.

use super::{
    document::{Operation, operations},
    openapi::refuse,
    sources::api,
};

/// POST operations that take no key and no `If-Match`: sent twice they do what they do once. This list may only shrink.
const HARMLESS_TWICE: &[(&str, &str)] = &[
    (
        "start_session",
        "its answer carries tokens, which are kept nowhere; a second session is one more in the list",
    ),
    ("judge_password", "it changes nothing"),
    ("complete_session", "its ticket works once"),
    ("start_passkey_session", "its ticket works once"),
    (
        "start_sign_in_attempt",
        "its answer carries a state, which is kept nowhere; a second attempt is one more that expires",
    ),
    ("start_provider_session", "its state works once"),
    (
        "start_linking_attempt",
        "its answer carries a state, which is kept nowhere; a second attempt is one more that expires",
    ),
    ("link_external_identity", "its ticket works once"),
    ("renew_second_factor", "what is fresh stays fresh"),
    (
        "begin_totp",
        "its answer carries a secret, which is kept in the clear nowhere; the second one takes its place",
    ),
    ("confirm_totp", "a confirmed app waits for nothing: the second one is a 409"),
    ("register_passkey", "its ticket works once"),
    (
        "renew_recovery_codes",
        "its answer carries codes, which are kept in the clear nowhere; the second ten take their place",
    ),
    ("refresh_session", "the same cookie within ten seconds gets the same successor"),
    ("verify_email", "the link's token works once"),
    ("leave_network", "who has left is signed out"),
    ("return_to_network", "the link's token works once"),
    ("preview_member_decisions", "it changes nothing"),
    ("claim_profile", "the invitation's token works once"),
    ("confirm_email_change", "what is confirmed stays confirmed"),
    ("refuse_email_change", "the link's token works once"),
    ("reset_password", "the link's token works once"),
    ("confirm_subscription", "a confirmed subscription stays confirmed"),
    ("unsubscribe_newsletter", "who has left stays away; RFC 8058 sends no headers of ours"),
    ("read_notification", "what is read stays read"),
    ("read_notifications", "what is read stays read"),
    ("publish_criteria_set", "a published set never changes: the second one is a 409"),
    ("decide_project", "a round has one decision: the second one is a 409"),
    ("end_mandate", "an ended mandate stays ended: the second one is a 409"),
    ("cancel_participation", "a cancelled participation stays cancelled: the second one is a 409"),
    ("discard_job", "only a dead job is discarded: the second one is a 409"),
    ("run_job_schedule", "what it asks for does its work once and finds nothing left the second time"),
    ("retry_job", "only a dead job is queued again: the second one is a 409"),
    (
        "issue_token",
        "its answer carries a token, which is kept nowhere; a second token is one more that expires",
    ),
    ("revoke_token", "a revoked token stays revoked"),
    ("introspect_token", "it changes nothing; RFC 7662 wants a POST, so that no token stands in a log"),
    ("send_mail_again", "only a failed mail is queued again: the second one is a 409"),
];

/// PUT, PATCH and DELETE operations without `If-Match`, since no second person's work can be lost. It may only shrink.
const NOBODY_ELSES: &[(&str, &str)] = &[
    ("change_password", "one's own, and the old one must be named"),
    ("choose_my_newsletter", "one's own, a yes or no"),
    ("revise_participation", "one's own declaration; the selection of the team waits behind the same lock"),
    ("end_my_session", "one's own"),
    ("remove_totp", "one's own"),
    ("rename_passkey", "one's own, a name"),
    ("remove_passkey", "one's own"),
    ("unlink_external_identity", "one's own"),
    ("reset_factors", "takes all there are, whichever they are"),
    ("end_session", "one's own"),
    ("end_other_sessions", "one's own"),
    ("grant_role", "sets one role, whatever the others are"),
    ("revoke_role", "takes one role, whatever the others are"),
    ("remove_organisation_domain", "takes one domain, whatever the others are"),
    ("discard_submission", "a draft is its author's alone"),
    ("cancel_erasure", "one's own, and it can be asked for again"),
    ("undo_decision", "what is undone stays undone: the second one is a 409"),
    ("discard_member_import", "what is gone stays gone"),
    ("cancel_email_change", "one's own, and it can be asked for again"),
    ("choose_my_directory_entry", "one's own, a few yes or no"),
    ("detach_file", "a draft is its author's alone, and the file is named"),
];

fn is_listed(list: &[(&str, &str)], operation: &Operation) -> bool {
    list.iter().any(|(id, _)| *id == operation.id)
}

#[test]
fn every_post_may_be_sent_again() {
    refuse(|operation| {
        let ways = [
            operation.has_header("Idempotency-Key"),
            operation.has_header("If-Match"),
            is_listed(HARMLESS_TWICE, operation),
        ];
        let ways = ways.into_iter().filter(|way| *way).count();
        (operation.method == "POST" && ways != 1)
            .then(|| format!("has {ways} of: Idempotency-Key, If-Match, a reason to need neither"))
    });
}

#[test]
fn what_two_people_may_edit_wants_if_match() {
    refuse(|operation| {
        let changes = ["PUT", "PATCH", "DELETE"].contains(&operation.method.as_str());
        let ways =
            usize::from(operation.has_header("If-Match")) + usize::from(is_listed(NOBODY_ELSES, operation));
        (changes && ways != 1).then(|| "wants If-Match, or a reason to need none (not both)".into())
    });
}

#[test]
fn what_creates_keeps_its_answer_with_the_change() {
    let sources = api();
    refuse(|operation| {
        let handler = format!("async fn {}(", operation.id);
        let file = sources.iter().find(|source| source.code.contains(&handler))?;
        let keeps = file.code.contains(".commit_answering(");
        match (operation.has_header("Idempotency-Key"), keeps) {
            (true, false) => Some(format!("creates, and does not commit_answering in {}", file.path)),
            (false, true) => Some("keeps an answer, and takes no Idempotency-Key".into()),
            _ => None,
        }
    });
}

#[test]
fn what_demands_if_match_says_so() {
    let sources = api();
    refuse(|operation| {
        let handler = format!("async fn {}(", operation.id);
        let file = sources.iter().find(|source| source.code.contains(&handler))?;
        let signature = file.code.split(&handler).nth(1)?.split(") -> ").next()?;
        let demands = signature.contains(": IfMatch");
        if demands != operation.has_header("If-Match") {
            return Some(format!("IfMatch in {}: {demands}", file.path));
        }
        let name =
            signature.split(": IfMatch").next()?.rsplit([' ', '(', '\n']).next().filter(|_| demands)?;
        let body = file.code.split(&handler).nth(1)?.split("\n}").next()?;
        let looks = [
            format!("{name}.check("),
            format!("{name}.take::<"),
            format!("{name}.revision()?"),
            format!(", {name})"),
        ];
        (!looks.iter().any(|look| body.contains(look)))
            .then(|| format!("does not look at {name} in {}", file.path))
    });
}

#[test]
fn the_lists_name_operations_that_exist() {
    let operations = operations();
    for (id, reason) in HARMLESS_TWICE.iter().chain(NOBODY_ELSES) {
        assert!(operations.iter().any(|operation| operation.id == *id), "{id} is no operation");
        assert!(reason.len() > 5, "{id}: why?");
    }
}
