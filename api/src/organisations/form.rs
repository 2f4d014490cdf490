//! What an administrator writes about a public body.

use sea_orm::{ActiveValue::Set, Condition, ConnectionTrait, EntityTrait, QueryFilter};
use serde::Deserialize;
use utoipa::ToSchema;
use validator::{Validate, ValidationError};

use super::{
    entity::organisation::{self, OrganisationId, OrganisationKind, OrganisationStatus},
    former_names::former_names,
    particulars::{Particulars, filled},
    region::is_region,
    tree,
};
use crate::platform::{
    db::Tx,
    problem::{Problem, Result},
    search, text,
};

/// By what bodies are found.
pub const ORGANISATION: search::Kind = search::Kind("organisation");

/// A public body as it is written.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OrganisationForm {
    /// Once in the registry.
    #[validate(length(min = 2, max = 32), custom(function = is_code))]
    #[schema(min_length = 2, max_length = 32, example = "D-IOANNITON")]
    pub code: String,
    #[validate(length(min = 3, max = 200))]
    #[schema(min_length = 3, max_length = 200, example = "Δήμος Ιωαννιτών")]
    pub name_el: String,
    #[serde(default)]
    #[validate(length(max = 200))]
    #[schema(max_length = 200, example = "Municipality of Ioannina")]
    pub name_en: String,
    /// Initials and other names by which people look for it.
    #[serde(default)]
    #[validate(length(max = 500))]
    #[schema(max_length = 500, example = "Ιωάννινα Γιάννενα")]
    pub aliases: String,
    pub kind: OrganisationKind,
    /// NUTS code of the region it serves, one of `GET /regions`; none for bodies of the whole country.
    #[validate(length(max = 4), custom(function = is_region))]
    #[schema(max_length = 4, example = "EL54")]
    pub region: Option<String>,
    #[validate(length(max = 500), url)]
    #[schema(max_length = 500, example = "https://www.ioannina.gr")]
    pub website: Option<String>,
    /// The body that it belongs to.
    pub parent_id: Option<OrganisationId>,
    pub status: OrganisationStatus,
    /// Who took over its duties.
    pub successor_id: Option<OrganisationId>,
    /// How many may represent it at a time.
    #[serde(default = "two")]
    #[validate(range(min = 1, max = 10))]
    #[schema(minimum = 1, maximum = 10, default = 2)]
    pub representatives: i32,
    #[serde(default)]
    #[validate(nested)]
    pub particulars: Particulars,
}

const fn two() -> i32 {
    2
}

impl OrganisationForm {
    /// The columns that it fills.
    pub fn row(&self) -> organisation::ActiveModel {
        let mut row = organisation::ActiveModel {
            code: Set(self.code.clone()),
            name_el: Set(self.name_el.trim().to_owned()),
            name_en: Set(self.name_en.trim().to_owned()),
            aliases: Set(self.aliases.trim().to_owned()),
            sort_name: Set(text::fold(self.name_el.trim())),
            kind: Set(self.kind),
            region: Set(self.region.clone()),
            website: Set(self.website.clone()),
            parent_id: Set(self.parent_id),
            status: Set(self.status),
            successor_id: Set(self.successor_id),
            representatives: Set(self.representatives),
            ..Default::default()
        };
        self.particulars.fill(&mut row);
        row
    }

    /// That the bodies it names are there, and are not itself.
    ///
    /// # Errors
    /// 422 at the field that names one which is not.
    pub async fn check_relations(
        &self,
        db: &impl ConnectionTrait,
        itself: Option<OrganisationId>,
    ) -> Result<()> {
        for (pointer, id) in [("/parent_id", self.parent_id), ("/successor_id", self.successor_id)] {
            let Some(id) = id else { continue };
            if Some(id) == itself || organisation::Entity::find_by_id(id).one(db).await?.is_none() {
                return Err(Problem::field(pointer, "unknown_reference"));
            }
        }
        if let (Some(itself), Some(parent)) = (itself, self.parent_id) {
            tree::check_parent(db, itself, parent).await?;
        }
        self.particulars.check_days()
    }
}

/// Says anew by what the body is found: its names, its initials, its codes, and the names that it once had.
///
/// # Errors
/// When the database refuses.
pub async fn index(tx: &Tx, row: &organisation::Model) -> Result<()> {
    let former = former_names(&**tx, row.id).await?;
    let former: Vec<_> = former.iter().flat_map(|name| [&*name.name_el, &*name.name_en]).collect();
    let (names, rest) = found_by(row, &former.join(" "));
    search::index(tx, ORGANISATION, row.id, &names, &rest).await
}

/// What `index` writes: for those who write many at once, and know the former names themselves.
pub fn document(row: &organisation::Model, former: &str) -> search::entity::ActiveModel {
    let (names, rest) = found_by(row, former);
    search::document(ORGANISATION, row.id, &names, &rest)
}

/// The names, and the rest.
fn found_by(row: &organisation::Model, former: &str) -> (String, String) {
    let names = format!("{} {} {}", row.name_el, row.name_en, row.aliases);
    (names, format!("{} {} {former}", row.code, row.registry_code.as_deref().unwrap_or_default()))
}

/// Two bodies with one code cannot be told apart by an import.
///
/// # Errors
/// 422 at the code that another body has.
pub async fn check_codes(
    db: &impl ConnectionTrait,
    form: &OrganisationForm,
    itself: Option<OrganisationId>,
) -> Result<()> {
    let mut same = Condition::any().add(organisation::COLUMN.code.eq(&form.code));
    if let Some(code) = filled(form.particulars.registry_code.as_ref()) {
        same = same.add(organisation::COLUMN.registry_code.eq(code));
    }
    let others = organisation::Entity::find().filter(same).all(db).await?;
    let Some(other) = others.into_iter().find(|other| Some(other.id) != itself) else { return Ok(()) };
    let pointer = if other.code == form.code { "/code" } else { "/particulars/registry_code" };
    Err(Problem::field(pointer, "code_taken"))
}

/// A second one may have come between the look and the change.
pub fn code_is_taken(problem: Problem) -> Problem {
    if problem.kind == crate::platform::problem::CONFLICT {
        return Problem::field("/code", "code_taken");
    }
    problem
}

fn is_code(code: &str) -> std::result::Result<(), ValidationError> {
    let allowed = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-';
    if code.bytes().all(allowed) { Ok(()) } else { Err(ValidationError::new("code")) }
}
