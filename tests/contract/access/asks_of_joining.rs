//! What is asked of members, bodies, surveys and their questionnaires, and of what runs beneath.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use serde_json::json;
use wenovate::{
    members::{ExternalIdentityId, MandateId, MemberId, MemberStatus, mandate, session},
    newsletter::{SubscriptionStatus, newsletter_subscription},
    platform::{language::Language, mail::MailStatus, storage::FileId, time::days},
    privacy::{DataExportId, data_export},
    questionnaires::QuestionnairePurpose,
    submissions::submission_attachment,
    surveys::survey,
};

use super::world::{Ask, World, draft_version};
use crate::{
    app::{Authenticator, PASSWORD, TestApp, next_number},
    criteria::a_set,
    members::{STRONG, a_registration, ticket},
};

pub async fn ask(world: &World, operation: &str) -> Option<Ask> {
    let app = &world.app;
    Some(match operation {
        "register_member" => {
            let form = a_registration(&world.body.new_address(), &world.body);
            Ask::at("/members".into()).saying(form)
        }
        "forgot_password" | "resend_verification" => {
            let path = if operation == "forgot_password" { "forgot-password" } else { "resend-verification" };
            Ask::at(format!("/members/{path}")).saying(json!({ "email": "nobody@tests.example" }))
        }
        "verify_email" => Ask::at("/members/verify-email".into()).saying(json!({ "token": "used" })),
        "reset_password" => {
            Ask::at("/members/reset-password".into()).saying(json!({ "token": "used", "password": STRONG }))
        }
        "judge_password" => Ask::at("/password-judgements".into()).saying(json!({ "password": STRONG })),
        "start_session" => {
            let credentials = json!({ "email": world.member.email(), "password": PASSWORD });
            Ask::at("/sessions".into()).saying(credentials)
        }
        "complete_session" => {
            let person = app.member().with_factor().signed_out().await;
            let mut shown = person.proof(app.now());
            shown["ticket"] = ticket(app, person.email()).await;
            Ask::at("/sessions/second-factor".into()).saying(shown)
        }
        "start_passkey_session" => {
            let (mut passkey, _) = Authenticator::register(app.member().await.client()).await;
            let challenge = app.visitor().get("/sessions/passkey-challenge").await.ok().json();
            Ask::at("/sessions/passkey".into()).saying(passkey.answer(&challenge))
        }
        "start_sign_in_attempt" => Ask::at("/sign-in-providers/none/attempts".into()),
        "start_provider_session" => Ask::at("/sign-in-providers/none/sessions".into())
            .saying(json!({ "state": "none", "code": "none" })),
        "start_linking_attempt" => Ask::at("/me/sign-in-providers/none/attempts".into())
            .saying(json!({ "current_password": PASSWORD })),
        "link_external_identity" => {
            Ask::at("/me/external-identities".into()).saying(json!({ "ticket": "none" }))
        }
        "unlink_external_identity" => {
            Ask::at(format!("/me/external-identities/{}", app.id::<ExternalIdentityId>()))
        }
        "renew_second_factor" => {
            Ask::at("/sessions/current/second-factor".into()).saying(json!({ "code": "000000" }))
        }
        "begin_totp" | "remove_totp" => Ask::at("/me/totp".into()),
        "confirm_totp" => Ask::at("/me/totp/confirm".into()).saying(json!({ "code": "000000" })),
        "renew_recovery_codes" => Ask::at("/me/recovery-codes".into()),
        "register_passkey" => Ask::at("/me/passkeys".into())
            .saying(json!({ "name": "Κλειδί", "ticket": "none", "credential": {} })),
        "rename_passkey" | "remove_passkey" => {
            let path = format!("/me/passkeys/{}", passkey_of_somebody(world).await);
            let named = Ask::at(path);
            if operation == "remove_passkey" {
                named
            } else {
                named.saying(json!({ "name": "Κλειδί" }))
            }
        }
        "reset_factors" => {
            Ask::at(format!("/members/{}/factors", app.member().with_factor().signed_out().await.id()))
        }
        "refresh_session" => Ask::at("/sessions/refresh".into()),
        "end_session" => Ask::at("/sessions/current".into()),
        "end_other_sessions" => Ask::at("/me/sessions".into()),
        "end_my_session" => Ask::at(format!("/me/sessions/{}", another_session(world).await)),
        "change_password" => {
            Ask::at("/me/password".into()).saying(json!({ "current_password": PASSWORD, "password": STRONG }))
        }
        "request_erasure" => Ask::at("/me/erasure".into()).saying(json!({ "current_password": PASSWORD })),
        "cancel_erasure" => Ask::at("/me/erasure".into()),
        "request_data_export" => Ask::at("/me/data-exports".into()),
        "download_data_export" => {
            Ask::at(format!("/me/data-exports/{}/file", export_with_a_file(world).await))
        }
        "revise_profile" => Ask::at("/me".into())
            .saying(json!({ "given_name": "Μαρία", "family_name": "Παππά", "unit": null, "post": null,
                "expertise": [], "language": "el", "notify_by_mail": false })),
        "choose_my_newsletter" => Ask::at("/me/newsletter".into()).saying(json!({ "subscribed": false })),
        "read_notification" | "read_notifications" => {
            let told = app.notified(&world.member, "Νέα").await.id;
            let deed = if operation == "read_notification" { "read" } else { "read-until" };
            Ask::at(format!("/me/notifications/{told}/{deed}"))
        }
        "approve_member" => {
            Ask::at(format!("{}/approve", person(world, MemberStatus::AwaitingApproval).await))
                .saying(json!({ "evidence": null }))
        }
        "reject_member" | "suspend_member" | "reinstate_member" => {
            let (status, deed) = match operation {
                "reject_member" => (MemberStatus::AwaitingApproval, "reject"),
                "suspend_member" => (MemberStatus::Active, "suspend"),
                _ => (MemberStatus::Suspended, "reinstate"),
            };
            Ask::at(format!("{}/{deed}", person(world, status).await)).saying(json!({ "reason": "Δοκιμή" }))
        }
        "grant_role" | "revoke_role" => {
            Ask::at(format!("{}/roles/reviewer", person(world, MemberStatus::Active).await))
        }
        "give_mandate" => Ask::at(format!("{}/mandates", person(world, MemberStatus::Active).await))
            .saying(json!({ "organisation_id": world.body.id, "starts_on": "2026-11-24" })),
        "end_mandate" => Ask::at(format!("/mandates/{}/end", mandate(world).await))
            .saying(json!({ "ends_on": "2026-11-24" })),
        "create_organisation" => {
            let code = format!("NEW-{}", next_number());
            Ask::at("/organisations".into()).saying(a_body(&code))
        }
        "revise_organisation" => {
            let body = app.organisation().await;
            Ask::at(format!("/organisations/{}", body.id)).saying(a_body(&body.code))
        }
        "add_organisation_domain" => {
            let body = app.organisation().await;
            let domain = format!("new{}.example", next_number());
            Ask::at(format!("/organisations/{}/domains", body.id)).saying(json!({ "domain": domain }))
        }
        "remove_organisation_domain" => {
            let body = app.organisation().await;
            Ask::at(format!("/organisations/{}/domains/{}", body.id, body.domain))
        }
        "subscribe_newsletter" => Ask::at("/newsletter/subscriptions".into())
            .saying(json!({ "email": format!("reader{}@tests.example", next_number()) })),
        "confirm_subscription" => {
            Ask::at("/newsletter/subscriptions/confirm".into()).saying(json!({ "token": "used" }))
        }
        "unsubscribe_newsletter" => {
            Ask::at(format!("/newsletter/unsubscribe?token={}", subscriber(world).await))
        }
        "run_job_schedule" => Ask::at("/job-schedules/jobs.purge/run".into()),
        "discard_job" => Ask::at(format!("/jobs/{}/discard", app.job("tests.done").await.id)),
        "retry_job" => Ask::at(format!("/jobs/{}/retry", app.job("tests.done").await.id)),
        "send_mail_again" => {
            let failed =
                app.mail_to("someone@tests.example").with(|row| row.status = Set(MailStatus::Failed));
            Ask::at(format!("/mails/{}/send-again", failed.await.id))
        }
        "create_questionnaire" => Ask::at("/questionnaires".into()).saying(json!({
            "key": format!("form_{}", next_number()), "title": { "el": "Μια φόρμα" }, "purpose": "survey",
            "definition": app.short_form() })),
        "draft_questionnaire_version" => {
            let form = app.published_questionnaire(QuestionnairePurpose::Survey, app.short_form()).await;
            Ask::at(format!("/questionnaires/{}/versions", form.questionnaire_id))
        }
        "revise_questionnaire_version" => {
            let form = json!({ "title": { "el": "Μια φόρμα" }, "definition": app.short_form() });
            Ask::at(format!("/questionnaire-versions/{}", draft_version(app).await.id)).saying(form)
        }
        "publish_questionnaire_version" => {
            Ask::at(format!("/questionnaire-versions/{}/publish", draft_version(app).await.id))
        }
        "create_criteria_set" => {
            Ask::at("/criteria-sets".into()).saying(a_set(&format!("set-{}", next_number())))
        }
        "publish_criteria_set" => {
            let set = a_set(&format!("set-{}", next_number()));
            let made = world.coordinator().post("/criteria-sets", set).await.expect(201);
            Ask::at(format!("/criteria-sets/{}/publish", made.id()))
        }
        _ => return of_surveys(world, operation).await,
    })
}

