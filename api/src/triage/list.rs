use actix_web::{get, web};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Select, sea_query::Expr,
};
use serde::Deserialize;
use utoipa::IntoParams;
use validator::Validate;

use super::{
    entity::score,
    item::{Row, TriageItem, items},
    policy,
    sort::{Place, TriageSort},
};
use crate::{
    campaigns,
    members::MemberId,
    organisations::OrganisationId,
    platform::{
        auth::{Auth, Caller, Viewer},
        db::Db,
        json::Json,
        page::{self, Cursor, Page},
        policy_area::PolicyArea,
        problem::{Problem, Result},
        query::Query,
        search,
        time::Timestamp,
    },
    submissions::{self, SubmissionKind, SubmissionStatus, submission},
};

/// Which submissions, in which order.
#[derive(Debug, Deserialize, Validate, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct TriageQuery {
    status: Option<SubmissionStatus>,
    policy_area: Option<PolicyArea>,
    kind: Option<SubmissionKind>,
    organisation: Option<OrganisationId>,
    /// Only those whose next step is overdue.
    #[serde(default)]
    overdue: bool,
    /// Only those that I have not scored.
    #[serde(default)]
    unscored: bool,
    /// A code, or words of the text, in any form, with or without accents.
    #[validate(length(max = 200))]
    #[param(max_length = 200)]
    q: Option<String>,
    #[serde(default)]
    #[param(inline)]
    sort: TriageSort,
    /// Rows in the page.
    #[validate(range(min = 1, max = 100))]
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<u64>,
    /// The `next` of the page before.
    #[validate(length(max = 512))]
    #[param(max_length = 512)]
    after: Option<String>,
}

/// List a campaign's submissions for triage.
///
/// For the staff. Scores are shown to those who may see them; who scores sees others' only after giving their own. Orders that
/// rest on scores leave out what the caller has a conflict of interest with.
#[utoipa::path(tag = "triage", params(("slug" = String, Path, description = "The campaign"), TriageQuery), responses(
    (status = OK, description = "A page of submissions", body = Page<TriageItem>)))]
#[get("/campaigns/{slug}/triage")]
pub async fn list_triage(
    staff: Auth<submissions::Read>,
    db: web::Data<Db>,
    slug: web::Path<String>,
    Query(query): Query<TriageQuery>,
) -> Result<Json<Page<TriageItem>>> {
    if query.sort.tells_scores() && !policy::orders_by_scores(&staff) {
        return Err(Problem::field("/sort", "unknown_option"));
    }
    let campaign = campaigns::find(&***db, &slug, &Viewer(Some(staff.0.clone()))).await?;
    let of_campaign = submission::Entity::find()
        .filter(submission::COLUMN.campaign_id.eq(campaign.id))
        // In the words of the indexes, which are no parameters.
        .filter(Expr::cust("submissions.status <> 'draft'"));
    let found = query.narrow(&db, of_campaign, &staff);
    let rows = query
        .sort
        .apply(found, Cursor::decode::<Place>(query.after.as_deref())?)
        .limit(page::fetch(query.limit))
        .into_partial_model::<Row>()
        .all(&***db)
        .await?;
    let page = Page::of(rows, query.limit, |row| query.sort.place(row), |row| row);
    Ok(Json(Page { items: items(&***db, page.items, &staff, db.now()).await?, next: page.next }))
}

impl TriageQuery {
    fn narrow(
        &self,
        db: &Db,
        select: Select<submission::Entity>,
        staff: &Caller,
    ) -> Select<submission::Entity> {
        let mut wanted = Condition::all()
            .add_option(self.status.map(|status| submission::COLUMN.status.eq(status)))
            .add_option(self.policy_area.map(|area| submission::COLUMN.policy_area.eq(area)))
            .add_option(self.kind.map(|kind| submission::COLUMN.kind.eq(kind)))
            .add_option(self.organisation.map(|body| submission::COLUMN.organisation_id.eq(body)));
        if self.overdue {
            wanted = wanted.add(overdue(db.now()));
        }
        if self.unscored {
            wanted = wanted.add(not_scored_by(MemberId(staff.member_id)));
        }
        if self.sort.rests_on_scores() {
            wanted = wanted.add(without_conflict(staff));
        }
        if let Some(q) = self.q.as_deref().map(str::trim).filter(|q| !q.is_empty()) {
            let code = submission::COLUMN.code.eq(q.to_uppercase());
            let words = search::matching(db, submissions::SEARCHED, q, submission::Column::Id);
            wanted = wanted.add(Condition::any().add(code).add_option(words));
        }
        select.filter(wanted)
    }
}

/// What should have been answered by now.
pub fn overdue(now: Timestamp) -> Condition {
    use SubmissionStatus::{InReview, NeedsInformation, Submitted};
    Condition::all()
        .add(submission::COLUMN.status.is_in([Submitted, InReview, NeedsInformation]))
        .add(submission::COLUMN.due_at.lt(now))
}

/// What the person may judge: not theirs and not their body's.
pub fn without_conflict(person: &Caller) -> Condition {
    let other_body = person.organisation_id.map(|body| submission::Column::OrganisationId.ne(body));
    Condition::all().add(submission::Column::AuthorId.ne(person.member_id)).add_option(other_body)
}

/// What this reviewer has not scored.
pub fn not_scored_by(reviewer: MemberId) -> Expr {
    let own = score::Entity::find()
        .select_only()
        .column(score::Column::SubmissionId)
        .filter(score::COLUMN.reviewer_id.eq(reviewer))
        .into_query();
    submission::Column::Id.not_in_subquery(own)
}
