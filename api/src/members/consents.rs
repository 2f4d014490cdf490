use actix_web::{get, web};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use serde::Serialize;
use utoipa::ToSchema;

use super::entity::{
    consent::{self, ConsentId, ConsentKind},
    member::MemberId,
};
use crate::platform::{
    auth::SignedIn,
    db::{Db, Tx},
    json::Json,
    page::{self, Cursor, Page, PageQuery},
    problem::Result,
    query::Query,
    time::Timestamp,
};

/// The wording of the terms and of the privacy statement that holds now; the pages show it.
pub const TEXT_VERSION: &str = "2026-11";

/// A consent given or taken back.
#[derive(Debug, Serialize, ToSchema)]
pub struct Consent {
    pub id: ConsentId,
    pub kind: ConsentKind,
    /// Which wording the person saw.
    #[schema(example = "2026-11")]
    pub text_version: String,
    pub given: bool,
    pub at: Timestamp,
}

/// List my consents.
///
/// Newest first: to what I consented, when, and to which wording. Rows are never changed.
#[utoipa::path(tag = "members", params(PageQuery), responses(
    (status = OK, description = "A page of consents", body = Page<Consent>)))]
#[get("/me/consents")]
pub async fn list_my_consents(
    person: SignedIn,
    db: web::Data<Db>,
    Query(query): Query<PageQuery>,
) -> Result<Json<Page<Consent>>> {
    let mut select = consent::Entity::find()
        .filter(consent::COLUMN.member_id.eq(MemberId(person.member_id)))
        .order_by_desc(consent::Column::Id)
        .limit(page::fetch(query.limit));
    if let Some(after) = Cursor::id::<ConsentId>(query.after.as_deref())? {
        select = select.filter(consent::COLUMN.id.lt(after));
    }
    let rows = select.all(&***db).await?;
    Ok(Json(Page::of(rows, query.limit, |row| row.id, shown)))
}

fn shown(row: consent::Model) -> Consent {
    Consent { id: row.id, kind: row.kind, text_version: row.text_version, given: row.given, at: row.at }
}

/// Adds to the log.
///
/// # Errors
/// When the database refuses.
pub async fn log(tx: &Tx, member: MemberId, kind: ConsentKind, given: bool) -> Result<()> {
    consent::ActiveModel {
        id: Set(tx.new_id()),
        member_id: Set(member),
        kind: Set(kind),
        text_version: Set(TEXT_VERSION.to_owned()),
        given: Set(given),
        at: Set(tx.now()),
    }
    .insert(&**tx)
    .await?;
    Ok(())
}
