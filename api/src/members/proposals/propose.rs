use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};
use serde::Deserialize;
use serde_json::json;
use time::Date;
use utoipa::ToSchema;
use validator::Validate;

use super::{
    super::{
        MANDATE_EXISTS, NOT_THE_BODYS, PROPOSAL_EXISTS,
        entity::member::{self, MemberId},
        form::filled,
        letters,
        mandates::{is_representative, representatives_of, represents_or_will},
        policy::Propose,
        roles::in_role,
        show::find,
    },
    entity::{ActiveModel, MandateProposalStatus, Model},
    policy::{self, Standing},
    view::{Beholder, MandateProposal},
};
use crate::{
    organisations::{self, OrganisationId, OrganisationStatus, organisation},
    platform::{
        ada::{self, is_ada},
        audit::did,
        auth::{Auth, Caller},
        db::{Db, Tx},
        json::{Created, Json},
        permission::Role,
        problem::{CONFLICT, Problem, Result},
        time::iso_date,
    },
};

/// Who is to represent the body.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewMandateProposal {
    /// An active member of the body.
    pub member_id: MemberId,
    #[serde(with = "iso_date")]
    #[schema(example = "2026-12-01")]
    pub starts_on: Date,
    /// The last day; open when there is none.
    #[serde(default, with = "iso_date::option")]
    #[schema(example = "2027-12-31")]
    pub ends_on: Option<Date>,
    /// The decision that the mandate is to rest on, in words.
    #[validate(length(max = 200))]
    #[schema(max_length = 200, example = "Απόφαση Δημάρχου 1200/2026")]
    pub decision_reference: Option<String>,
    /// Its number in the national transparency programme (ΑΔΑ). Latin letters that look like Greek ones become Greek.
    #[serde(default)]
    #[validate(length(max = 20), custom(function = is_ada))]
    #[schema(max_length = 20, example = "ΨΦΛΧ46ΜΤΛΠ-ΒΓ7")]
    pub ada: Option<String>,
}

/// Propose a representative of a body.
///
/// A present representative names another one; where the body has none, any of its active members. An administrator confirms
/// or refuses; they are told by mail.
#[utoipa::path(tag = "members", params(OrganisationId), responses(
    (status = CREATED, description = "The proposal", body = MandateProposal)))]
#[post("/organisations/{id}/mandate-proposals")]
pub async fn propose_mandate(
    caller: Auth<Propose>,
    db: web::Data<Db>,
    id: web::Path<OrganisationId>,
    Json(form): Json<NewMandateProposal>,
) -> Result<Created<MandateProposal>> {
    let tx = db.begin(&caller).await?;
    let body = organisations::find(&*tx, *id).await?;
    let standing = standing_of(&tx, &caller, body.id).await?;
    if body.status != OrganisationStatus::Active || !standing.may_propose() {
        return Err(NOT_THE_BODYS.into());
    }
    let nominee = nominee(&tx, &form, body.id).await?;
    let by = MemberId(caller.member_id);
    let row = insert(&tx, &form, body.id, by).await?;
    tell(&tx, &row, &body, &nominee).await?;
    let represents = if standing.represents { vec![body.id] } else { Vec::new() };
    let beholder = Beholder { member: by, administers: false, represents: &represents };
    let shown = MandateProposal::of(&*tx, row, &beholder).await?;
    let location = format!("/api/v1/mandate-proposals/{}", shown.id);
    let details = json!({ "member": nominee.id, "ada": shown.ada });
    let event = did("mandates.proposed", "mandate_proposal", shown.id).to(details).acting_for(body.id);
    tx.commit_answering(event, Created { location, body: shown }).await
}

/// What the caller is to the body today.
///
/// # Errors
/// When the database refuses.
pub async fn standing_of(tx: &Tx, caller: &Caller, body: OrganisationId) -> Result<Standing> {
    let day = tx.now().date();
    Ok(Standing {
        represents: is_representative(&**tx, MemberId(caller.member_id), body, day).await?,
        belongs: policy::belongs(caller, body),
        has_representatives: !representatives_of(&**tx, body, day).await?.is_empty(),
    })
}

async fn nominee(tx: &Tx, form: &NewMandateProposal, body: OrganisationId) -> Result<member::Model> {
    if form.ends_on.is_some_and(|end| end < form.starts_on || end < tx.now().date()) {
        return Err(Problem::field("/ends_on", "window"));
    }
    let nominee = find(&**tx, form.member_id).await.ok().filter(|it| policy::can_be_proposed(it, body));
    let nominee = nominee.ok_or_else(|| Problem::field("/member_id", "unknown_reference"))?;
    if represents_or_will(&**tx, nominee.id, body, tx.now().date()).await? {
        return Err(MANDATE_EXISTS.into());
    }
    Ok(nominee)
}

async fn insert(tx: &Tx, form: &NewMandateProposal, body: OrganisationId, by: MemberId) -> Result<Model> {
    let row = ActiveModel {
        id: Set(tx.new_id()),
        organisation_id: Set(body),
        member_id: Set(form.member_id),
        starts_on: Set(form.starts_on),
        ends_on: Set(form.ends_on),
        decision_reference: Set(filled(form.decision_reference.as_ref())),
        ada: Set(form.ada.as_deref().map(ada::tidy).filter(|ada| !ada.is_empty())),
        status: Set(MandateProposalStatus::Proposed),
        reason: Set(None),
        proposed_by: Set(by),
        decided_by: Set(None),
        decided_at: Set(None),
        mandate_id: Set(None),
        revision: Set(1),
        created_at: Set(tx.now()),
    };
    row.insert(&**tx).await.map_err(|error| match Problem::from(error) {
        problem if problem.kind == CONFLICT => PROPOSAL_EXISTS.into(),
        problem => problem,
    })
}

/// Whoever is proposed by another hears of it, and the administrators, whose turn it is.
async fn tell(tx: &Tx, row: &Model, body: &organisation::Model, nominee: &member::Model) -> Result<()> {
    let name = format!("{} {}", nominee.given_name, nominee.family_name);
    let params = letters::naming_with(body, json!({ "nominee": name }));
    if row.proposed_by != nominee.id {
        letters::write(tx, nominee, "mandate_proposed", params.clone()).await?;
    }
    for admin in people(&**tx, in_role(&**tx, Role::Admin).await?).await? {
        letters::write(tx, &admin, "mandate_waiting", params.clone()).await?;
    }
    Ok(())
}

/// These people, in one query.
///
/// # Errors
/// When the database refuses.
pub async fn people(db: &impl ConnectionTrait, ids: Vec<MemberId>) -> Result<Vec<member::Model>> {
    Ok(member::Entity::find().filter(member::COLUMN.id.is_in(ids)).all(db).await?)
}
