use actix_web::{get, web};

use super::{
    card::SubmissionCard,
    filter::{Among, SubmissionQuery, handed_in},
};
use crate::{
    campaigns,
    platform::{auth::Viewer, db::Db, json::Json, page::Page, problem::Result, query::Query},
};

/// List what was submitted to a campaign.
///
/// Newest first, as far as the caller may see it: visitors what is public, members what is open to the network, the
/// staff all of it. Drafts are never among it.
#[utoipa::path(tag = "submissions",
    params(("slug" = String, Path, description = "The campaign's name in its address"), SubmissionQuery),
    security((), ("bearer" = [])), responses(
        (status = OK, description = "A page of submissions", body = Page<SubmissionCard>)))]
#[get("/campaigns/{slug}/submissions")]
pub async fn list_submissions(
    viewer: Viewer,
    db: web::Data<Db>,
    slug: web::Path<String>,
    Query(query): Query<SubmissionQuery>,
) -> Result<Json<Page<SubmissionCard>>> {
    let campaign = campaigns::find(&***db, &slug, &viewer).await?;
    handed_in(&db, &viewer, Among::Campaign(campaign.id), query).await
}
