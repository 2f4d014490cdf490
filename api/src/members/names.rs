//! Members by name, for the other slices' views.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, DerivePartialModel, EntityTrait, QueryFilter};
use serde::Serialize;
use utoipa::ToSchema;

use super::entity::member::{self, MemberId};
use crate::{
    organisations::OrganisationId,
    platform::{language::Language, problem::Result, request::RequestContext},
};

/// A member as others see them.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MemberName {
    pub id: MemberId,
    #[schema(example = "Ελένη Ζαχαράκη")]
    pub name: String,
    pub organisation_id: Option<OrganisationId>,
}

/// What a query selects of a member for the name.
#[derive(Clone, Debug, DerivePartialModel)]
#[sea_orm(entity = "member::Entity")]
pub struct MemberNameRow {
    pub id: MemberId,
    given_name: String,
    family_name: String,
    organisation_id: Option<OrganisationId>,
}

impl From<MemberNameRow> for MemberName {
    fn from(row: MemberNameRow) -> Self {
        Self {
            id: row.id,
            name: full_name(&row.given_name, &row.family_name),
            organisation_id: row.organisation_id,
        }
    }
}

/// Both names. Who was erased has none left.
fn full_name(given: &str, family: &str) -> String {
    if !given.is_empty() || !family.is_empty() {
        // An API client has one name only.
        return format!("{given} {family}").trim_end().to_owned();
    }
    match RequestContext::language() {
        Language::El => "Πρώην μέλος",
        Language::En => "Former member",
    }
    .to_owned()
}

/// The names of these members, in one query.
///
/// # Errors
/// When the database refuses.
pub async fn names_of(
    db: &impl ConnectionTrait,
    members: impl IntoIterator<Item = MemberId> + Send,
) -> Result<HashMap<MemberId, MemberName>> {
    let mut ids: Vec<MemberId> = members.into_iter().collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = member::Entity::find()
        .filter(member::COLUMN.id.is_in(ids))
        .into_partial_model::<MemberNameRow>()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.into())).collect())
}
