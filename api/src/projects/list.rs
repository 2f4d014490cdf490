use actix_web::{get, web};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};
use serde::Deserialize;
use utoipa::IntoParams;
use validator::Validate;

use super::{
    entity::{ProjectId, ProjectStatus, project},
    policy::{BEFORE_THE_NETWORK, Oversee, Read},
    view::ProjectSummary,
};
use crate::{
    campaigns::CampaignId,
    challenges::ChallengeId,
    members::MemberId,
    platform::{
        auth::{Caller, Known},
        db::Db,
        json::Json,
        page::{self, Cursor, Page},
        problem::Result,
        query::Query,
    },
    workshops,
};

/// Which projects.
#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct ProjectsQuery {
    /// Those in whose team I am (true), or the others (false).
    mine: Option<bool>,
    status: Option<ProjectStatus>,
    campaign_id: Option<CampaignId>,
    challenge_id: Option<ChallengeId>,
    /// Rows in the page.
    #[validate(range(min = 1, max = 100))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u64>,
    /// The `next` of the page before.
    #[validate(length(max = 512))]
    #[param(max_length = 512)]
    after: Option<String>,
}

/// List projects.
///
/// Newest first: those of my teams, those that lie before the network, the approved ones; for the staff all.
#[utoipa::path(tag = "projects", params(ProjectsQuery), responses(
    (status = OK, description = "A page of projects", body = Page<ProjectSummary>)))]
#[get("/projects")]
pub async fn list_projects(
    member: Known<Read>,
    db: web::Data<Db>,
    Query(query): Query<ProjectsQuery>,
) -> Result<Json<Page<ProjectSummary>>> {
    let mut select = project::Entity::find()
        .filter(visible_to(&member))
        .order_by_desc(project::Column::Id)
        .limit(page::fetch(query.limit));
    if let Some(mine) = query.mine {
        let of_my_teams = in_team(&member);
        select = select.filter(if mine { of_my_teams } else { of_my_teams.not() });
    }
    if let Some(status) = query.status {
        select = select.filter(project::COLUMN.status.eq(status));
    }
    if let Some(campaign) = query.campaign_id {
        select = select.filter(project::COLUMN.campaign_id.eq(campaign));
    }
    if let Some(challenge) = query.challenge_id {
        select = select.filter(project::COLUMN.challenge_id.eq(challenge));
    }
    if let Some(after) = Cursor::id::<ProjectId>(query.after.as_deref())? {
        select = select.filter(project::COLUMN.id.lt(after));
    }
    let page = Page::of(select.all(&***db).await?, query.limit, |row| row.id, |row| row);
    let items = ProjectSummary::all_of(&***db, page.items, &member).await?;
    Ok(Json(Page { items, next: page.next }))
}

/// What `policy::can_see` says, as a condition.
pub fn visible_to(caller: &Caller) -> Condition {
    let condition = Condition::any().add(in_team(caller));
    if caller.may::<Oversee>() {
        condition.add(Expr::val(1).eq(1))
    } else if caller.may::<Read>() {
        condition.add(project::COLUMN.status.is_in(BEFORE_THE_NETWORK))
    } else {
        condition
    }
}

fn in_team(caller: &Caller) -> Condition {
    let teams = workshops::challenges_of(MemberId(caller.member_id));
    Condition::all().add(project::Column::ChallengeId.in_subquery(teams))
}
