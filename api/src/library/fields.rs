//! What an entry says, the same when it is written and when it is revised.

use sea_orm::{EntityTrait, Set};
use serde::Deserialize;
use utoipa::ToSchema;
use validator::{Validate, ValidationError};

use super::{
    LIBRARY_ENTRY,
    entity::{CostBand, Lifecycle, library_entry},
};
use crate::{
    organisations::{OrganisationId, OrganisationKind, organisation},
    platform::{
        db::Tx,
        policy_area::PolicyArea,
        problem::{Problem, Result},
        search, text,
    },
};

/// What an entry says.
#[derive(Clone, Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EntryFields {
    /// The body that owns the solution.
    pub organisation_id: OrganisationId,
    #[validate(length(min = 5, max = 160), custom(function = plain))]
    #[schema(min_length = 5, max_length = 160, example = "Έξυπνη ουρά στα ΚΕΠ")]
    pub title: String,
    /// What it is, in two or three sentences.
    #[validate(length(min = 20, max = 600), custom(function = plain))]
    #[schema(min_length = 20, max_length = 600)]
    pub summary: String,
    /// The problem it solves, and whose it is.
    #[validate(length(min = 1, max = 8000), custom(function = plain))]
    #[schema(min_length = 1, max_length = 8000)]
    pub problem: String,
    #[validate(length(min = 1, max = 8000), custom(function = plain))]
    #[schema(min_length = 1, max_length = 8000)]
    pub solution: String,
    /// What changed, measured where that was possible.
    #[validate(length(max = 8000), custom(function = plain))]
    #[schema(max_length = 8000)]
    pub results: String,
    /// How another body repeats it: a step a line.
    #[validate(length(max = 8000), custom(function = plain))]
    #[schema(max_length = 8000)]
    pub replication: String,
    /// What one would do otherwise the next time.
    #[validate(length(max = 8000), custom(function = plain))]
    #[schema(max_length = 8000)]
    pub lessons: String,
    pub theme: PolicyArea,
    /// NUTS-2 code of the region it was made in; none for the whole country.
    #[validate(length(min = 2, max = 5), custom(function = is_region))]
    #[schema(min_length = 2, max_length = 5, example = "EL54")]
    pub region: Option<String>,
    /// The kind of body that it fits.
    pub body_kind: OrganisationKind,
    pub lifecycle: Lifecycle,
    pub cost_band: CostBand,
    /// SPDX identifier, or the name of the licence.
    #[validate(length(min = 1, max = 80), custom(function = plain))]
    #[schema(min_length = 1, max_length = 80, example = "CC-BY-4.0")]
    pub licence: String,
    /// Whom to ask: a unit and its service e-mail. It is public.
    #[validate(length(max = 300), custom(function = plain))]
    #[schema(max_length = 300)]
    pub contact: String,
    /// The name of a picture that the pages draw.
    #[validate(length(min = 1, max = 40), custom(function = is_name))]
    #[schema(min_length = 1, max_length = 40, example = "queue")]
    pub artwork: String,
}

impl EntryFields {
    /// Fills the columns that people write.
    pub(super) fn fill(self, row: &mut library_entry::ActiveModel) {
        row.organisation_id = Set(self.organisation_id);
        row.title_key = Set(text::fold(&self.title));
        row.title = Set(self.title);
        row.summary = Set(self.summary);
        row.problem = Set(self.problem);
        row.solution = Set(self.solution);
        row.results = Set(self.results);
        row.replication = Set(self.replication);
        row.lessons = Set(self.lessons);
        row.theme = Set(self.theme);
        row.region = Set(self.region);
        row.body_kind = Set(self.body_kind);
        row.lifecycle = Set(self.lifecycle);
        row.cost_band = Set(self.cost_band);
        row.licence = Set(self.licence);
        row.contact = Set(self.contact);
        row.artwork = Set(self.artwork);
    }
}

/// # Errors
/// 422 at the pointer when there is no such body.
pub(super) async fn require_body(tx: &Tx, id: OrganisationId, pointer: &str) -> Result<()> {
    let known = organisation::Entity::find_by_id(id).one(&**tx).await?;
    known.map(|_| ()).ok_or_else(|| Problem::field(pointer, "unknown_reference"))
}

/// All that an entry is found by beside its title.
pub(super) fn searchable(entry: &library_entry::Model) -> String {
    [
        &entry.summary,
        &entry.problem,
        &entry.solution,
        &entry.results,
        &entry.replication,
        &entry.lessons,
        &entry.contact,
    ]
    .map(String::as_str)
    .join("\n")
}

/// What a published entry is found by: for those who write many at once.
pub fn document(entry: &library_entry::Model) -> search::entity::ActiveModel {
    search::document(LIBRARY_ENTRY, entry.id, &entry.title, &searchable(entry))
}

/// Text without control characters, but with line ends. PostgreSQL stores no NUL.
pub(super) fn plain(text: &str) -> Result<(), ValidationError> {
    let controls = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t');
    if text.contains(controls) { Err(ValidationError::new("control_character")) } else { Ok(()) }
}

pub(super) fn is_region(code: &str) -> Result<(), ValidationError> {
    let fits = code.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    if fits { Ok(()) } else { Err(ValidationError::new("unknown_option")) }
}

fn is_name(name: &str) -> Result<(), ValidationError> {
    let fits = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if fits { Ok(()) } else { Err(ValidationError::new("slug")) }
}
