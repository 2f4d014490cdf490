//! The filters that lists of submissions share, and their way from a query to a page of cards.

use actix_web::web;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Deserialize;
use utoipa::IntoParams;
use validator::Validate;

use super::{
    card::{SubmissionCard, cards, rows},
    entity::{
        SubmissionId, SubmissionKind, SubmissionStatus,
        submission::{COLUMN, Column, Entity},
    },
    found_as::{SEARCHED, in_area, in_campaign},
    policy,
};
use crate::{
    campaigns::CampaignId,
    challenges::ChallengeId,
    organisations::OrganisationId,
    platform::{
        auth::Viewer,
        db::Db,
        json::Json,
        page::{self, Cursor, Page},
        policy_area::PolicyArea,
        problem::Result,
        search,
    },
};

/// Which submissions.
#[derive(Debug, Default, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct SubmissionQuery {
    status: Option<SubmissionStatus>,
    kind: Option<SubmissionKind>,
    policy_area: Option<PolicyArea>,
    organisation: Option<OrganisationId>,
    /// Words of the title, the summary or the code, in any form, with or without accents.
    #[validate(length(max = 200))]
    #[param(max_length = 200)]
    q: Option<String>,
    /// Rows in the page.
    #[validate(range(min = 1, max = 100))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u64>,
    /// The `next` of the page before.
    #[validate(length(max = 512))]
    #[param(max_length = 512)]
    after: Option<String>,
}

/// Whose submissions are listed.
pub enum Among {
    Campaign(CampaignId),
    Challenge(ChallengeId),
}

/// The page of what was handed in, newest first, as far as the viewer may see it.
///
/// # Errors
/// 422 for a forged cursor.
pub async fn handed_in(
    db: &web::Data<Db>,
    viewer: &Viewer,
    among: Among,
    query: SubmissionQuery,
) -> Result<Json<Page<SubmissionCard>>> {
    let (of, mut facets) = match among {
        Among::Campaign(id) => (COLUMN.campaign_id.eq(id), vec![in_campaign(id)]),
        Among::Challenge(id) => (COLUMN.challenge_id.eq(id), Vec::new()),
    };
    let mut select = Entity::find()
        .filter(of)
        .filter(COLUMN.status.ne(SubmissionStatus::Draft))
        .filter(policy::visible(viewer))
        .order_by_desc(Column::Id)
        .limit(page::fetch(query.limit));
    if let Some(status) = query.status {
        select = select.filter(COLUMN.status.eq(status));
    }
    if let Some(kind) = query.kind {
        select = select.filter(COLUMN.kind.eq(kind));
    }
    if let Some(area) = query.policy_area {
        select = select.filter(COLUMN.policy_area.eq(area));
        facets.push(in_area(area));
    }
    if let Some(organisation) = query.organisation {
        select = select.filter(COLUMN.organisation_id.eq(organisation));
    }
    let words = query.q.as_deref();
    if let Some(hits) = words.and_then(|q| search::matching_within(db, SEARCHED, q, &facets, Column::Id)) {
        select = select.filter(hits);
    }
    if let Some(after) = Cursor::id::<SubmissionId>(query.after.as_deref())? {
        select = select.filter(COLUMN.id.lt(after));
    }
    let page = Page::of(rows(&****db, select).await?, query.limit, |row| row.id, |row| row);
    Ok(Json(Page { items: cards(db, page.items, viewer).await?, next: page.next }))
}
