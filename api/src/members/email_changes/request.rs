use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set, sea_query::Expr};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    super::{
        admission,
        entity::{MemberId, MemberStatus, email_change, email_change::EmailChangeOutcome, member},
        factors,
        last_admin::keep_one,
        letters, policy,
        register::find_by_email,
    },
    GOOD_FOR,
    show::EmailChange,
};
use crate::platform::{
    audit::did,
    auth::SignedIn,
    db::{Db, Tx},
    json::{Accepted, Json},
    password::Passwords,
    problem::{Problem, Result, STEP_UP_REQUIRED},
    random::token_hash,
    throttle::{self, Limit},
};

/// A new address.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewEmail {
    #[validate(length(min = 3, max = 254), email)]
    #[schema(min_length = 3, max_length = 254, example = "eleni@patra.gr")]
    pub email: String,
    /// Whoever has a password names it.
    #[validate(length(max = 128))]
    #[schema(max_length = 128)]
    pub current_password: Option<String>,
}

/// Change my e-mail address.
///
/// Both addresses get a mail: the new one confirms that it is mine, the old one that it was me who asked, or refuses. The
/// address changes once both have confirmed. Whoever has a second factor has to show it first. The answer is the same whether somebody else has the new address or not.
#[utoipa::path(tag = "members", responses((status = ACCEPTED, description = "Two mails are on their way", body = EmailChange)))]
#[post("/me/email-change")]
pub async fn request_email_change(
    person: SignedIn,
    db: web::Data<Db>,
    passwords: web::Data<Passwords>,
    Json(form): Json<NewEmail>,
) -> Result<Accepted<EmailChange>> {
    let id = MemberId(person.member_id);
    let email = policy::normalised_email(&form.email);
    let member = member::Entity::find_by_id(id).one(&***db).await?.ok_or_else(Problem::not_found)?;
    if email == member.email {
        return Err(Problem::field("/email", "duplicate"));
    }
    if !person.has_fresh_factor(db.now()) && !factors::methods_of(&***db, id).await?.is_empty() {
        return Err(STEP_UP_REQUIRED.into());
    }
    throttle::take(&db, &[Limit::new("email_change", &id.to_string(), 5)]).await?;
    if let Some(hash) = member.password_hash.clone()
        && !passwords.verify(form.current_password.unwrap_or_default(), Some(hash.0)).await?
    {
        return Err(Problem::field("/current_password", "password_wrong"));
    }
    let tx = db.begin(&person).await?;
    let change = ask(&tx, &member, email).await?;
    let event = did("members.email_change_requested", "member", id);
    tx.commit_answering(event, Accepted(EmailChange::from(change))).await
}

/// Takes the place of a change that waits.
async fn ask(tx: &Tx, member: &member::Model, email: String) -> Result<email_change::Model> {
    email_change::Entity::update_many()
        .col_expr(email_change::Column::Outcome, Expr::value(EmailChangeOutcome::Cancelled))
        .filter(email_change::COLUMN.member_id.eq(member.id))
        .filter(email_change::COLUMN.outcome.is_null())
        .exec(&**tx)
        .await?;
    // With an address that does not speak for the body the person would wait for an administrator, who must be somebody else.
    if member.status == MemberStatus::Active
        && !admission::judge(&**tx, &email, member.organisation_id).await?.is_at_once()
    {
        keep_one(tx, member.id).await?;
    }
    let (old, new) = (tx.random().token(), tx.random().token());
    let row = email_change::ActiveModel {
        id: Set(tx.new_id()),
        member_id: Set(member.id),
        old_email: Set(member.email.clone()),
        new_email: Set(email.clone()),
        old_hash: Set(token_hash(&old)),
        new_hash: Set(token_hash(&new)),
        old_confirmed_at: Set(None),
        new_confirmed_at: Set(None),
        created_at: Set(tx.now()),
        expires_at: Set(tx.now() + GOOD_FOR),
        outcome: Set(None),
    };
    let row = row.insert(&**tx).await?;
    letters::write(tx, member, "email_change_old", json!({ "token": old, "new_email": email })).await?;
    if let Some(known) = find_by_email(tx, &email).await? {
        // Whose it is is told so, and nobody else, and not as often as somebody likes to ask.
        if known.status != MemberStatus::Service
            && throttle::allows(tx, &Limit::new("register_again", &email, 3)).await?
        {
            letters::write(tx, &known, "already_registered", json!({})).await?;
        }
    } else {
        let at_new = member::Model { email, ..member.clone() };
        letters::write(tx, &at_new, "email_change_new", json!({ "token": new })).await?;
    }
    Ok(row)
}