/// A copy of the member's data, whose file is really there.
async fn export_with_a_file(world: &World) -> DataExportId {
    let app = &world.app;
    let attached = submission_attachment::Entity::find()
        .filter(submission_attachment::COLUMN.submission_id.eq(world.submission.id))
        .one(&*app.foundation().db)
        .await
        .unwrap()
        .unwrap();
    export_of(app, world.member.id(), Some(attached.file_id)).await
}

/// A copy of somebody's data.
pub async fn export_of(app: &TestApp, member: MemberId, file: Option<FileId>) -> DataExportId {
    let export = app.row(data_export::ActiveModel {
        id: Set(app.id()),
        member_id: Set(member),
        language: Set(Language::El),
        file_id: Set(file),
        requested_at: Set(app.now()),
        ready_at: Set(Some(app.now())),
        expires_at: Set(Some(app.now() + days(7))),
    });
    export.await.id
}

async fn of_surveys(world: &World, operation: &str) -> Option<Ask> {
    let app = &world.app;
    let settings = async || {
        let version = app.published_questionnaire(QuestionnairePurpose::Survey, app.short_form()).await;
        json!({ "title": { "el": "Έρευνα" }, "summary": { "el": "Γιατί ρωτάμε" }, "campaign_id": null,
            "questionnaire_version_id": version.id, "audience": "members",
            "opens_at": (app.now() - days(1)).to_rfc3339(), "closes_at": (app.now() + days(5)).to_rfc3339() })
    };
    let survey = async |change: fn(&mut survey::ActiveModel)| app.a_survey_with(change).await.slug;
    let plain: fn(&mut survey::ActiveModel) = |_| ();
    let draft: fn(&mut survey::ActiveModel) = |row| row.published_at = Set(None);
    let paused: fn(&mut survey::ActiveModel) = |row| row.paused = Set(true);
    Some(match operation {
        "create_survey" => {
            let form = json!({ "slug": format!("nea-{}", next_number()), "settings": settings().await });
            Ask::at("/surveys".into()).saying(form)
        }
        "revise_survey" => Ask::at(format!("/surveys/{}", survey(draft).await)).saying(settings().await),
        "publish_survey" => Ask::at(format!("/surveys/{}/publish", survey(draft).await)),
        "pause_survey" => Ask::at(format!("/surveys/{}/pause", survey(plain).await)),
        "resume_survey" => Ask::at(format!("/surveys/{}/resume", survey(paused).await)),
        "close_survey" => Ask::at(format!("/surveys/{}/close", survey(plain).await)),
        "publish_survey_results" => Ask::at(format!("/surveys/{}/results/publish", survey(plain).await)),
        "save_survey_response" => Ask::at(format!("/surveys/{}/response", survey(plain).await))
            .saying(json!({ "answers": {} }))
            .of(0),
        "submit_survey_response" => Ask::at(format!("/surveys/{}/response/submit", survey(plain).await))
            .saying(json!({ "answers": {} }))
            .of(0),
        _ => return None,
    })
}

