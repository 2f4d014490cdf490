use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, EntityTrait, Set};
use uuid::Uuid;

use super::{
    entity::{ProjectId, ProjectStatus, project, project_section},
    template::rules_of,
    view::Project,
};
use crate::{
    campaigns,
    challenges::{self, CHALLENGE_STATE, ChallengeId, ChallengeStatus, challenge},
    members::MemberId,
    notifications::{self, Notice},
    platform::{
        audit::did,
        auth::Auth,
        db::{Db, Tx},
        id::Id,
        json::{Created, Json},
        localized::LocalizedText,
        problem::{Problem, Result},
    },
    workshops::{self, Manage, NewTeam, ParticipationStatus, participation, team_of},
};

/// Select the team of a challenge.
///
/// Answers every declaration at once: within the capacity, with one lead. The project begins with the sections of the
/// campaign's template, the challenge is in design, and everybody who declared is told.
#[utoipa::path(tag = "projects", params(ChallengeId), responses(
    (status = CREATED, description = "The project of the team", body = Project)))]
#[post("/challenges/{id}/team")]
pub async fn select_team(
    coordinator: Auth<Manage>,
    db: web::Data<Db>,
    id: web::Path<ChallengeId>,
    Json(form): Json<NewTeam>,
) -> Result<Created<Project>> {
    let tx = db.begin(&coordinator).await?;
    let challenge = workshops::lock(&tx, *id).await?;
    if challenge.status != ChallengeStatus::OpenForParticipation {
        return Err(Problem::new(CHALLENGE_STATE).extension("state", challenge.status));
    }
    let answered = workshops::select(&tx, &challenge, &form, MemberId(coordinator.member_id)).await?;
    challenges::advance(&tx, challenge.id, ChallengeStatus::InDesign).await?;
    let project = start(&tx, &challenge).await?;
    for declaration in &answered {
        notifications::tell(&tx, answer(declaration, &challenge, project.id)).await?;
    }
    let id = project.id;
    let team = team_of(&*tx, challenge.id).await?;
    let body = Project::of(&*tx, project, team, &coordinator, tx.now()).await?;
    tx.record(did("workshops.selected", "challenge", challenge.id)).await?;
    let location = format!("/api/v1/projects/{id}");
    tx.commit_answering(did("projects.started", "project", id), Created { location, body }).await
}

/// The project and its empty sections.
async fn start(tx: &Tx, challenge: &challenge::Model) -> Result<project::Model> {
    let campaign = campaigns::find_by_id(&**tx, challenge.campaign_id).await?;
    let template = campaign.specification_template_version_id;
    let project = project::ActiveModel {
        id: Set(tx.new_id()),
        challenge_id: Set(challenge.id),
        campaign_id: Set(campaign.id),
        title: Set(challenge.title.clone()),
        summary: Set(challenge.summary.clone()),
        template_version_id: Set(template),
        status: Set(ProjectStatus::Drafting),
        revision: Set(1),
        created_at: Set(tx.now()),
        updated_at: Set(tx.now()),
    };
    let project = project.insert(&**tx).await?;
    let sections = rules_of(&**tx, template).await?.into_iter().map(|rule| project_section::ActiveModel {
        id: Set(tx.new_id()),
        project_id: Set(project.id),
        key: Set(rule.key),
        body: Set(String::new()),
        characters: Set(0),
        revision: Set(0),
        updated_by: Set(None),
        updated_at: Set(tx.now()),
    });
    project_section::Entity::insert_many(sections).exec_without_returning(&**tx).await?;
    Ok(project)
}

/// What somebody who declared is told.
fn answer(it: &participation::Model, challenge: &challenge::Model, project: ProjectId) -> Notice {
    let title = &challenge.title;
    let of_challenge = format!("/challenges/{}", challenge.id);
    let (kind, path, el, en) = match it.status {
        ParticipationStatus::Selected if it.lead => (
            "workshops.selected",
            format!("/projects/{project}"),
            format!("Επιλεγήκατε επικεφαλής της ομάδας καινοτομίας για το κρίσιμο ζήτημα «{title}»"),
            format!("You were selected to lead the innovation team on the challenge “{title}”"),
        ),
        ParticipationStatus::Selected => (
            "workshops.selected",
            format!("/projects/{project}"),
            format!("Επιλεγήκατε στην ομάδα καινοτομίας για το κρίσιμο ζήτημα «{title}»"),
            format!("You were selected for the innovation team on the challenge “{title}”"),
        ),
        ParticipationStatus::Waitlisted => (
            "workshops.waitlisted",
            of_challenge,
            format!("Είστε σε αναμονή για την ομάδα του κρίσιμου ζητήματος «{title}»"),
            format!("You are on the waiting list for the team of the challenge “{title}”"),
        ),
        _ => (
            "workshops.declined",
            of_challenge,
            format!(
                "Η ομάδα του κρίσιμου ζητήματος «{title}» συγκροτήθηκε χωρίς εσάς αυτή τη φορά· ευχαριστούμε που δηλώσατε συμμετοχή"
            ),
            format!(
                "The team of the challenge “{title}” was formed without you this time; thank you for volunteering"
            ),
        ),
    };
    let subject: (&'static str, Uuid) = ("challenge", challenge.id.uuid());
    Notice { member: it.member_id, kind, subject, text: LocalizedText::new(el, en), path }
}
