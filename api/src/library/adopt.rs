use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, Set, sea_query::Expr};
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    ALREADY_ADOPTED, ENTRY_NOT_PUBLISHED, NOT_A_REPRESENTATIVE,
    adoption_view::{Adoption, shown},
    entity::{AdoptionStatus, LibraryEntryId, LibraryEntryStatus, adoption, adoption_step, library_entry},
    fields::plain,
    policy::Adopt,
    show::find,
    tell,
};
use crate::{
    members::{self, MemberId},
    organisations::OrganisationId,
    platform::{
        audit::did,
        auth::{Auth, Viewer},
        db::{Db, Tx},
        json::{Created, Json},
        problem::{Problem, Result},
    },
};

/// For which body, and why.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAdoption {
    /// A body that the caller represents today.
    pub organisation_id: OrganisationId,
    /// What the body wants to do with it. It is public.
    #[validate(length(max = 2000), custom(function = plain))]
    #[schema(max_length = 2000)]
    pub note: String,
}

/// Adopt a library entry.
///
/// A representative, whose mandate is in force, says that the body takes an interest. Once per body and entry; the team
/// that made the solution is told.
#[utoipa::path(tag = "library", params(("slug" = String, Path, description = "The entry's address")), responses(
    (status = CREATED, description = "The adoption", body = Adoption)))]
#[post("/library-entries/{slug}/adoptions")]
pub async fn adopt_library_entry(
    member: Auth<Adopt>,
    db: web::Data<Db>,
    slug: web::Path<String>,
    Json(form): Json<NewAdoption>,
) -> Result<Created<Adoption>> {
    let viewer = Viewer(Some(member.0.clone()));
    let tx = db.begin(&member).await?;
    let entry = find(&*tx, &slug, &viewer).await?;
    if entry.status != LibraryEntryStatus::Published {
        return Err(ENTRY_NOT_PUBLISHED.into());
    }
    let by = MemberId(member.member_id);
    require_representative(&tx, by, form.organisation_id).await?;
    let adoption = insert(&tx, &entry, form, by).await?;
    tell::adopted(&tx, &entry, &adoption).await?;
    let location = format!("/api/v1/library-entries/{}/adoptions", entry.slug);
    let event = did("adoptions.begun", "adoption", adoption.id).acting_for(adoption.organisation_id);
    let body = shown(&tx, vec![adoption], &viewer).await?.pop().ok_or_else(Problem::not_found)?;
    tx.commit_answering(event, Created { location, body }).await
}

async fn insert(
    tx: &Tx,
    entry: &library_entry::Model,
    form: NewAdoption,
    by: MemberId,
) -> Result<adoption::Model> {
    let known = adoption::Entity::find()
        .filter(adoption::COLUMN.entry_id.eq(entry.id))
        .filter(adoption::COLUMN.organisation_id.eq(form.organisation_id))
        .one(&**tx)
        .await?;
    if known.is_some() {
        return Err(ALREADY_ADOPTED.into());
    }
    let adoption = adoption::ActiveModel {
        id: Set(tx.new_id()),
        entry_id: Set(entry.id),
        organisation_id: Set(form.organisation_id),
        status: Set(AdoptionStatus::Interested),
        stopped_reason: Set(None),
        adopted_by: Set(by),
        revision: Set(1),
        created_at: Set(tx.now()),
        updated_at: Set(tx.now()),
    };
    let adoption = adoption.insert(&**tx).await?;
    keep_step(tx, &adoption, form.note, by).await?;
    count(tx, entry.id, 1).await?;
    Ok(adoption)
}

/// # Errors
/// 403 `not-a-representative` when the person has no mandate of the body that is in force.
pub async fn require_representative(tx: &Tx, member: MemberId, body: OrganisationId) -> Result<()> {
    if members::is_representative(&**tx, member, body, tx.now().date()).await? {
        Ok(())
    } else {
        Err(NOT_A_REPRESENTATIVE.into())
    }
}

/// Writes down the state that the adoption has reached.
///
/// # Errors
/// When the database refuses.
pub async fn keep_step(tx: &Tx, adoption: &adoption::Model, note: String, by: MemberId) -> Result<()> {
    let step = adoption_step::ActiveModel {
        id: Set(tx.new_id()),
        adoption_id: Set(adoption.id),
        status: Set(adoption.status),
        note: Set(note),
        by: Set(by),
        at: Set(tx.now()),
    };
    step.insert(&**tx).await?;
    Ok(())
}

/// Counts bodies that have adopted the entry and not stopped; in the database, so that two at a time both count.
///
/// # Errors
/// When the database refuses.
pub async fn count(tx: &Tx, entry: LibraryEntryId, by: i32) -> Result<()> {
    library_entry::Entity::update_many()
        .col_expr(library_entry::Column::Adoptions, Expr::col(library_entry::Column::Adoptions).add(by))
        .filter(library_entry::COLUMN.id.eq(entry))
        .exec(&**tx)
        .await?;
    Ok(())
}
