//! What is asked for, and who asks.

use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};
use wenovate::{
    challenges::challenge,
    criteria::CriteriaPurpose,
    library::{AdoptionId, AdoptionStatus, LibraryEntryId, adoption, library_entry},
    members::MemberImportId,
    organisations::{OrganisationId, imports::RegistryImportId},
    platform::{permission::Role, storage::entity as file},
    questionnaires::{QuestionnairePurpose, QuestionnaireVersionStatus, questionnaire_version},
    submissions::{
        SubmissionAttachmentId, SubmissionId, SubmissionStatus, submission, submission_attachment,
    },
    surveys::SurveyResponseStatus,
};

pub use super::ask::Ask;
use super::{
    super::document::Operation, asks_of_bodies, asks_of_campaigns, asks_of_design, asks_of_integrations,
    asks_of_joining, asks_of_membership,
};
use crate::app::{ApiClient, Campaign, Client, Member, Organisation, Project, TestApp, factory::Round};

pub struct World {
    pub app: TestApp,
    /// The member's.
    pub body: Organisation,
    pub member: Member,
    /// Of a body of their own; what belongs to nobody else is theirs.
    pub somebody: Member,
    others: [Member; 4],
    /// Has no scope that any operation of the API asks for.
    machine: ApiClient,
    /// All its stages are open.
    pub campaign: Campaign,
    /// The member's, handed in.
    pub submission: submission::Model,
    /// Open for participation; the member has declared.
    pub challenge: challenge::Model,
    /// The member's team writes it.
    pub project: Project,
    /// Of another project of the member's, with the quorum.
    pub round: Round,
    /// Of the member's body, published.
    pub entry: library_entry::Model,
    /// Of members, checked.
    pub import: MemberImportId,
    places: Vec<(&'static str, String)>,
}

impl World {
    pub async fn new(app: &TestApp) -> Self {
        let (body, campaign) = (app.organisation().await, app.design_campaign().await);
        let member = app.member_of(&body).await;
        app.mandate(&member, None).await;
        let somebody = app.member().await;
        let others = [app.member().await, app.reviewer().await, app.coordinator().await, app.admin().await];
        let (submission, attachment) = with_a_file(app, &campaign, &member).await;
        let challenge = app.challenge(&campaign, somebody.id()).await;
        app.participation(&campaign, &challenge, &member).await;
        let project = app.project(&campaign, &[&member]).await;
        let round = app.round(&campaign, &[&member]).await;
        let evaluation = app.evaluation(&round, &somebody, 4).await;
        app.quorum(&round).await;
        let entry = app.library_entry(body.id, "Μητρώο αναμονής").await;
        let survey = app.a_survey(Some(campaign.id)).await;
        app.a_response(&survey, &member, SurveyResponseStatus::Draft).await;
        let version = draft_version(app).await;
        let import = asks_of_membership::import(app, somebody.id()).await;
        let set = app.criteria_set(CriteriaPurpose::Triage).await;
        let machine = app.api_client(&["tokens:introspect"]).await;
        let places = vec![
            ("/api/v1/api-clients/{id}", app.api_client(&["tokens:introspect"]).await.id().to_string()),
            ("/api/v1/campaigns/{slug}", campaign.slug.clone()),
            ("/api/v1/challenges/{id}", challenge.id.to_string()),
            ("/api/v1/criteria-sets/{id}", set.id.to_string()),
            ("/api/v1/demo/accounts/{email}/code", "syntonistis@ypes.gr".to_owned()),
            ("/api/v1/evaluation-rounds/{id}", round.id.to_string()),
            ("/api/v1/evaluations/{id}", evaluation.id.to_string()),
            ("/api/v1/jobs/{id}", app.job("tests.done").await.id.to_string()),
            ("/api/v1/library-entries/{slug}", entry.slug.clone()),
            ("/api/v1/mails/{id}", app.mail_to("someone@tests.example").await.id.to_string()),
            ("/api/v1/members/{id}", member.id().to_string()),
            ("/api/v1/organisations/{id}", body.id.to_string()),
            ("/api/v1/projects/{id}", project.id.to_string()),
            ("/api/v1/questionnaire-versions/{id}", version.id.to_string()),
            ("/api/v1/questionnaires/{id}", version.questionnaire_id.to_string()),
            ("/api/v1/submissions/{id}", submission.id.to_string()),
            ("/api/v1/registry-imports/{id}", app.registry_import().await.id.to_string()),
            ("/api/v1/units/{id}", app.unit(body.id).await.id.to_string()),
            ("/api/v1/surveys/{slug}", survey.slug.clone()),
            ("/problems/{slug}", "not-found".to_owned()),
            ("{attachment}", attachment),
            ("{code}", body.code.clone()),
            ("{key}", "problem".to_owned()),
        ];
        Self {
            app: app.clone(),
            body,
            member,
            somebody,
            others,
            machine,
            campaign,
            submission,
            challenge,
            project,
            round,
            entry,
            import,
            places,
        }
    }

    /// The import that stands in the place of imports.
    pub fn import(&self) -> RegistryImportId {
        let (_, id) = self.places.iter().find(|(place, _)| place.contains("registry-imports")).unwrap();
        RegistryImportId(id.parse().unwrap())
    }

