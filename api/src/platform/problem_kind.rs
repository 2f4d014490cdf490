//! What can go wrong, each kind with its status, its slug and its words in both languages.

use super::{idempotency, language::Language};

/// A kind of problem, declared as a constant by the slice that answers with it. Its slug is part of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProblemKind {
    pub slug: &'static str,
    pub status: u16,
    pub el: &'static str,
    pub en: &'static str,
}

impl ProblemKind {
    pub const fn new(status: u16, slug: &'static str, el: &'static str, en: &'static str) -> Self {
        Self { slug, status, el, en }
    }

    /// 409: the request is right, the state of the resource is not.
    pub const fn conflict(slug: &'static str, el: &'static str, en: &'static str) -> Self {
        Self::new(409, slug, el, en)
    }

    /// 403: the caller may see this, and may not do that.
    pub const fn forbidden(slug: &'static str, el: &'static str, en: &'static str) -> Self {
        Self::new(403, slug, el, en)
    }

    pub(super) const fn title(&self, language: Language) -> &'static str {
        match language {
            Language::El => self.el,
            Language::En => self.en,
        }
    }
}

pub const MALFORMED: ProblemKind =
    ProblemKind::new(400, "malformed-request", "Το αίτημα δεν διαβάζεται", "The request cannot be read");
pub const UNKNOWN_PARAMETER: ProblemKind = ProblemKind::new(
    400,
    "bad-query",
    "Οι παράμετροι του αιτήματος δεν είναι σωστές",
    "The request's parameters are not right",
);
pub const UNAUTHENTICATED: ProblemKind =
    ProblemKind::new(401, "unauthenticated", "Χρειάζεται σύνδεση", "Please sign in");
pub const FORBIDDEN: ProblemKind =
    ProblemKind::forbidden("forbidden", "Δεν έχετε αυτό το δικαίωμα", "You may not do this");
pub const SECOND_FACTOR_REQUIRED: ProblemKind = ProblemKind::forbidden(
    "second-factor-required",
    "Ο ρόλος σας απαιτεί δεύτερο παράγοντα σύνδεσης",
    "Your role asks for a second factor",
);
pub const STEP_UP_REQUIRED: ProblemKind = ProblemKind::forbidden(
    "step-up-required",
    "Επιβεβαιώστε πρώτα ότι είστε εσείς, με τον δεύτερο παράγοντα",
    "Confirm first that it is you, with your second factor",
);
pub const INSUFFICIENT_SCOPE: ProblemKind = ProblemKind::forbidden(
    "insufficient-scope",
    "Το token δεν έχει αυτό το δικαίωμα",
    "The token lacks this scope",
);
pub const PEOPLE_ONLY: ProblemKind = ProblemKind::forbidden(
    "people-only",
    "Αυτό το κάνουν μόνο άνθρωποι, όχι εφαρμογές",
    "This is for people, not for API clients",
);
pub const NOT_FOUND: ProblemKind = ProblemKind::new(404, "not-found", "Δεν βρέθηκε", "There is nothing here");
pub const METHOD_NOT_ALLOWED: ProblemKind = ProblemKind::new(
    405,
    "method-not-allowed",
    "Η μέθοδος δεν υποστηρίζεται εδώ",
    "The method is not supported here",
);
pub const TOO_SLOW: ProblemKind =
    ProblemKind::new(408, "too-slow", "Το αίτημα ερχόταν πολύ αργά", "The request was coming in too slowly");
pub const CONFLICT: ProblemKind = ProblemKind::conflict("conflict", "Υπάρχει ήδη", "There is one already");
pub const STALE: ProblemKind = ProblemKind::new(
    412,
    "stale",
    "Κάποιος άλλος το άλλαξε στο μεταξύ",
    "Somebody else changed this in the meantime",
);
pub const TOO_LARGE: ProblemKind =
    ProblemKind::new(413, "too-large", "Το αίτημα είναι πολύ μεγάλο", "The request is too large");
pub const ADDRESS_TOO_LONG: ProblemKind = ProblemKind::new(
    414,
    "address-too-long",
    "Η διεύθυνση του αιτήματος είναι πολύ μεγάλη",
    "The request's address is too long",
);
pub const UNSUPPORTED_MEDIA_TYPE: ProblemKind = ProblemKind::new(
    415,
    "unsupported-media-type",
    "Ο τύπος του περιεχομένου δεν υποστηρίζεται",
    "The type of the content is not supported",
);
pub const INVALID: ProblemKind = ProblemKind::new(
    422,
    "validation",
    "Διορθώστε τα πεδία που σημειώνονται",
    "Please correct the fields named",
);
pub const PRECONDITION_REQUIRED: ProblemKind = ProblemKind::new(
    428,
    "precondition-required",
    "Λείπει η κεφαλίδα If-Match",
    "The If-Match header is missing",
);
pub const TOO_MANY_REQUESTS: ProblemKind = ProblemKind::new(
    429,
    "too-many-requests",
    "Πάρα πολλά αιτήματα· δοκιμάστε σε λίγο",
    "Too many requests; try again shortly",
);
pub const HEADERS_TOO_LARGE: ProblemKind = ProblemKind::new(
    431,
    "headers-too-large",
    "Οι κεφαλίδες του αιτήματος είναι πολύ μεγάλες",
    "The request's headers are too large",
);
pub const INTERNAL: ProblemKind = ProblemKind::new(
    500,
    "internal",
    "Κάτι πήγε στραβά από τη μεριά μας",
    "Something went wrong on our side",
);
pub const UNAVAILABLE: ProblemKind = ProblemKind::new(
    503,
    "unavailable",
    "Η υπηρεσία δεν είναι διαθέσιμη αυτή τη στιγμή",
    "The service is not available right now",
);

pub const STORAGE_FULL: ProblemKind = ProblemKind::new(
    507,
    "storage-full",
    "Δεν υπάρχει χώρος για αποθήκευση αυτή τη στιγμή· δοκιμάστε αργότερα",
    "There is no room to store this right now; try again later",
);

/// What the platform itself answers with; slices add theirs (`/problems/<slug>` serves them all as pages).
pub const KINDS: &[ProblemKind] = &[
    MALFORMED,
    UNKNOWN_PARAMETER,
    UNAUTHENTICATED,
    FORBIDDEN,
    SECOND_FACTOR_REQUIRED,
    STEP_UP_REQUIRED,
    INSUFFICIENT_SCOPE,
    PEOPLE_ONLY,
    NOT_FOUND,
    METHOD_NOT_ALLOWED,
    TOO_SLOW,
    CONFLICT,
    STALE,
    TOO_LARGE,
    ADDRESS_TOO_LONG,
    UNSUPPORTED_MEDIA_TYPE,
    INVALID,
    PRECONDITION_REQUIRED,
    TOO_MANY_REQUESTS,
    HEADERS_TOO_LARGE,
    idempotency::BAD_KEY,
    idempotency::KEY_REUSED,
    idempotency::STILL_RUNNING,
    INTERNAL,
    UNAVAILABLE,
    STORAGE_FULL,
];
