//! Tokens that are mailed: each acts once, for one purpose, for a while.

use std::time::Duration;

use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set, sea_query::Expr};

use super::{
    LINK_EXPIRED,
    entity::{
        member::MemberId,
        one_time_token::{self, TokenPurpose},
    },
};
use crate::platform::{db::Tx, problem::Result, random::token_hash, time::days};

impl TokenPurpose {
    /// How long its token is good.
    pub const fn lifetime(self) -> Duration {
        match self {
            Self::VerifyEmail | Self::Return => days(3),
            Self::Claim => days(14),
            Self::ResetPassword => Duration::from_hours(1),
        }
    }
}

/// A new token, which takes the place of earlier ones of its purpose.
///
/// # Errors
/// When the database refuses.
pub async fn issue(tx: &Tx, member: MemberId, purpose: TokenPurpose) -> Result<String> {
    withdraw(tx, member, purpose).await?;
    let token = tx.random().token();
    one_time_token::ActiveModel {
        id: Set(tx.new_id()),
        member_id: Set(member),
        purpose: Set(purpose),
        token_hash: Set(token_hash(&token)),
        created_at: Set(tx.now()),
        expires_at: Set(tx.now() + purpose.lifetime()),
        used_at: Set(None),
    }
    .insert(&**tx)
    .await?;
    Ok(token)
}

/// Whose token it is. From now on it is used: the row count decides between two who come at once.
///
/// # Errors
/// 410 when there is no such token, or it was used, or its time is over.
pub async fn redeem(tx: &Tx, token: &str, purpose: TokenPurpose) -> Result<MemberId> {
    let hash = token_hash(token);
    let found = one_time_token::Entity::find()
        .filter(one_time_token::COLUMN.token_hash.eq(&hash))
        .filter(one_time_token::COLUMN.purpose.eq(purpose))
        .one(&**tx)
        .await?
        .ok_or(LINK_EXPIRED)?;
    let used = one_time_token::Entity::update_many()
        .col_expr(one_time_token::Column::UsedAt, Expr::value(tx.now()))
        .filter(one_time_token::Column::Id.eq(found.id))
        .filter(one_time_token::COLUMN.used_at.is_null())
        .filter(one_time_token::COLUMN.expires_at.gt(tx.now()))
        .exec(&**tx)
        .await?;
    if used.rows_affected == 1 { Ok(found.member_id) } else { Err(LINK_EXPIRED.into()) }
}

/// Takes back what has not been used.
///
/// # Errors
/// When the database refuses.
pub async fn withdraw(tx: &Tx, member: MemberId, purpose: TokenPurpose) -> Result<()> {
    one_time_token::Entity::delete_many()
        .filter(one_time_token::COLUMN.member_id.eq(member))
        .filter(one_time_token::COLUMN.purpose.eq(purpose))
        .filter(one_time_token::COLUMN.used_at.is_null())
        .exec(&**tx)
        .await?;
    Ok(())
}