    pub const fn coordinator(&self) -> &Member {
        &self.others[2]
    }

    pub const fn reviewer(&self) -> &Member {
        &self.others[1]
    }

    /// The caller of a column.
    pub fn client(&self, caller: usize) -> Client {
        match caller {
            0 => self.app.visitor(),
            6 => (*self.machine).clone(),
            _ => self.person(caller).client().clone(),
        }
    }

    /// The same, of those who have signed in.
    pub fn person(&self, caller: usize) -> &Member {
        if caller == 1 { &self.member } else { &self.others[caller - 2] }
    }

    /// Somebody else with the rights of the column.
    pub async fn somebody_new(&self, caller: usize) -> Client {
        let role = [None, None, None, Some(Role::Reviewer), Some(Role::Coordinator), Some(Role::Admin), None]
            [caller];
        let person = match (caller, role) {
            (0, _) => return self.app.visitor(),
            (6, _) => return (*self.app.api_client(&["tokens:introspect"]).await).clone(),
            (_, None) => self.app.member().await,
            (_, Some(role)) => self.app.member().and(role).await,
        };
        person.client().clone()
    }

    /// What this operation is asked for: something of its own for a change, one of the places for a reading.
    pub async fn ask(&self, operation: &Operation) -> Ask {
        let id = operation.id.as_str();
        if let Some(mut ask) = self.made_for(id).await {
            // What was made just now is of its first revision, unless the ask says otherwise.
            if operation.has_header("If-Match") {
                ask.if_match.get_or_insert(1);
            }
            return ask.below(&operation.path);
        }
        assert!(
            !operation.changes(),
            "say what {id} is asked for in one of the `asks_of_…` beside this file"
        );
        Ask::at(self.place(&operation.path))
    }

    /// Of the files beside this one, the first that knows the operation.
    async fn made_for(&self, id: &str) -> Option<Ask> {
        macro_rules! first_of {
            ($($asks:ident),+) => { $(if let Some(made) = $asks::ask(self, id).await { return Some(made); })+ };
        }
        first_of!(
            asks_of_joining,
            asks_of_membership,
            asks_of_integrations,
            asks_of_bodies,
            asks_of_campaigns,
            asks_of_design
        );
        None
    }

    /// The path with the ids of what is there.
    fn place(&self, path: &str) -> String {
        let of = |place: &&(&str, String)| path.starts_with(place.0) || path.contains(place.0);
        let filled = self.places.iter().filter(of).fold(path.to_owned(), |path, (place, value)| {
            let name = &place[place.find('{').unwrap()..];
            path.replacen(name, value, 1)
        });
        assert!(!filled.contains('{'), "{path}: say what is there in `World::new`");
        filled
    }
}

impl Ask {
    /// Asks name the place without the beginning that all have in common.
    fn below(mut self, path: &str) -> Self {
        if path.starts_with("/api/v1/") {
            self.path = format!("/api/v1{}", self.path);
        }
        self
    }
}

/// The draft of a questionnaire's first version.
pub async fn draft_version(app: &TestApp) -> questionnaire_version::Model {
    let version = app.published_questionnaire(QuestionnairePurpose::Survey, app.short_form()).await;
    let mut change = version.into_active_model();
    change.status = Set(QuestionnaireVersionStatus::Draft);
    change.published_at = Set(None);
    change.update(&*app.foundation().db).await.unwrap()
}

/// What the member handed in, with a file that is really there.
async fn with_a_file(app: &TestApp, campaign: &Campaign, author: &Member) -> (submission::Model, String) {
    let draft = app.draft(campaign, author).await;
    let path = format!("/submissions/{}/attachments", draft.id);
    let file = author.upload(path, "note.txt", "text/plain", "Μια σημείωση".into()).await.expect(201).id();
    let mut change = draft.into_active_model();
    change.code = Set(Some("WN-TEST-FILE".into()));
    change.status = Set(SubmissionStatus::Submitted);
    change.submitted_at = Set(Some(app.now()));
    (change.update(&*app.foundation().db).await.unwrap(), file)
}

/// A file of a submission, to be taken away.
pub async fn attachment(app: &TestApp, submission: SubmissionId) -> SubmissionAttachmentId {
    let hash = "0".repeat(64);
    let file = app.row(file::ActiveModel {
        id: Set(app.id()),
        sha256: Set(hash),
        size: Set(4),
        media_type: Set("text/plain".into()),
        name: Set("note.txt".into()),
        uploaded_by: Set(None),
        created_at: Set(app.now()),
    });
    let attachment = app.row(submission_attachment::ActiveModel {
        id: Set(app.id()),
        submission_id: Set(submission),
        file_id: Set(file.await.id),
        position: Set(0),
    });
    attachment.await.id
}

/// The adoption of an entry by a body.
pub async fn adoption(world: &World, entry: LibraryEntryId, by: OrganisationId) -> AdoptionId {
    let app = &world.app;
    let adoption = app.row(adoption::ActiveModel {
        id: Set(app.id()),
        entry_id: Set(entry),
        organisation_id: Set(by),
        status: Set(AdoptionStatus::Interested),
        stopped_reason: Set(None),
        adopted_by: Set(world.member.id()),
        revision: Set(1),
        created_at: Set(app.now()),
        updated_at: Set(app.now()),
    });
    adoption.await.id
}
