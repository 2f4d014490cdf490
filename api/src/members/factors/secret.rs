//! Where a person's secret is kept, how it is read, and how its codes are accepted.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{
    entity::totp_factor::{self, SealedSecret, TotpFactorId},
    totp,
};
use crate::{
    members::entity::MemberId,
    platform::{
        db::Tx,
        problem::{Problem, Result},
        time::Timestamp,
        vault::Vault,
    },
};

/// Whether a secret counts already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Pending,
    Confirmed,
}

/// What is sealed with the secret: it opens in its own row only.
fn place(id: TotpFactorId) -> String {
    format!("totp {id}")
}

/// The row of a secret.
///
/// # Errors
/// When it cannot be sealed.
pub fn row(
    vault: &Vault,
    id: TotpFactorId,
    member: MemberId,
    secret: &[u8],
    (created_at, state): (Timestamp, State),
) -> Result<totp_factor::Model> {
    Ok(totp_factor::Model {
        id,
        member_id: member,
        secret: SealedSecret(vault.seal(secret, &place(id))?),
        last_step: 0,
        created_at,
        confirmed_at: (state == State::Confirmed).then_some(created_at),
    })
}

/// Keeps a secret that waits for its first code, in the place of one that did.
///
/// # Errors
/// When it cannot be sealed, or the database refuses.
pub async fn offer(tx: &Tx, vault: &Vault, member: MemberId, secret: &[u8]) -> Result<()> {
    totp_factor::Entity::delete_many()
        .filter(totp_factor::COLUMN.member_id.eq(member))
        .filter(totp_factor::COLUMN.confirmed_at.is_null())
        .exec(&**tx)
        .await?;
    let row = row(vault, tx.new_id(), member, secret, (tx.now(), State::Pending))?;
    totp_factor::Entity::insert(totp_factor::ActiveModel::from(row)).exec_without_returning(&**tx).await?;
    Ok(())
}

/// From now on it counts, and no other of the person's does.
///
/// # Errors
/// When the database refuses.
pub async fn confirm(tx: &Tx, factor: &totp_factor::Model) -> Result<()> {
    totp_factor::Entity::delete_many()
        .filter(totp_factor::COLUMN.member_id.eq(factor.member_id))
        .filter(totp_factor::COLUMN.id.ne(factor.id))
        .exec(&**tx)
        .await?;
    totp_factor::Entity::update_many()
        .col_expr(totp_factor::Column::ConfirmedAt, Expr::value(tx.now()))
        .filter(totp_factor::COLUMN.id.eq(factor.id))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// # Errors
/// When the database refuses.
pub async fn find(
    db: &impl ConnectionTrait,
    member: MemberId,
    state: State,
) -> Result<Option<totp_factor::Model>> {
    let confirmed = totp_factor::COLUMN.confirmed_at;
    let in_state = if state == State::Confirmed { confirmed.is_not_null() } else { confirmed.is_null() };
    let of_member = totp_factor::Entity::find().filter(totp_factor::COLUMN.member_id.eq(member));
    Ok(of_member.filter(in_state).one(db).await?)
}

/// # Errors
/// When the vault cannot open it.
pub fn open(vault: &Vault, factor: &totp_factor::Model) -> Result<Vec<u8>> {
    vault.open(&factor.secret.0, &place(factor.id)).map_err(Problem::internal)
}

/// Takes a code, once: the row count decides between two who send the same one. A secret that another master key has
/// sealed is sealed anew.
///
/// # Errors
/// When the vault or the database refuses.
pub async fn accept(tx: &Tx, vault: &Vault, factor: &totp_factor::Model, code: &str) -> Result<bool> {
    let secret = open(vault, factor)?;
    let Some(step) = totp::step_of(&secret, code, tx.now()) else { return Ok(false) };
    let mut update = totp_factor::Entity::update_many()
        .col_expr(totp_factor::Column::LastStep, Expr::value(step))
        .filter(totp_factor::COLUMN.id.eq(factor.id))
        .filter(totp_factor::COLUMN.last_step.lt(step));
    if !vault.is_up_to_date(&factor.secret.0) {
        let sealed = vault.seal(&secret, &place(factor.id))?;
        update = update.col_expr(totp_factor::Column::Secret, Expr::value(sealed));
    }
    Ok(update.exec(&**tx).await?.rows_affected == 1)
}

/// Forgets that codes of this step and later ones were accepted: for a story whose clock is set back. Answers for how many
/// people there was something to forget.
///
/// # Errors
/// When the database refuses.
pub async fn forget_later(tx: &Tx, step: i64) -> Result<u64> {
    let forgotten = totp_factor::Entity::update_many()
        .col_expr(totp_factor::Column::LastStep, Expr::value(step - 1))
        .filter(totp_factor::COLUMN.last_step.gte(step));
    Ok(forgotten.exec(&**tx).await?.rows_affected)
}
