use actix_web::{get, web};
use sea_orm::{
    ColumnTrait, DerivePartialModel, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationDef,
};
use serde::Serialize;
use utoipa::ToSchema;

use super::body_figures::{BodyFigures, count};
use crate::{
    challenges::{self, ChallengeName},
    library::{AdoptionStatus, LibraryEntryStatus, adoption, library_entry},
    organisations::{self, Organisation, OrganisationId, OrganisationName, organisation},
    platform::{
        auth::Viewer,
        db::Db,
        json::Json,
        problem::{Problem, Result},
        time::Timestamp,
    },
    submissions::{self, SubmissionCard, SubmissionStatus, submission},
};

/// So many of each are shown, the newest first; whole lists are elsewhere.
const SHOWN: u64 = 10;

/// So many bodies that belong to it are named.
const BELOW: u64 = 60;

/// A public body, what it brought to the network, and what it took from it.
#[derive(Debug, Serialize, ToSchema)]
pub struct BodyPage {
    pub organisation: Organisation,
    /// The last one first.
    pub former_names: Vec<FormerName>,
    /// The bodies that belong to it, by name.
    pub below: Vec<OrganisationName>,
    pub figures: BodyFigures,
    /// What it brought, as far as the caller may see it: the newest.
    pub submissions: Vec<SubmissionCard>,
    /// The challenges that these became.
    pub challenges: Vec<ChallengeName>,
    /// The solutions that it made.
    pub entries: Vec<EntryName>,
    /// The solutions of others that it has adopted: the newest.
    pub adoptions: Vec<BodyAdoption>,
}

/// A name that the body once had.
#[derive(Debug, Serialize, ToSchema)]
pub struct FormerName {
    #[schema(example = "Δήμος Ιωαννίνων")]
    pub name_el: String,
    /// May be empty.
    pub name_en: String,
    pub until: Timestamp,
}

/// A library entry by name.
#[derive(Debug, Serialize, ToSchema, DerivePartialModel)]
#[sea_orm(entity = "library_entry::Entity")]
pub struct EntryName {
    #[schema(example = "mitroo-anamonis")]
    pub slug: String,
    pub title: String,
}

/// A solution that the body has adopted, and how far it has come.
#[derive(Debug, Serialize, ToSchema, DerivePartialModel)]
#[sea_orm(entity = "adoption::Entity")]
pub struct BodyAdoption {
    pub status: AdoptionStatus,
    pub updated_at: Timestamp,
    #[sea_orm(nested)]
    pub entry: Option<EntryName>,
}

/// Show the public page of a body.
///
/// By its code: what it is, its former names and its successor, what it brought and what it adopted. Counts below five are
/// withheld, and so are those from which one could be computed.
#[utoipa::path(tag = "insights",
    params(("code" = String, Path, description = "The body's code in the registry")),
    security((), ("bearer" = [])), responses((status = OK, description = "The page", body = BodyPage)))]
#[get("/insights/organisations/{code}")]
pub async fn show_body_page(
    viewer: Viewer,
    db: web::Data<Db>,
    code: web::Path<String>,
) -> Result<Json<BodyPage>> {
    let body = organisation::Entity::find()
        .filter(organisation::COLUMN.code.eq(code.into_inner()))
        .one(&***db)
        .await?
        .ok_or_else(Problem::not_found)?;
    let former = organisations::former_names(&***db, body.id).await?;
    let submissions = brought(&db, &viewer, body.id).await?;
    Ok(Json(BodyPage {
        former_names: former
            .into_iter()
            .map(|name| FormerName { name_el: name.name_el, name_en: name.name_en, until: name.until })
            .collect(),
        below: below(&db, body.id).await?,
        figures: count(&db, body.id).await?,
        submissions,
        challenges: solved(&db, body.id).await?,
        entries: made(&db, body.id).await?,
        adoptions: adopted(&db, body.id).await?,
        organisation: Organisation::of(&***db, body, &viewer).await?,
    }))
}

async fn below(db: &Db, body: OrganisationId) -> Result<Vec<OrganisationName>> {
    Ok(organisation::Entity::find()
        .filter(organisation::COLUMN.parent_id.eq(body))
        .order_by_asc(organisation::Column::SortName)
        .limit(BELOW)
        .into_partial_model::<OrganisationName>()
        .all(&**db)
        .await?)
}

async fn brought(db: &Db, viewer: &Viewer, body: OrganisationId) -> Result<Vec<SubmissionCard>> {
    let newest = submission::Entity::find()
        .filter(submission::COLUMN.organisation_id.eq(body))
        .filter(submission::COLUMN.status.ne(SubmissionStatus::Draft))
        .filter(submissions::visible(viewer))
        .order_by_desc(submission::Column::Id)
        .limit(SHOWN);
    submissions::cards(db, submissions::card_rows(&**db, newest).await?, viewer).await
}

/// The challenges that what everybody may see of the body's was promoted to.
async fn solved(db: &Db, body: OrganisationId) -> Result<Vec<ChallengeName>> {
    let ids: Vec<Option<challenges::ChallengeId>> = submission::Entity::find()
        .select_only()
        .column(submission::Column::ChallengeId)
        .filter(submission::COLUMN.organisation_id.eq(body))
        .filter(submission::COLUMN.challenge_id.is_not_null())
        .filter(submissions::visible(&Viewer(None)))
        .distinct()
        .limit(SHOWN)
        .into_tuple()
        .all(&**db)
        .await?;
    let mut names: Vec<_> =
        challenges::names_of(&**db, ids.into_iter().flatten()).await?.into_values().collect();
    names.sort_by(|a, b| b.code.cmp(&a.code));
    Ok(names)
}

async fn made(db: &Db, body: OrganisationId) -> Result<Vec<EntryName>> {
    Ok(library_entry::Entity::find()
        .filter(library_entry::COLUMN.organisation_id.eq(body))
        .filter(library_entry::COLUMN.status.eq(LibraryEntryStatus::Published))
        .order_by_desc(library_entry::Column::Id)
        .limit(SHOWN)
        .into_partial_model::<EntryName>()
        .all(&**db)
        .await?)
}

async fn adopted(db: &Db, body: OrganisationId) -> Result<Vec<BodyAdoption>> {
    let entry: RelationDef = adoption::Entity::belongs_to(library_entry::Entity)
        .from(adoption::Column::EntryId)
        .to(library_entry::Column::Id)
        .into();
    Ok(adoption::Entity::find()
        .join(JoinType::InnerJoin, entry)
        .filter(adoption::COLUMN.organisation_id.eq(body))
        .filter(library_entry::COLUMN.status.eq(LibraryEntryStatus::Published))
        .order_by_desc(adoption::Column::Id)
        .limit(SHOWN)
        .into_partial_model::<BodyAdoption>()
        .all(&**db)
        .await?)
}
