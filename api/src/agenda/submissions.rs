//! A person's own submissions that wait for the person, and campaigns that wait for a submission.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{
    campaigns::Running,
    item::{AgendaItem, AgendaKind},
    show::A_FEW,
};
use crate::{
    campaigns::{CampaignId, StageKind},
    members::MemberId,
    platform::{auth::Caller, db::Db, problem::Result},
    submissions::{self, SubmissionStatus, submission},
};

/// Begun and not handed in, while the campaign takes it, and asked about by the department.
pub async fn to_finish(db: &Db, caller: &Caller, running: &Running) -> Result<Vec<AgendaItem>> {
    let waiting = submission::Entity::find()
        .filter(submission::COLUMN.author_id.eq(MemberId(caller.member_id)))
        .filter(
            submission::COLUMN.status.is_in([SubmissionStatus::Draft, SubmissionStatus::NeedsInformation]),
        )
        .order_by_desc(submission::Column::Id)
        .limit(2 * A_FEW)
        .all(&**db)
        .await?;
    let open: Vec<CampaignId> = open_for_submissions(running);
    let item = |it: submission::Model| {
        if it.status == SubmissionStatus::NeedsInformation {
            let item = AgendaItem::new(AgendaKind::AnswerRequest, format!("/submissions/{}", it.id));
            return Some(item.about_titled(&it.title).due(it.due_at, db.now()));
        }
        let item = AgendaItem::new(AgendaKind::FinishDraft, format!("/submissions/{}/edit", it.id));
        let closes = running.closing_of(it.campaign_id, StageKind::Submit);
        open.contains(&it.campaign_id).then(|| item.about_titled(&it.title).due(closes, db.now()))
    };
    Ok(waiting.into_iter().filter_map(item).collect())
}

/// The campaign to which the person has brought nothing yet.
pub async fn to_begin(db: &Db, caller: &Caller, running: &Running) -> Result<Option<AgendaItem>> {
    if !caller.may::<submissions::policy::Submit>() {
        return Ok(None);
    }
    let open = running.open_in(StageKind::Submit);
    if open.is_empty() {
        return Ok(None);
    }
    let known: Vec<CampaignId> = submission::Entity::find()
        .select_only()
        .column(submission::Column::CampaignId)
        .distinct()
        .filter(submission::COLUMN.author_id.eq(MemberId(caller.member_id)))
        .filter(submission::COLUMN.campaign_id.is_in(open_for_submissions(running)))
        .into_tuple()
        .all(&**db)
        .await?;
    let fresh = open.into_iter().find(|(campaign, _)| !known.contains(&campaign.id));
    Ok(fresh.map(|(campaign, closes)| {
        AgendaItem::new(AgendaKind::SubmitProblem, format!("/campaigns/{}", campaign.slug))
            .about(campaign.title.clone())
            .due(closes, db.now())
    }))
}

fn open_for_submissions(running: &Running) -> Vec<CampaignId> {
    running.open_in(StageKind::Submit).into_iter().map(|(campaign, _)| campaign.id).collect()
}
