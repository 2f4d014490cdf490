use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};
use serde::Deserialize;
use serde_json::json;
use time::Date;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    MANDATE_EXISTS, MANDATES_FULL, MEMBER_STATE,
    entity::{
        mandate,
        member::{self, MemberId},
    },
    form, letters,
    mandate_view::Mandate,
    mandates::not_over,
    policy::{self, Administer, most_at_once},
    show::find,
    standing,
};
use crate::{
    organisations::{self, OrganisationId, OrganisationStatus, organisation},
    platform::{
        ada::{self, is_ada},
        audit::did,
        auth::Auth,
        db::{Db, Tx},
        json::{Created, Json},
        problem::{CONFLICT, Problem, Result},
        time::iso_date,
    },
};

/// For which body the person speaks, and from when.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewMandate {
    pub organisation_id: OrganisationId,
    #[serde(with = "iso_date")]
    #[schema(example = "2026-11-24")]
    pub starts_on: Date,
    /// The last day; open when there is none.
    #[serde(default, with = "iso_date::option")]
    #[schema(example = "2027-12-31")]
    pub ends_on: Option<Date>,
    /// The decision that the mandate rests on.
    #[validate(length(max = 200))]
    #[schema(max_length = 200, example = "Απόφαση Δημάρχου 1200/2026")]
    pub decision_reference: Option<String>,
    /// Its number in the national transparency programme (ΑΔΑ). Latin letters that look like Greek ones become Greek.
    #[serde(default)]
    #[validate(length(max = 20), custom(function = is_ada))]
    #[schema(max_length = 20, example = "ΨΦΛΧ46ΜΤΛΠ-ΒΓ7")]
    pub ada: Option<String>,
}

/// Give a mandate to a member.
///
/// From its first to its last day the person represents the body: adopts for it, and answers for it. One open mandate
/// per person and body, and at no time more than the body may have.
#[utoipa::path(tag = "members", params(MemberId), responses(
    (status = CREATED, description = "The mandate", body = Mandate)))]
#[post("/members/{id}/mandates")]
pub async fn give_mandate(
    admin: Auth<Administer>,
    db: web::Data<Db>,
    id: web::Path<MemberId>,
    Json(form): Json<NewMandate>,
) -> Result<Created<Mandate>> {
    let tx = db.begin(&admin).await?;
    let member = find(&*tx, *id).await?;
    let body = mandate(&tx, &member, &form).await?;
    let details = json!({ "member": body.member_id, "organisation": body.organisation.id });
    let location = format!("/api/v1/members/{}", body.member_id);
    let event = did("mandates.given", "mandate", body.id).to(details);
    tx.commit_answering(event, Created { location, body }).await
}

/// Names the person the body's representative, and tells them.
///
/// # Errors
/// 409 when the person is not active or has an open mandate of this body, or the body has enough of them; 422 when body or
/// days are not right.
pub async fn mandate(tx: &Tx, member: &member::Model, form: &NewMandate) -> Result<Mandate> {
    if !policy::is_active(member.status) {
        return Err(MEMBER_STATE.into());
    }
    if form.ends_on.is_some_and(|end| end < form.starts_on) {
        return Err(Problem::field("/ends_on", "window"));
    }
    // Held until the end: two mandates at a time are not both the last one.
    let organisation = organisations::hold(tx, form.organisation_id)
        .await
        .ok()
        .filter(|organisation| organisation.status == OrganisationStatus::Active)
        .ok_or_else(|| Problem::field("/organisation_id", "unknown_reference"))?;
    check_room(tx, &organisation, form).await?;
    let row = mandate::ActiveModel {
        id: Set(tx.new_id()),
        organisation_id: Set(organisation.id),
        member_id: Set(member.id),
        starts_on: Set(form.starts_on),
        ends_on: Set(form.ends_on),
        decision_reference: Set(form::filled(form.decision_reference.as_ref())),
        ada: Set(form.ada.as_deref().map(ada::tidy).filter(|ada| !ada.is_empty())),
        created_by: Set(standing::actor(tx)),
        created_at: Set(tx.now()),
    };
    let row = row.insert(&**tx).await.map_err(|error| match Problem::from(error) {
        problem if problem.kind == CONFLICT => MANDATE_EXISTS.into(),
        problem => problem,
    })?;
    letters::write(tx, member, "mandate_given", letters::naming(&organisation)).await?;
    let name = organisations::OrganisationName {
        id: organisation.id,
        code: organisation.code,
        name_el: organisation.name_el,
        name_en: organisation.name_en,
    };
    Ok(Mandate::of(row, name))
}

/// That on no day of the mandate more represent the body than it may have.
async fn check_room(tx: &Tx, organisation: &organisation::Model, form: &NewMandate) -> Result<()> {
    let others = mandate::Entity::find()
        .filter(mandate::COLUMN.organisation_id.eq(organisation.id))
        .filter(not_over(form.starts_on))
        .all(&**tx)
        .await?;
    let most = usize::try_from(organisation.representatives).unwrap_or(1);
    if most_at_once(&others, form.starts_on, form.ends_on) >= most {
        return Err(MANDATES_FULL.into());
    }
    Ok(())
}
