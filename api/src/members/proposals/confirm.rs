use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, EntityTrait, Set};
use serde_json::json;

use super::{
    super::{
        OWN_PROPOSAL, PROPOSAL_DECIDED,
        entity::{mandate::MandateId, member::MemberId},
        give_mandate::{NewMandate, mandate},
        letters,
        policy::Administer,
        show::find,
    },
    entity::{ActiveModel, Entity, MandateProposalId, MandateProposalStatus, Model},
    policy,
    propose::people,
    view::{Beholder, MandateProposal},
};
use crate::{
    organisations,
    platform::{
        audit::did,
        auth::Auth,
        db::{Db, Tx},
        etag::{IfMatch, Tagged},
        problem::{Problem, Result},
    },
};

/// Confirm a proposal of a mandate.
///
/// The mandate is given, as when an administrator gives one of their own accord; the person and who proposed them are told.
/// Nobody confirms what they proposed, or themselves.
#[utoipa::path(tag = "members", params(MandateProposalId, IfMatch), responses(
    (status = OK, description = "The proposal", body = MandateProposal)))]
#[post("/mandate-proposals/{id}/confirm")]
pub async fn confirm_mandate_proposal(
    admin: Auth<Administer>,
    db: web::Data<Db>,
    id: web::Path<MandateProposalId>,
    seen: IfMatch,
) -> Result<Tagged<MandateProposal>> {
    let tx = db.begin(&admin).await?;
    let by = MemberId(admin.member_id);
    let before = open(&tx, *id, by).await?;
    let revision = seen.take::<Entity>(&tx, before.id).await?;
    let form = NewMandate {
        organisation_id: before.organisation_id,
        starts_on: before.starts_on,
        ends_on: before.ends_on,
        decision_reference: before.decision_reference.clone(),
        ada: before.ada.clone(),
    };
    let given = mandate(&tx, &find(&*tx, before.member_id).await?, &form).await?;
    let row = decide(&tx, &before, MandateProposalStatus::Confirmed, None, Some(given.id), by).await?;
    if before.proposed_by != before.member_id {
        tell_proposer(&tx, &row, "mandate_confirmed").await?;
    }
    let details =
        json!({ "mandate": given.id, "member": row.member_id, "organisation": row.organisation_id });
    let beholder = Beholder { member: by, administers: true, represents: &[] };
    let body = MandateProposal::of(&*tx, row, &beholder).await?;
    tx.commit(did("mandates.confirmed", "mandate_proposal", body.id).to(details)).await?;
    Ok(Tagged { body, revision })
}

/// A proposal that this administrator may decide on.
///
/// # Errors
/// 404, 409 when it has been decided, 403 when it is one's own.
pub async fn open(tx: &Tx, id: MandateProposalId, by: MemberId) -> Result<Model> {
    let found = Entity::find_by_id(id).one(&**tx).await?.ok_or_else(Problem::not_found)?;
    if found.status != MandateProposalStatus::Proposed {
        return Err(PROPOSAL_DECIDED.into());
    }
    if policy::can_decide(&found, by) { Ok(found) } else { Err(OWN_PROPOSAL.into()) }
}

/// Writes down what was decided.
///
/// # Errors
/// When the database refuses.
pub async fn decide(
    tx: &Tx,
    before: &Model,
    status: MandateProposalStatus,
    reason: Option<String>,
    mandate: Option<MandateId>,
    by: MemberId,
) -> Result<Model> {
    let change = ActiveModel {
        id: sea_orm::Unchanged(before.id),
        status: Set(status),
        reason: Set(reason),
        decided_by: Set(Some(by)),
        decided_at: Set(Some(tx.now())),
        mandate_id: Set(mandate),
        ..Default::default()
    };
    Ok(change.update(&**tx).await?)
}

/// Tells who proposed what became of it.
///
/// # Errors
/// When the database refuses.
pub async fn tell_proposer(tx: &Tx, row: &Model, template: &str) -> Result<()> {
    let body = organisations::find(&**tx, row.organisation_id).await?;
    let both = people(&**tx, vec![row.proposed_by, row.member_id]).await?;
    let Some(nominee) = both.iter().find(|person| person.id == row.member_id) else { return Ok(()) };
    let nominee = format!("{} {}", nominee.given_name, nominee.family_name);
    let params = letters::naming_with(&body, json!({ "reason": row.reason, "nominee": nominee }));
    let Some(proposer) = both.iter().find(|person| person.id == row.proposed_by) else { return Ok(()) };
    letters::write(tx, proposer, template, params).await
}
