//! The links between people and their accounts elsewhere.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set, sea_query::Expr,
};

use super::{
    IDENTITY_LINKED,
    entity::external_identity::{self, ExternalIdentityId},
    offer::Offer,
};
use crate::{
    members::{MemberId, MemberStatus, entity::member},
    platform::{
        db::Tx,
        problem::{CONFLICT, Problem, Result},
    },
};

/// Whose account it is. A registration whose address was never verified does not count: nobody knows whose it is.
///
/// # Errors
/// When the database refuses.
pub async fn owner_of(
    db: &impl ConnectionTrait,
    subject_hash: &str,
) -> Result<Option<(external_identity::Model, member::Model)>> {
    let Some(link) = of_subject(db, subject_hash).await? else { return Ok(None) };
    let owner = member::Entity::find_by_id(link.member_id).one(db).await?;
    Ok(owner.filter(|owner| owner.status != MemberStatus::Registered).map(|owner| (link, owner)))
}

async fn of_subject(db: &impl ConnectionTrait, hash: &str) -> Result<Option<external_identity::Model>> {
    let of_subject = external_identity::Entity::find();
    Ok(of_subject.filter(external_identity::COLUMN.subject_hash.eq(hash)).one(db).await?)
}

/// Makes the link, and uses its ticket up.
///
/// # Errors
/// 409 when either has one already, 410 when the ticket was used.
pub async fn make(tx: &Tx, offer: &Offer, member: MemberId) -> Result<ExternalIdentityId> {
    offer.spend(tx).await?;
    let offered = offer.offered();
    if let Some(before) = of_subject(&**tx, &offered.subject_hash).await? {
        if owner_of(&**tx, &offered.subject_hash).await?.is_some() {
            return Err(IDENTITY_LINKED.into());
        }
        external_identity::Entity::delete_by_id(before.id).exec(&**tx).await?;
    }
    let row = external_identity::ActiveModel {
        id: Set(tx.new_id()),
        member_id: Set(member),
        provider: Set(offered.provider.clone()),
        subject_hash: Set(offered.subject_hash.clone()),
        created_at: Set(tx.now()),
        last_used_at: Set(None),
    };
    let made = row.insert(&**tx).await.map_err(Problem::from);
    let made =
        made.map_err(|problem| if problem.kind == CONFLICT { IDENTITY_LINKED.into() } else { problem });
    Ok(made?.id)
}

/// Somebody has signed in by it.
///
/// # Errors
/// When the database refuses.
pub async fn used(tx: &Tx, link: ExternalIdentityId) -> Result<()> {
    external_identity::Entity::update_many()
        .col_expr(external_identity::Column::LastUsedAt, Expr::value(tx.now()))
        .filter(external_identity::COLUMN.id.eq(link))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Of a registration that is written anew: the earlier one may have been somebody else's idea.
///
/// # Errors
/// When the database refuses.
pub async fn forget(tx: &Tx, member: MemberId) -> Result<()> {
    external_identity::Entity::delete_many()
        .filter(external_identity::COLUMN.member_id.eq(member))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// # Errors
/// When the database refuses.
pub async fn of_member(db: &impl ConnectionTrait, member: MemberId) -> Result<Vec<external_identity::Model>> {
    // One for each provider at most.
    let of_member = external_identity::Entity::find();
    Ok(of_member.filter(external_identity::COLUMN.member_id.eq(member)).all(db).await?)
}
