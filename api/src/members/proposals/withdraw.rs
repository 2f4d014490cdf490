use actix_web::{post, web};
use sea_orm::EntityTrait;

use super::{
    super::{PROPOSAL_DECIDED, entity::member::MemberId, policy::Propose},
    confirm::decide,
    entity::{Entity, MandateProposalId, MandateProposalStatus},
    policy,
    propose::standing_of,
    view::{Beholder, MandateProposal},
};
use crate::platform::{
    audit::did,
    auth::Auth,
    db::Db,
    etag::{IfMatch, Tagged},
    problem::{Problem, Result},
};

/// Withdraw a proposal of a mandate.
///
/// By whoever proposed it, or a representative of the body.
#[utoipa::path(tag = "members", params(MandateProposalId, IfMatch), responses(
    (status = OK, description = "The proposal", body = MandateProposal)))]
#[post("/mandate-proposals/{id}/withdraw")]
pub async fn withdraw_mandate_proposal(
    caller: Auth<Propose>,
    db: web::Data<Db>,
    id: web::Path<MandateProposalId>,
    seen: IfMatch,
) -> Result<Tagged<MandateProposal>> {
    let tx = db.begin(&caller).await?;
    let by = MemberId(caller.member_id);
    let before = Entity::find_by_id(*id).one(&*tx).await?.ok_or_else(Problem::not_found)?;
    let standing = standing_of(&tx, &caller, before.organisation_id).await?;
    if before.proposed_by != by && !standing.represents {
        return Err(Problem::not_found());
    }
    if !policy::can_withdraw(&before, by, standing.represents) {
        return Err(PROPOSAL_DECIDED.into());
    }
    let revision = seen.take::<Entity>(&tx, before.id).await?;
    let row = decide(&tx, &before, MandateProposalStatus::Withdrawn, None, None, by).await?;
    let event =
        did("mandates.proposal_withdrawn", "mandate_proposal", row.id).acting_for(row.organisation_id);
    let beholder = Beholder { member: by, administers: false, represents: &[] };
    let body = MandateProposal::of(&*tx, row, &beholder).await?;
    tx.commit(event).await?;
    Ok(Tagged { body, revision })
}