fn a_body(code: &str) -> serde_json::Value {
    json!({ "code": code, "name_el": "Δήμος Μετσόβου", "name_en": "Municipality of Metsovo", "aliases": "",
        "kind": "municipality", "region": "EL54", "website": null, "status": "active" })
}

/// The address of somebody who stands so.
pub async fn person(world: &World, status: MemberStatus) -> String {
    format!("/members/{}", world.app.member().status(status).signed_out().await.id())
}

/// A mandate of somebody else's, which is still going on.
async fn mandate(world: &World) -> MandateId {
    let person = world.app.representative().await;
    let of_person = mandate::Entity::find().filter(mandate::COLUMN.member_id.eq(person.id()));
    of_person.one(&*world.app.foundation().db).await.unwrap().unwrap().id
}

/// A passkey of somebody who asks for nothing.
async fn passkey_of_somebody(world: &World) -> String {
    let person = world.app.member().await;
    Authenticator::register(&person).await.1.ok();
    person.get("/me/factors").await.ok().text_at("/passkeys/0/id")
}

/// A further session of the member, on another device.
async fn another_session(world: &World) -> String {
    let credentials = json!({ "email": world.member.email(), "password": PASSWORD });
    world.app.visitor().post("/sessions", credentials).await.ok();
    let of_member = session::Entity::find().filter(session::COLUMN.member_id.eq(world.member.id()));
    let newest = of_member.order_by_desc(session::Column::Id).one(&*world.app.foundation().db).await;
    newest.unwrap().unwrap().id.to_string()
}

/// The secret of somebody who receives the newsletter.
pub async fn subscriber(world: &World) -> String {
    let app = &world.app;
    let token = format!("token{}", next_number());
    let row = app.row(newsletter_subscription::ActiveModel {
        id: Set(app.id()),
        email: Set(format!("reader{}@tests.example", next_number())),
        language: Set(Language::El),
        member_id: Set(None),
        status: Set(SubscriptionStatus::Confirmed),
        confirm_hash: Set(None),
        confirm_expires_at: Set(None),
        unsubscribe_token: Set(token.clone()),
        created_at: Set(app.now()),
        confirmed_at: Set(Some(app.now())),
        unsubscribed_at: Set(None),
    });
    row.await;
    token
}
