//! Which problems an operation may answer with, from what it asks for: said here once, so that no handler forgets one.

use utoipa::openapi::{
    ContentBuilder, OpenApi, Ref, RefOr, ResponseBuilder,
    path::{Operation, ParameterIn},
};

/// A status, the name under which the document describes it, and the description.
type Kind = (&'static str, &'static str, &'static str);

const BAD_REQUEST: Kind = ("400", "BadRequest", "The request cannot be read");
const UNAUTHENTICATED: Kind = ("401", "Unauthenticated", "There is no valid token");
const FORBIDDEN: Kind = ("403", "Forbidden", "The caller may see this, and may not do that");
const NOT_FOUND: Kind = ("404", "NotFound", "There is nothing here for this caller");
const CONFLICT: Kind = ("409", "Conflict", "The state of the resource does not allow it; the type says why");
const GONE: Kind = ("410", "Gone", "The link, ticket or attempt has been used or has expired");
const STALE: Kind = ("412", "Stale", "Somebody else changed it in the meantime");
const TOO_LARGE: Kind = ("413", "TooLarge", "The body is too large");
const UNSUPPORTED: Kind = ("415", "UnsupportedMediaType", "The type of the body is not supported");
const INVALID: Kind = ("422", "Invalid", "Fields are wrong; `errors` names each of them");
const UNCONDITIONAL: Kind = ("428", "PreconditionRequired", "`If-Match` is missing");
const OTHERWISE: Kind = ("default", "Problem", "A problem (RFC 9457); its type says which");

const ALL: [Kind; 12] = [
    BAD_REQUEST,
    UNAUTHENTICATED,
    FORBIDDEN,
    NOT_FOUND,
    CONFLICT,
    GONE,
    STALE,
    TOO_LARGE,
    UNSUPPORTED,
    INVALID,
    UNCONDITIONAL,
    OTHERWISE,
];

/// Describes the answers that operations refer to.
pub fn describe(document: &mut OpenApi) {
    let responses = &mut document.components.get_or_insert_default().responses;
    for (_, name, description) in ALL {
        let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
        let response =
            ResponseBuilder::new().description(description).content("application/problem+json", content);
        responses.insert(name.to_owned(), RefOr::T(response.build()));
    }
}

/// Adds to an operation what it may answer besides its success.
pub fn declare(operation: &mut Operation, changes: bool) {
    for (status, name, _) in of(operation, changes) {
        let response = || RefOr::Ref(Ref::from_response_name(name));
        operation.responses.responses.entry(status.to_owned()).or_insert_with(response);
    }
}

fn of(operation: &Operation, changes: bool) -> Vec<Kind> {
    let parameters = operation.parameters.iter().flatten().filter_map(|parameter| match parameter {
        RefOr::T(parameter) => Some((&parameter.parameter_in, parameter.name.as_str())),
        RefOr::Ref(_) => None,
    });
    let (mut in_path, mut in_query, mut conditional, mut keyed) = (false, false, false, false);
    for (place, name) in parameters {
        in_path |= matches!(place, ParameterIn::Path);
        in_query |= matches!(place, ParameterIn::Query);
        keyed |= name.eq_ignore_ascii_case("idempotency-key");
        conditional |= name.eq_ignore_ascii_case("if-match");
    }
    let has_body = operation.request_body.is_some();
    let asks_for_a_token = operation.security.is_none();
    let by_a_mails_token = MAILED.contains(&operation.operation_id.as_deref().unwrap_or_default());
    // Who has a token may send one that is no longer good, also where none is needed.
    let takes_a_token = asks_for_a_token || !operation.security.as_deref().unwrap_or_default().is_empty();
    let kinds = [
        (in_query || has_body, BAD_REQUEST),
        (takes_a_token, UNAUTHENTICATED),
        // Also where none is needed: of staff who have shown no second factor.
        (takes_a_token, FORBIDDEN),
        (in_path, NOT_FOUND),
        (keyed || (changes && asks_for_a_token), CONFLICT),
        (by_a_mails_token, GONE),
        (conditional, STALE),
        (has_body, TOO_LARGE),
        (has_body, UNSUPPORTED),
        (in_query || has_body || keyed, INVALID),
        (conditional, UNCONDITIONAL),
        (true, OTHERWISE),
    ];
    let id = operation.operation_id.as_deref().unwrap_or_default();
    let also = ALSO.into_iter().filter(|(which, _)| *which == id).map(|(_, kind)| kind);
    kinds.into_iter().filter_map(|(holds, kind)| holds.then_some(kind)).chain(also).collect()
}

/// What no shape of a request tells: what a configuration closes, what is read before its time, and what begins elsewhere.
const ALSO: [(&str, Kind); 11] = [
    ("cancel_email_change", NOT_FOUND),
    ("list_demo_accounts", NOT_FOUND),
    ("show_session_challenge", NOT_FOUND),
    ("show_passkey_challenge", NOT_FOUND),
    ("show_survey_results", CONFLICT),
    ("export_survey_results", CONFLICT),
    ("start_sign_in_attempt", FORBIDDEN),
    ("start_provider_session", FORBIDDEN),
    ("start_provider_session", GONE),
    ("link_external_identity", GONE),
    ("register_member", GONE),
];

/// What a link in a mail leads to works once, and for a while.
const MAILED: [&str; 7] = [
    "verify_email",
    "reset_password",
    "confirm_subscription",
    "claim_profile",
    "return_to_network",
    "confirm_email_change",
    "refuse_email_change",
];
