//! library: solutions that other bodies find and adopt, and the ledger of adoptions.

use utoipa_actix_web::service_config::ServiceConfig;

use crate::platform::{problem::ProblemKind, search};

mod adopt;
mod adoption_view;
mod candidates;
mod create;
pub mod entity;
mod facets;
mod feature;
mod fields;
mod filters;
mod lineage;
mod list;
mod list_adoptions;
mod move_adoption;
mod order;
mod personal;
pub mod policy;
mod publish;
mod revise;
mod show;
mod tell;
mod view;
mod withdraw;

pub use create::{NewLibraryEntry, insert};
pub use entity::{
    AdoptionId, AdoptionStatus, AdoptionStepId, CostBand, LibraryEntryId, LibraryEntryStatus, Lifecycle,
    adoption, adoption_step, library_entry,
};
pub use fields::{EntryFields, document};
pub use personal::PERSONAL;

/// What the library is searched by.
pub const LIBRARY_ENTRY: search::Kind = search::Kind("library_entry");

pub const PROJECT_NOT_APPROVED: ProblemKind = ProblemKind::conflict(
    "project-not-approved",
    "Στη βιβλιοθήκη μπαίνουν μόνο εγκεκριμένα έργα",
    "Only approved projects enter the library",
);
pub const ALREADY_IN_LIBRARY: ProblemKind = ProblemKind::conflict(
    "already-in-library",
    "Το έργο βρίσκεται ήδη στη βιβλιοθήκη",
    "The project is in the library already",
);
pub const ENTRY_NOT_PUBLISHED: ProblemKind = ProblemKind::conflict(
    "entry-not-published",
    "Το έργο της βιβλιοθήκης δεν είναι δημοσιευμένο",
    "The library entry is not published",
);
pub const ENTRY_PUBLISHED: ProblemKind = ProblemKind::conflict(
    "entry-published",
    "Το έργο της βιβλιοθήκης έχει ήδη δημοσιευτεί",
    "The library entry has been published already",
);
pub const ENTRY_WITHDRAWN: ProblemKind = ProblemKind::new(
    410,
    "entry-withdrawn",
    "Το έργο αποσύρθηκε από τη βιβλιοθήκη",
    "The entry was withdrawn from the library",
);
pub const NOT_A_REPRESENTATIVE: ProblemKind = ProblemKind::forbidden(
    "not-a-representative",
    "Μόνο όποιος εκπροσωπεί τον φορέα σήμερα μπορεί να υιοθετήσει για λογαριασμό του",
    "Only who represents the body today may adopt on its behalf",
);
pub const ALREADY_ADOPTED: ProblemKind = ProblemKind::conflict(
    "already-adopted",
    "Ο φορέας έχει ήδη δηλώσει αυτό το έργο",
    "The body has adopted this entry already",
);
pub const NOT_THE_NEXT_STEP: ProblemKind = ProblemKind::conflict(
    "not-the-next-step",
    "Η υιοθέτηση δεν περνά από το σημερινό της στάδιο σε αυτό",
    "The adoption cannot go from its present state to this one",
);

pub const PROBLEMS: &[ProblemKind] = &[
    PROJECT_NOT_APPROVED,
    ALREADY_IN_LIBRARY,
    ENTRY_NOT_PUBLISHED,
    ENTRY_PUBLISHED,
    ENTRY_WITHDRAWN,
    NOT_A_REPRESENTATIVE,
    ALREADY_ADOPTED,
    NOT_THE_NEXT_STEP,
];

pub fn routes(config: &mut ServiceConfig) {
    config
        .service(list::list_library_entries)
        .service(facets::count_library_facets)
        .service(candidates::list_library_candidates)
        .service(create::create_library_entry)
        .service(show::show_library_entry)
        .service(revise::revise_library_entry)
        .service(publish::publish_library_entry)
        .service(feature::feature_library_entry)
        .service(withdraw::withdraw_library_entry)
        .service(list_adoptions::list_adoptions)
        .service(adopt::adopt_library_entry)
        .service(move_adoption::move_adoption);
}
