//! A client that is narrowed to one campaign reaches what belongs to it and nothing else, whatever operation there is.

use wenovate::platform::permission::Permissions;

use crate::{
    app::{TestApp, both_databases},
    contract::{
        access::{World, asked_by},
        operations,
    },
};

/// Operations that do not look at who asks: they answer everybody alike, and a token is nothing to them. This list may
/// only shrink.
const LOOK_AT_NOBODY: &[&str] = &[
    "list_public_keys",
    "list_audit_checkpoints",
    "list_demo_accounts",
    "show_figures",
    "show_installation",
    "count_library_facets",
    "register_member",
    "forgot_password",
    "resend_verification",
    "reset_password",
    "verify_email",
    "list_expertise_fields",
    "return_to_network",
    "claim_profile",
    "confirm_email_change",
    "refuse_email_change",
    "subscribe_newsletter",
    "confirm_subscription",
    "unsubscribe_newsletter",
    "show_questionnaire_schema",
    "start_session",
    "complete_session",
    "show_session_challenge",
    "start_passkey_session",
    "list_sign_in_providers",
    "start_sign_in_attempt",
    "start_provider_session",
    "judge_password",
    "show_regions",
    "count_organisation_facets",
    "end_session",
    "refresh_session",
    "list_scopes",
    "issue_token",
    "revoke_token",
    "introspect_token",
    "show_authorization_server",
    "show_liveness",
    "show_readiness",
    "list_problems",
    "show_problem",
    "show_campaign_figures",
];

fn all_scopes(permissions: &Permissions) -> Vec<&'static str> {
    permissions.0.iter().map(|granted| granted.name).collect()
}

/// Whoever adds an operation need not think of this: it is refused until `oauth/target.rs` says to which campaign it
/// belongs.
#[both_databases]
async fn no_operation_slips_through(app: TestApp) {
    let world = World::new(&app).await;
    let another = app.campaign().await;
    let scopes = all_scopes(&wenovate::app::permissions());
    let client = app.api_client(&scopes).of_campaign(&another).await;
    let mut faults = Vec::new();
    for operation in operations() {
        if LOOK_AT_NOBODY.contains(&operation.id.as_str()) {
            continue;
        }
        let reply = asked_by(&world, &operation, &client).await;
        if ![403, 404].contains(&reply.status()) {
            faults.push(format!("{}: {reply:?}", operation.id));
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
    let known: Vec<String> = operations().into_iter().map(|operation| operation.id).collect();
    assert!(
        LOOK_AT_NOBODY.iter().all(|id| known.iter().any(|known| known == id)),
        "no operation has this name"
    );
}

#[both_databases]
async fn its_own_campaign_is_within_reach(app: TestApp) {
    let world = World::new(&app).await;
    let scopes =
        ["campaigns:manage", "submissions:read", "projects:oversee", "projects:read", "surveys:preview"];
    let client = app.api_client(&scopes).of_campaign(&world.campaign).await;
    let slug = &world.campaign.slug;
    for within in [
        format!("/campaigns/{slug}"),
        format!("/campaigns/{slug}/submissions"),
        format!("/submissions/{}", world.submission.id),
        format!("/submissions/{}/messages", world.submission.id),
        format!("/challenges/{}", world.challenge.id),
        format!("/challenges?campaign={slug}"),
        format!("/projects/{}", world.project.id),
        format!("/projects?campaign_id={}", world.campaign.id),
        format!("/evaluation-rounds/{}", world.round.id),
        format!("/surveys?campaign={slug}"),
    ] {
        client.get(&within).await.ok();
    }
    let other = app.campaign().await;
    for (beyond, problem) in [
        ("/campaigns".to_owned(), "403 narrowed"),
        ("/submissions/similar?title=ουρά".into(), "403 narrowed"),
        ("/challenges".into(), "403 narrowed"),
        ("/projects".into(), "403 narrowed"),
        ("/members".into(), "403 narrowed"),
        (format!("/campaigns/{}", other.slug), "404 not-found"),
        (format!("/challenges?campaign={}", other.slug), "404 not-found"),
        (format!("/projects?campaign_id={}", other.id), "404 not-found"),
        (format!("/campaigns/%{:02x}{}", slug.as_bytes()[0], &slug[1..]), "404 not-found"),
        (format!("/campaigns/{slug}/../{}", other.slug), "404 not-found"),
    ] {
        assert_eq!(client.get(&beyond).await.problem(), problem, "{beyond}");
    }
    // Which of two faults is told first is nobody's business.
    let both = client.get(format!("/challenges?campaign={slug}&campaign={}", other.slug)).await;
    assert!(["403 narrowed", "400 bad-query"].contains(&both.problem().as_str()), "{both:?}");
}
