use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, ActiveValue, EntityTrait, QueryFilter, Set};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

use super::{
    admission::{self, Admission},
    consents,
    entity::{
        consent::ConsentKind,
        member::{self, Expertise, MemberStatus, PasswordHash},
        member_field::FieldKind,
        one_time_token::TokenPurpose,
        standing_change::StandingRule,
    },
    expertise,
    external::{self, Registering},
    form,
    form::NewMember,
    invite, letters, one_time, password_strength, policy, search_index,
    standing_log::{self, Because},
};
use crate::{
    organisations::{self, OrganisationStatus},
    platform::{
        audit::{Identity, did},
        db::{Db, Tx},
        json::{Accepted, Json},
        password::Passwords,
        problem::{CONFLICT, Problem, Result},
        throttle::{self, Limit},
    },
};

/// A registration was taken.
#[derive(Debug, Serialize, ToSchema)]
pub struct RegistrationTaken {
    /// Where the mail with the next step goes.
    #[schema(example = "eleni@ioannina.gr")]
    pub email: String,
    pub admission: Admission,
}

/// Register.
///
/// A mail with a link verifies the address. The answer is the same whether there is an account with it already or not:
/// then the mail says so. With the ticket of a sign-in at another provider (`identity_ticket`) the account is linked to it.
#[utoipa::path(tag = "members", security(()), responses(
    (status = ACCEPTED, description = "A mail is on its way", body = RegistrationTaken)))]
#[post("/members")]
pub async fn register_member(
    db: web::Data<Db>,
    passwords: web::Data<Passwords>,
    registering: Registering,
    Json(form): Json<NewMember>,
) -> Result<Accepted<RegistrationTaken>> {
    let offer = registering.offer(&db, form.identity_ticket.as_deref()).await?;
    let email = policy::normalised_email(&form.email);
    password_strength::check("/password", &form.password, &email, &[&form.given_name, &form.family_name])?;
    // An account that is there costs as much time as one that is not.
    let hash = passwords.hash(db.random(), form.password.clone()).await?;

    let tx = db.begin(&Identity::Visitor).await?;
    let answer = RegistrationTaken {
        admission: admission::judge(&*tx, &email, form.organisation_id).await?,
        email: email.clone(),
    };
    match enter(&tx, &form, PasswordHash(hash)).await {
        Ok(Some((member, _token))) => {
            external::link_registered(&tx, offer.as_ref(), member.id).await?;
            let event = did("members.registered", "member", member.id);
            tx.commit_answering(event, Accepted(answer)).await
        }
        Ok(None) => {
            let known = find_by_email(&tx, &email).await?.ok_or_else(Problem::not_found)?;
            if throttle::allows(&tx, &Limit::new("register_again", &email, 3)).await? {
                tell_of_the_account(&tx, &known).await?;
            }
            let event = did("members.registration_repeated", "member", known.id);
            tx.commit_answering(event, Accepted(answer)).await
        }
        // Two registrations with one address at once: the other one's mail is on its way.
        Err(problem) if problem.kind == CONFLICT => Ok(Accepted(answer)),
        Err(problem) => Err(problem),
    }
}

/// Whoever has left may come back by the mail's link, and whoever has a profile claims it; what was typed now is not believed before that.
async fn tell_of_the_account(tx: &Tx, known: &member::Model) -> Result<()> {
    match known.status {
        MemberStatus::Left => {
            let token = one_time::issue(tx, known.id, TokenPurpose::Return).await?;
            letters::write(tx, known, "come_back", json!({ "token": token })).await
        }
        MemberStatus::Managed => invite::send(tx, known).await,
        _ => letters::write(tx, known, "already_registered", json!({})).await,
    }
}

/// Writes the registration and the mail that verifies its address, and answers the mail's token. Nothing when there is
/// an account already. One whose address was never verified is written anew: it may have been somebody else's idea.
///
/// # Errors
/// 422 when the body is not in the registry or closed.
pub async fn enter(
    tx: &Tx,
    form: &NewMember,
    password_hash: PasswordHash,
) -> Result<Option<(member::Model, String)>> {
    let email = policy::normalised_email(&form.email);
    if let Some(id) = form.organisation_id {
        let organisation = organisations::organisation::Entity::find_by_id(id).one(&**tx).await?;
        if organisation.is_none_or(|organisation| organisation.status != OrganisationStatus::Active) {
            return Err(Problem::field("/organisation_id", "unknown_reference"));
        }
    }
    let before = find_by_email(tx, &email).await?;
    if before.as_ref().is_some_and(|member| member.status != MemberStatus::Registered) {
        return Ok(None);
    }
    let is_new = before.is_none();
    if let Some(before) = &before {
        external::forget_links(tx, before.id).await?;
    }
    let row = member::ActiveModel {
        id: before.map_or_else(|| Set(tx.new_id()), |before| ActiveValue::Unchanged(before.id)),
        email: Set(email),
        password_hash: Set(Some(password_hash)),
        given_name: Set(form.given_name.trim().to_owned()),
        family_name: Set(form.family_name.trim().to_owned()),
        organisation_id: Set(form.organisation_id),
        unit: Set(form::filled(form.unit.as_ref())),
        post: Set(form::filled(form.post.as_ref())),
        category: Set(form.category),
        expertise: Set(Expertise(form::fields(&form.expertise))),
        language: Set(form.language),
        status: Set(MemberStatus::Registered),
        email_verified_at: Set(None),
        approved_by: Set(None),
        approval_evidence: Set(None),
        decision_reason: Set(None),
        newsletter: Set(form.newsletter),
        notify_by_mail: Set(true),
        revision: Set(1),
        created_at: Set(tx.now()),
    };
    let member = if is_new { row.insert(&**tx).await? } else { row.update(&**tx).await? };
    for (kind, fields, at) in [
        (FieldKind::Expertise, &form.expertise_fields, "/expertise_fields"),
        (FieldKind::Interest, &form.interests, "/interests"),
    ] {
        expertise::choose(tx, member.id, kind, fields, at).await?;
    }
    for kind in [ConsentKind::Terms, ConsentKind::Privacy] {
        consents::log(tx, member.id, kind, true).await?;
    }
    if member.newsletter {
        consents::log(tx, member.id, ConsentKind::Newsletter, true).await?;
    }
    let before = (!is_new).then_some(MemberStatus::Registered);
    standing_log::write(tx, before, &member, Because::of(StandingRule::Registration)).await?;
    search_index::index(tx, &member).await?;
    let token = ask_to_verify(tx, &member).await?;
    Ok(Some((member, token)))
}

/// Mails a new link that verifies the address.
///
/// # Errors
/// When the database refuses.
pub(super) async fn ask_to_verify(tx: &Tx, member: &member::Model) -> Result<String> {
    let token = one_time::issue(tx, member.id, TokenPurpose::VerifyEmail).await?;
    letters::write(tx, member, "verify_email", json!({ "token": token })).await?;
    Ok(token)
}

/// # Errors
/// When the database refuses.
pub(super) async fn find_by_email(tx: &Tx, email: &str) -> Result<Option<member::Model>> {
    Ok(member::Entity::find().filter(member::COLUMN.email.eq(email)).one(&**tx).await?)
}
