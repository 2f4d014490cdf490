//! Which permissions a client may have as scopes, and in what words an administrator chooses them.

use actix_web::{HttpResponse, get, web};
use serde::Serialize;
use utoipa::ToSchema;

use super::clients::entity::ClientNarrowing;
use crate::platform::{
    localized::LocalizedText,
    permission::{Permissions, Role},
};

/// The words, in the order in which they are shown.
const SCOPES: &[(&str, &str, &str)] = &[
    ("submissions:submit", "Υποβάλλει προβλήματα και προτάσεις", "Bring submissions"),
    ("submissions:read", "Διαβάζει όλες τις υποβολές", "Read all submissions"),
    (
        "projects:read",
        "Διαβάζει τα έργα που είναι μπροστά στο δίκτυο",
        "Read the projects that lie before the network",
    ),
    (
        "projects:oversee",
        "Διαβάζει όλα τα έργα, και όσο γράφονται",
        "Read all projects, also while they are written",
    ),
    ("campaigns:preview", "Διαβάζει δράσεις πριν δημοσιευθούν", "Read campaigns before they are published"),
    (
        "campaigns:manage",
        "Γράφει, δημοσιεύει και αρχειοθετεί δράσεις",
        "Write, publish and archive campaigns",
    ),
    ("challenges:manage", "Επεξεργάζεται κρίσιμα ζητήματα", "Revise challenges and bring them further"),
    (
        "workshops:manage",
        "Διαβάζει δηλώσεις συμμετοχής και ορίζει ομάδες",
        "Read declarations and select teams",
    ),
    (
        "surveys:preview",
        "Διαβάζει έρευνες και αποτελέσματα πριν δημοσιευθούν",
        "Read surveys and results before they are published",
    ),
    ("surveys:manage", "Γράφει, δημοσιεύει και κλείνει έρευνες", "Write, publish and close surveys"),
    (
        "questionnaires:manage",
        "Γράφει και δημοσιεύει ερωτηματολόγια",
        "Write questionnaires and publish their versions",
    ),
    ("criteria:manage", "Γράφει και δημοσιεύει σύνολα κριτηρίων", "Write criteria sets and publish them"),
    (
        "library:manage",
        "Γράφει, δημοσιεύει και αποσύρει έργα της βιβλιοθήκης",
        "Write, publish and withdraw library entries",
    ),
    ("feedback:read", "Διαβάζει τη γνώμη των μελών για τα στάδια", "Read what members thought of the stages"),
    ("newsletter:read", "Βλέπει ποιοι λαμβάνουν το ενημερωτικό δελτίο", "See who receives the newsletter"),
    (
        "members:administer",
        "Εγκρίνει, αναστέλλει και διαχειρίζεται μέλη",
        "Approve, suspend and administer members",
    ),
    ("organisations:administer", "Ενημερώνει το μητρώο φορέων", "Keep the registry of bodies"),
    (
        "administration:operate",
        "Βλέπει εργασίες και την κατάσταση της υπηρεσίας",
        "See jobs and the state of the service",
    ),
    ("audit:read", "Διαβάζει το ίχνος ελέγχου", "Read the audit trail"),
    ("tokens:introspect", "Ρωτά για τι ισχύει ένα token", "Ask what a token may be used for"),
];

/// What no client may have, with the reason.
const PEOPLES_ALONE: &[(&str, &str)] = &[
    ("directory:read", "people let their colleagues find them, and no list be drawn off"),
    ("mandates:propose", "a body is represented by whom its people name"),
    ("clients:administer", "who has it can give itself every other scope"),
    ("submissions:score", "a reviewer's own judgement"),
    ("submissions:decide", "a decision has a person who answers for it, and who did not score"),
    ("evaluations:evaluate", "a member's own judgement"),
    ("evaluations:decide", "a decision has a person who answers for it"),
    ("workshops:participate", "a person takes part"),
    ("library:adopt", "a body's representative says so, by a mandate"),
    ("feedback:give", "a member's own opinion"),
];

/// A permission that an API client may have as a scope.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Scope {
    #[schema(example = "submissions:read")]
    pub name: String,
    pub description: LocalizedText,
    /// Whether it goes with a client that is narrowed to one body: those permissions that every member has.
    pub for_one_body: bool,
}

/// All scopes.
#[derive(Debug, Serialize, ToSchema)]
pub struct ScopeList {
    pub items: Vec<Scope>,
}

/// List the scopes that API clients may have.
///
/// A scope is a permission by its name. Some permissions are for people alone: to judge, to decide, to take part.
#[utoipa::path(tag = "integrations", security(()), responses((status = OK, description = "The scopes", body = ScopeList)))]
#[get("/scopes")]
pub async fn list_scopes(permissions: web::Data<Permissions>) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header(("cache-control", "public, max-age=300"))
        .json(ScopeList { items: scopes(&permissions) })
}

/// Whether it is a permission that no client may have.
pub fn is_for_people(name: &str) -> bool {
    PEOPLES_ALONE.iter().any(|(alone, _)| *alone == name)
}

/// Those of the table that the slices declare.
pub fn scopes(permissions: &Permissions) -> Vec<Scope> {
    let scope = |(name, el, en): &(&str, &str, &str)| {
        let declared = permissions.0.iter().find(|granted| granted.name == *name)?;
        Some(Scope {
            name: (*name).to_owned(),
            description: LocalizedText::new(*el, *en),
            for_one_body: declared.roles.contains(&Role::Member),
        })
    };
    SCOPES.iter().filter_map(scope).collect()
}

/// Whether a client that is narrowed so may have this scope. Permissions of the staff reach beyond one body, and no
/// relation would hold them back.
pub fn may_have(permissions: &Permissions, name: &str, narrowing: ClientNarrowing) -> bool {
    let scope = scopes(permissions).into_iter().find(|scope| scope.name == name);
    scope.is_some_and(|scope| scope.for_one_body || narrowing != ClientNarrowing::Body)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Permissions of the service that are neither offered nor refused here, and names here that are no permission.
    fn undecided(permissions: &Permissions) -> Vec<String> {
        let here: Vec<&str> =
            SCOPES.iter().map(|it| it.0).chain(PEOPLES_ALONE.iter().map(|it| it.0)).collect();
        let missing = permissions.0.iter().map(|it| it.name).filter(|name| !here.contains(name));
        let unknown = here.iter().copied().filter(|name| permissions.0.iter().all(|it| it.name != *name));
        missing.chain(unknown).map(str::to_owned).collect()
    }

    /// A new permission is offered to clients, or refused with a reason.
    #[test]
    fn every_permission_is_offered_or_refused() {
        assert_eq!(undecided(&crate::app::permissions()), Vec::<String>::new());
        assert!(PEOPLES_ALONE.iter().all(|(_, reason)| reason.len() > 10));
    }

    #[test]
    fn a_client_of_one_body_has_what_members_have() {
        let permissions = crate::app::permissions();
        let may = |name| may_have(&permissions, name, ClientNarrowing::Body);
        assert!(may("submissions:submit") && may("projects:read"));
        assert!(!may("submissions:read") && !may("members:administer") && !may("library:adopt"));
        assert!(may_have(&permissions, "submissions:read", ClientNarrowing::Campaign));
        assert!(!may_have(&permissions, "clients:administer", ClientNarrowing::Nothing));
    }
}
