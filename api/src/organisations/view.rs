//! A public body as it is shown.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    entity::{
        organisation::{Model, OrganisationId, OrganisationKind, OrganisationStatus},
        organisation_domain,
    },
    names::{OrganisationName, names_of},
    particulars::Particulars,
    policy::Administer,
};
use crate::platform::{auth::Viewer, problem::Result};

/// A public body of the registry.
#[derive(Debug, Serialize, ToSchema)]
pub struct Organisation {
    pub id: OrganisationId,
    /// A short name in Latin letters by which imports know it again.
    #[schema(example = "D-IOANNITON")]
    pub code: String,
    #[schema(example = "Δήμος Ιωαννιτών")]
    pub name_el: String,
    /// May be empty.
    #[schema(example = "Municipality of Ioannina")]
    pub name_en: String,
    /// Initials and other names by which people look for it; may be empty.
    #[schema(example = "Ιωάννινα Γιάννενα")]
    pub aliases: String,
    pub kind: OrganisationKind,
    /// NUTS code of the region it serves; none for bodies of the whole country.
    #[schema(example = "EL54")]
    pub region: Option<String>,
    #[schema(example = "https://www.ioannina.gr")]
    pub website: Option<String>,
    /// The domains of its service e-mail: their holders need no approval.
    #[schema(example = json!(["ioannina.gr"]))]
    pub domains: Vec<String>,
    /// The body that it belongs to.
    pub parent: Option<OrganisationName>,
    pub status: OrganisationStatus,
    /// Who took over its duties.
    pub successor: Option<OrganisationName>,
    /// How many may represent it at a time.
    pub representatives: i32,
    pub particulars: Particulars,
    /// Also the `ETag` of the body, for `If-Match`.
    pub revision: i64,
    pub abilities: OrganisationAbilities,
}

/// What the caller may do with a public body now.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrganisationAbilities {
    /// Whether its data and its domains may be changed.
    pub can_revise: bool,
}

impl Organisation {
    /// These bodies with their domains and relations, in three queries.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn all(db: &impl ConnectionTrait, rows: Vec<Model>, viewer: &Viewer) -> Result<Vec<Self>> {
        let related = rows.iter().flat_map(|row| [row.parent_id, row.successor_id]).flatten();
        let names = names_of(db, related).await?;
        let mut domains = domains_of(db, rows.iter().map(|row| row.id).collect()).await?;
        let can_revise = viewer.may::<Administer>();
        let show = |mut row: Model| Self {
            particulars: Particulars::from(&mut row),
            parent: row.parent_id.and_then(|id| names.get(&id).cloned()),
            successor: row.successor_id.and_then(|id| names.get(&id).cloned()),
            domains: domains.remove(&row.id).unwrap_or_default(),
            id: row.id,
            code: row.code,
            name_el: row.name_el,
            name_en: row.name_en,
            aliases: row.aliases,
            kind: row.kind,
            region: row.region,
            website: row.website,
            status: row.status,
            representatives: row.representatives,
            revision: row.revision,
            abilities: OrganisationAbilities { can_revise },
        };
        Ok(rows.into_iter().map(show).collect())
    }

    /// One body.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn of(db: &impl ConnectionTrait, row: Model, viewer: &Viewer) -> Result<Self> {
        let mut shown = Self::all(db, vec![row], viewer).await?;
        shown.pop().ok_or_else(crate::platform::problem::Problem::not_found)
    }
}

async fn domains_of(
    db: &impl ConnectionTrait,
    organisations: Vec<OrganisationId>,
) -> Result<HashMap<OrganisationId, Vec<String>>> {
    let rows = organisation_domain::Entity::find()
        .filter(organisation_domain::COLUMN.organisation_id.is_in(organisations))
        .order_by_asc(organisation_domain::Column::Domain)
        .all(db)
        .await?;
    let mut domains: HashMap<OrganisationId, Vec<String>> = HashMap::new();
    for row in rows {
        domains.entry(row.organisation_id).or_default().push(row.domain);
    }
    Ok(domains)
}
