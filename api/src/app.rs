//! What is mounted: one line per slice.

use std::sync::Arc;

use utoipa_actix_web::{scope, service_config::ServiceConfig};

use crate::{
    administration, agenda, campaigns, challenges, criteria, evaluations, feedback, insights, integrations,
    library,
    members::{self, SharedFollowers},
    newsletter, notifications, organisations,
    platform::{
        audit::{PublishCheckpoint, SealAudit},
        auth::{SharedAuthenticator, SharedClientAuthenticator},
        health,
        idempotency::PurgeKeys,
        jobs::{PurgeJobs, Registry},
        keys::RotateKeys,
        mail::SendMail,
        permission::Permissions,
        problem::{self, ProblemKind},
        problem_pages,
        rate::PurgeCounts,
        spent::PurgeSpent,
        storage::CollectOrphans,
        upkeep::PurgeThrottles,
        usage::PurgeUsage,
    },
    privacy, projects, questionnaires, submissions, surveys, triage, workshops,
};

/// Every route of the service, the same for the server and for the OpenAPI document.
pub fn routes(config: &mut ServiceConfig) {
    config
        .configure(health::routes)
        .configure(problem_pages::routes)
        .configure(integrations::oauth_routes)
        .service(scope("/api/v1").configure(api));
}

fn api(config: &mut ServiceConfig) {
    config
        .configure(organisations::routes)
        .configure(members::routes)
        .configure(notifications::routes)
        .configure(questionnaires::routes)
        .configure(criteria::routes)
        .configure(campaigns::routes)
        .configure(challenges::routes)
        .configure(submissions::routes)
        .configure(triage::routes)
        .configure(workshops::routes)
        .configure(projects::routes)
        .configure(evaluations::routes)
        .configure(library::routes)
        .configure(surveys::routes)
        .configure(newsletter::routes)
        .configure(feedback::routes)
        .configure(insights::routes)
        .configure(privacy::routes)
        .configure(agenda::routes)
        .configure(integrations::routes)
        .configure(administration::routes);
}

/// Who finds the person of a session.
pub fn authenticator() -> SharedAuthenticator {
    Arc::new(members::SessionAuthenticator)
}

/// Who finds the API client of a token.
pub fn clients() -> SharedClientAuthenticator {
    Arc::new(integrations::StoredClients)
}

/// What follows somebody's membership.
pub fn followers() -> SharedFollowers {
    Arc::new([Box::new(newsletter::SubscribesMembers)])
}

/// What roles may do: the permissions that each slice declares.
pub fn permissions() -> Permissions {
    Permissions(
        [
            organisations::policy::PERMISSIONS,
            members::policy::PERMISSIONS,
            questionnaires::policy::PERMISSIONS,
            criteria::policy::PERMISSIONS,
            campaigns::policy::PERMISSIONS,
            challenges::policy::PERMISSIONS,
            submissions::policy::PERMISSIONS,
            triage::policy::PERMISSIONS,
            workshops::policy::PERMISSIONS,
            projects::policy::PERMISSIONS,
            evaluations::policy::PERMISSIONS,
            surveys::policy::PERMISSIONS,
            administration::policy::PERMISSIONS,
            library::policy::PERMISSIONS,
            newsletter::policy::PERMISSIONS,
            feedback::policy::PERMISSIONS,
            integrations::policy::PERMISSIONS,
        ]
        .concat(),
    )
}

/// Every kind of problem there is: those of the platform, and those that each slice declares.
pub fn problems() -> Vec<ProblemKind> {
    [
        problem::KINDS,
        organisations::PROBLEMS,
        members::PROBLEMS,
        members::EXTERNAL_PROBLEMS,
        members::FACTOR_PROBLEMS,
        questionnaires::PROBLEMS,
        criteria::PROBLEMS,
        campaigns::PROBLEMS,
        challenges::PROBLEMS,
        submissions::PROBLEMS,
        triage::PROBLEMS,
        workshops::PROBLEMS,
        projects::PROBLEMS,
        evaluations::PROBLEMS,
        library::PROBLEMS,
        surveys::PROBLEMS,
        newsletter::PROBLEMS,
        feedback::PROBLEMS,
        integrations::PROBLEMS,
        privacy::PROBLEMS,
        administration::PROBLEMS,
    ]
    .concat()
}

/// The background work there is, and when the clock asks for it (minute, hour, day, month, weekday, in UTC).
pub fn jobs() -> Registry {
    Registry::default()
        .with::<SendMail>()
        .with::<members::AskedMail>()
        .with::<surveys::ComputeResults>()
        .with::<organisations::imports::FetchRegistry>()
        .with::<organisations::imports::ReadRegistry>()
        .with::<organisations::imports::ApplyRegistry>()
        .with::<members::ReleaseDecision>()
        .with::<members::CheckImport>()
        .with::<members::ApplyImport>()
        .with_every::<members::PurgeImports>("52 2 * * *")
        .with::<privacy::MakeExport>()
        .with::<privacy::EraseMember>()
        .with::<privacy::ForgetFarewell>()
        .with_every::<privacy::PurgeExports>("42 * * * *")
        .with_every::<privacy::ApplyRetention>("27 3 * * *")
        .with_every::<SealAudit>("* * * * *")
        .with_every::<PublishCheckpoint>("47 * * * *")
        .with_every::<PurgeThrottles>("7 * * * *")
        .with_every::<PurgeCounts>("12 * * * *")
        .with_every::<PurgeKeys>("22 * * * *")
        .with_every::<PurgeSpent>("32 * * * *")
        .with_every::<PurgeUsage>("7 3 * * *")
        .with_every::<submissions::IndexAgain>("2 * * * *")
        .with_every::<members::PurgeMembers>("17 2 * * *")
        .with_every::<PurgeJobs>("37 2 * * *")
        .with_every::<CollectOrphans>("57 2 * * *")
        .with_every::<RotateKeys>("27 * * * *")
}
