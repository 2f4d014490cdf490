use actix_web::{post, web};
use serde_json::json;

use super::{
    super::{entity::member::MemberId, policy::Administer, standing::Reason},
    confirm::{decide, open, tell_proposer},
    entity::{Entity, MandateProposalId, MandateProposalStatus},
    view::{Beholder, MandateProposal},
};
use crate::platform::{
    audit::did,
    auth::Auth,
    db::Db,
    etag::{IfMatch, Tagged},
    json::Json,
    problem::Result,
};

/// Refuse a proposal of a mandate.
///
/// Who proposed it is told the reason by mail; the body may propose anew.
#[utoipa::path(tag = "members", params(MandateProposalId, IfMatch), responses(
    (status = OK, description = "The proposal", body = MandateProposal)))]
#[post("/mandate-proposals/{id}/refuse")]
pub async fn refuse_mandate_proposal(
    admin: Auth<Administer>,
    db: web::Data<Db>,
    id: web::Path<MandateProposalId>,
    seen: IfMatch,
    Json(form): Json<Reason>,
) -> Result<Tagged<MandateProposal>> {
    let tx = db.begin(&admin).await?;
    let by = MemberId(admin.member_id);
    let before = open(&tx, *id, by).await?;
    let revision = seen.take::<Entity>(&tx, before.id).await?;
    let reason = form.reason.trim().to_owned();
    let row = decide(&tx, &before, MandateProposalStatus::Refused, Some(reason), None, by).await?;
    tell_proposer(&tx, &row, "mandate_refused").await?;
    let details =
        json!({ "reason": row.reason, "member": row.member_id, "organisation": row.organisation_id });
    let beholder = Beholder { member: by, administers: true, represents: &[] };
    let body = MandateProposal::of(&*tx, row, &beholder).await?;
    tx.commit(did("mandates.refused", "mandate_proposal", body.id).to(details)).await?;
    Ok(Tagged { body, revision })
}
