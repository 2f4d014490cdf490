use actix_web::{put, web};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect, Set};
use serde_json::json;

use super::{
    entity::{ProjectId, project},
    view::Project,
};
use crate::{
    challenges::{CHALLENGE_STATE, ChallengeId, challenge},
    members::MemberId,
    notifications::{self, Notice},
    platform::{
        audit::did,
        auth::Auth,
        db::{Db, Tx},
        etag::{IfMatch, Tagged},
        id::Id,
        json::Json,
        localized::LocalizedText,
        problem::{Problem, Result},
    },
    workshops::{self, Manage, ParticipationStatus, TeamChange, participation, team_may_change, team_of},
};

/// Change the team of a challenge.
///
/// While it writes: members come in, from all who have declared and not cancelled, leave, or hand on the lead. `If-Match`
/// carries the challenge's revision. Everybody for whom something changed is told; what somebody wrote who leaves, stays.
#[utoipa::path(tag = "projects", params(ChallengeId, IfMatch), responses(
    (status = OK, description = "The project with its team", body = Project)))]
#[put("/challenges/{id}/team")]
pub async fn change_team(
    coordinator: Auth<Manage>,
    db: web::Data<Db>,
    id: web::Path<ChallengeId>,
    seen: IfMatch,
    Json(form): Json<TeamChange>,
) -> Result<Tagged<Project>> {
    let tx = db.begin(&coordinator).await?;
    let challenge = workshops::lock(&tx, *id).await?;
    seen.check(challenge.revision)?;
    if !team_may_change(challenge.status) {
        return Err(Problem::new(CHALLENGE_STATE).extension("state", challenge.status));
    }
    let changed = workshops::change(&tx, &challenge, &form, MemberId(coordinator.member_id)).await?;
    let project = touched(&tx, challenge.id).await?;
    for declaration in &changed {
        notifications::tell(&tx, news(declaration, &challenge, project.id)).await?;
    }
    let revision = challenge.revision + 1;
    let mut row = challenge.into_active_model();
    row.revision = Set(revision);
    row.update(&*tx).await?;
    let team = team_of(&*tx, *id).await?;
    let details = json!({ "team": team.iter().map(|member| member.member_id).collect::<Vec<_>>(),
        "lead": team.first().map(|member| member.member_id) });
    let body = Project::of(&*tx, project, team, &coordinator, tx.now()).await?;
    tx.commit(did("workshops.team_changed", "challenge", *id).to(details)).await?;
    Ok(Tagged { body, revision })
}

/// The project of the challenge, which shows the team and so is another one from now on.
async fn touched(tx: &Tx, challenge: ChallengeId) -> Result<project::Model> {
    let project = project::Entity::find()
        .filter(project::COLUMN.challenge_id.eq(challenge))
        .lock_exclusive()
        .one(&**tx)
        .await?
        .ok_or_else(Problem::not_found)?;
    let revision = project.revision + 1;
    let mut change = project.into_active_model();
    change.revision = Set(revision);
    change.updated_at = Set(tx.now());
    Ok(change.update(&**tx).await?)
}

/// What somebody is told whose place changed.
fn news(it: &participation::Model, challenge: &challenge::Model, project: ProjectId) -> Notice {
    let title = &challenge.title;
    let (kind, path, el, en) = match it.status {
        ParticipationStatus::Selected if it.lead => (
            "workshops.selected",
            format!("/projects/{project}"),
            format!("Είστε πλέον επικεφαλής της ομάδας καινοτομίας για το κρίσιμο ζήτημα «{title}»"),
            format!("You now lead the innovation team on the challenge “{title}”"),
        ),
        ParticipationStatus::Selected => (
            "workshops.selected",
            format!("/projects/{project}"),
            format!(
                "Είστε μέλος της ομάδας καινοτομίας για το κρίσιμο ζήτημα «{title}», χωρίς να είστε επικεφαλής"
            ),
            format!("You are in the innovation team on the challenge “{title}”, without leading it"),
        ),
        _ => (
            "workshops.left",
            format!("/challenges/{}", challenge.id),
            format!(
                "Δεν μετέχετε πλέον στην ομάδα του κρίσιμου ζητήματος «{title}»· ευχαριστούμε για τη συμβολή σας"
            ),
            format!("You are no longer in the team on the challenge “{title}”; thank you for what you gave"),
        ),
    };
    let subject = ("challenge", challenge.id.uuid());
    Notice { member: it.member_id, kind, subject, text: LocalizedText::new(el, en), path }
}
