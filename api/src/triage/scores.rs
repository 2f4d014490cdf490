use actix_web::{get, web};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    entity::score,
    policy::{self, Conflict, Decide},
    score_view::Score,
    tally,
};
use crate::{
    campaigns::{self, StageKind},
    criteria::{CriteriaSetId, ScoreSummary},
    members::{self, MemberId},
    platform::{
        auth::{Auth, Caller, Viewer},
        db::Db,
        json::Json,
        problem::Result,
    },
    submissions::{self, SubmissionId, submission},
};

/// More reviewers than this nobody reads one by one; the summary counts them all.
const MOST: u64 = 100;

/// The scores of a submission as this person may see them.
#[derive(Debug, Serialize, ToSchema)]
#[expect(clippy::struct_field_names, reason = "the API says what is missing: scores")]
pub struct Scores {
    /// What it is scored by.
    pub criteria_set_id: CriteriaSetId,
    /// The caller's own.
    pub mine: Option<Score>,
    /// Absent until the caller may see them: to whoever scores, after their own score.
    pub others: Option<Vec<Score>>,
    /// Of all scores; absent as others' are.
    pub summary: Option<ScoreSummary>,
    /// Why the caller may not judge it.
    pub conflict: Option<Conflict>,
    /// How many more scores it needs before it may be promoted; absent with a conflict of interest.
    #[schema(example = 1)]
    pub missing_scores: Option<i32>,
    /// Whether the triage stage is open.
    pub open: bool,
    pub abilities: ScoreAbilities,
}

/// What the caller may do in a submission's triage now.
#[derive(Debug, Serialize, ToSchema)]
pub struct ScoreAbilities {
    pub can_score: bool,
    pub can_revise: bool,
    pub can_decide: bool,
    /// Whether it has the scores that a promotion needs.
    pub can_promote: bool,
    /// Whether more information may be asked for.
    pub can_ask: bool,
}

/// Show the scores of a submission.
///
/// For the staff. Reviewers see others' scores once they have given their own, or once it is decided; who has a conflict
/// of interest sees none.
#[utoipa::path(tag = "triage", params(SubmissionId), responses(
    (status = OK, description = "The scores", body = Scores)))]
#[get("/submissions/{id}/scores")]
pub async fn show_scores(
    staff: Auth<submissions::Read>,
    db: web::Data<Db>,
    id: web::Path<SubmissionId>,
) -> Result<Json<Scores>> {
    let submission = submissions::find_visible(&***db, *id, &Viewer(Some(staff.0.clone()))).await?;
    let campaign = campaigns::find_by_id(&***db, submission.campaign_id).await?;
    let stage = campaigns::stage_of(&***db, campaign.id, StageKind::Triage).await?;
    let open = stage.is_some_and(|stage| campaigns::is_open(campaign.status, &stage, db.now()));
    let conflict = policy::conflict(&staff, submission.author_id, submission.organisation_id);
    let me = MemberId(staff.member_id);
    let rows = rows(&db, submission.id).await?;
    let (mine, others): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.reviewer_id == me);
    let mine = mine.into_iter().next();
    let sees = policy::sees_scores(&staff, conflict, mine.is_some(), submission.status);
    let names = members::names_of(&***db, others.iter().map(|row| row.reviewer_id).chain([me])).await?;
    let shown = |row: score::Model| {
        let name = names.get(&row.reviewer_id).cloned();
        Score::of(row, name)
    };
    let missing = policy::scores_missing(campaign.min_scores, submission.score_count);
    let summary = if sees { Some(tally::of(&***db, submission.id).await?.1) } else { None };
    Ok(Json(Scores {
        criteria_set_id: mine.as_ref().map_or(campaign.criteria_set_id, |score| score.criteria_set_id),
        abilities: abilities(&staff, &submission, conflict, mine.is_some(), open, missing),
        mine: mine.map(shown),
        others: sees.then(|| others.into_iter().map(shown).collect()),
        summary,
        missing_scores: conflict.is_none().then_some(missing),
        conflict,
        open,
    }))
}

async fn rows(db: &Db, submission: SubmissionId) -> Result<Vec<score::Model>> {
    let scores = score::Entity::find().filter(score::COLUMN.submission_id.eq(submission));
    Ok(scores.order_by_asc(score::Column::Id).limit(MOST).all(&**db).await?)
}

fn abilities(
    caller: &Caller,
    submission: &submission::Model,
    conflict: Option<Conflict>,
    scored: bool,
    open: bool,
    missing: i32,
) -> ScoreAbilities {
    let judges = open && conflict.is_none();
    let scores = judges && caller.may::<policy::Score>();
    let decides = judges && caller.may::<Decide>() && !scored;
    ScoreAbilities {
        can_score: scores && !scored && policy::is_scored(submission.status),
        can_revise: scores && scored && policy::is_undecided(submission.status),
        can_decide: decides && policy::is_undecided(submission.status),
        can_promote: decides && policy::is_undecided(submission.status) && missing == 0,
        can_ask: decides && policy::is_scored(submission.status),
    }
}
