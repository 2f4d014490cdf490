use actix_web::{get, web};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use super::{
    super::{
        entity::{ExpertiseFieldId, FieldKind, MemberId, MemberStatus, directory_entry, member},
        expertise::{self, FieldName},
        policy::ReadDirectory,
    },
    index::DIRECTORY,
};
use crate::{
    organisations::{self, OrganisationId, OrganisationName},
    platform::{
        auth::Auth,
        db::Db,
        json::Json,
        page::{self, Cursor, Page},
        problem::Result,
        query::Query,
        search,
    },
};

/// A member as other members find them. What they do not show is not there.
#[derive(Debug, Serialize, ToSchema)]
pub struct DirectoryEntry {
    pub id: MemberId,
    #[schema(example = "Ελένη Ζαχαράκη")]
    pub name: String,
    pub organisation: Option<OrganisationName>,
    pub unit: Option<String>,
    pub post: Option<String>,
    /// In their own words.
    pub expertise: Vec<String>,
    pub expertise_fields: Vec<FieldName>,
    pub interests: Vec<FieldName>,
    #[schema(example = "eleni@ioannina.gr")]
    pub email: Option<String>,
}

/// Which members.
#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct DirectoryQuery {
    /// Words of the name or of what is shown; accents and case do not matter.
    #[validate(length(max = 200))]
    #[param(max_length = 200, example = "ζαχαρακη")]
    q: Option<String>,
    /// Of those who show their body.
    organisation: Option<OrganisationId>,
    /// Who is experienced in this field, and shows so.
    expertise: Option<ExpertiseFieldId>,
    /// Who has an interest in this field, and shows so.
    interest: Option<ExpertiseFieldId>,
    /// Rows in the page.
    #[validate(range(min = 1, max = 100))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u64>,
    /// The `next` of the page before.
    #[validate(length(max = 512))]
    #[param(max_length = 512)]
    after: Option<String>,
}

/// List the directory of members.
///
/// By family name. For members; only those are in it who want to be, with the details that each of them shows.
#[utoipa::path(tag = "members", params(DirectoryQuery), responses(
    (status = OK, description = "A page of members", body = Page<DirectoryEntry>)))]
#[get("/directory")]
pub async fn list_directory(
    _person: Auth<ReadDirectory>,
    db: web::Data<Db>,
    Query(query): Query<DirectoryQuery>,
) -> Result<Json<Page<DirectoryEntry>>> {
    use directory_entry::{COLUMN, Column, Entity};
    let mut wanted = Condition::all();
    if let Some(q) = &query.q {
        wanted = wanted.add_option(search::matching(&db, DIRECTORY, q, Column::MemberId));
    }
    if let Some(organisation) = query.organisation {
        wanted = wanted.add(COLUMN.organisation_id.eq(organisation));
    }
    if let Some(field) = query.expertise {
        let having = expertise::having(field, Some(FieldKind::Expertise));
        wanted = wanted.add(COLUMN.shows_expertise.eq(true)).add(Column::MemberId.in_subquery(having));
    }
    if let Some(field) = query.interest {
        let having = expertise::having(field, Some(FieldKind::Interest));
        wanted = wanted.add(COLUMN.shows_interests.eq(true)).add(Column::MemberId.in_subquery(having));
    }
    if let Some((name, id)) = Cursor::decode::<(String, MemberId)>(query.after.as_deref())? {
        let place = [Expr::col((Entity, Column::SortName)), Expr::col((Entity, Column::MemberId))];
        wanted = wanted.add(page::behind(place, name, id.0));
    }
    // In the query, so that a page is full: whoever is not active (any more) is not in the directory.
    let rows = Entity::find()
        .find_also_related(member::Entity)
        .filter(wanted)
        .filter(member::COLUMN.status.eq(MemberStatus::Active))
        .order_by_asc(Column::SortName)
        .order_by_asc(Column::MemberId)
        .limit(page::fetch(query.limit))
        .all(&***db)
        .await?;
    let page = Page::of(rows, query.limit, |(row, _)| (row.sort_name.clone(), row.member_id), |row| row);
    Ok(Json(Page { items: shown(&db, page.items).await?, next: page.next }))
}

/// What each of these shows.
async fn shown(
    db: &Db,
    rows: Vec<(directory_entry::Model, Option<member::Model>)>,
) -> Result<Vec<DirectoryEntry>> {
    let bodies =
        organisations::names_of(&**db, rows.iter().filter_map(|(row, _)| row.organisation_id)).await?;
    let mut chosen = expertise::chosen_by(&**db, rows.iter().map(|(row, _)| row.member_id)).await?;
    let entries = rows.into_iter().filter_map(|(row, person)| {
        let person = person?;
        let chosen = chosen.remove(&row.member_id).unwrap_or_default();
        Some(DirectoryEntry {
            expertise_fields: if row.shows_expertise { chosen.expertise } else { Vec::new() },
            interests: if row.shows_interests { chosen.interests } else { Vec::new() },
            id: person.id,
            name: format!("{} {}", person.given_name, person.family_name),
            organisation: row.organisation_id.and_then(|id| bodies.get(&id).cloned()),
            unit: person.unit.filter(|_| row.shows_unit),
            post: person.post.filter(|_| row.shows_post),
            expertise: if row.shows_expertise { person.expertise.0 } else { Vec::new() },
            email: row.shows_email.then_some(person.email),
        })
    });
    Ok(entries.collect())
}
