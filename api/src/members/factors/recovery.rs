//! Recovery codes: ten, shown once, each good once. They have 120 random bits, so a hash without salt keeps them (NIST SP
//! 800-63B, section 5.1.2.2).

use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, sea_query::Expr,
};

use super::entity::recovery_code::{self, RecoveryCodeId};
use crate::{
    members::entity::MemberId,
    platform::{db::Tx, problem::Result, random::token_hash},
};

/// How many there are.
const CODES: usize = 10;
const CODE_BYTES: usize = 15;

/// Ten new ones, which take the place of those before.
///
/// # Errors
/// When the database refuses.
pub async fn renew(tx: &Tx, member: MemberId) -> Result<Vec<String>> {
    withdraw(tx, member).await?;
    let codes: Vec<String> = (0..CODES).map(|_| shown(&tx.random().bytes::<CODE_BYTES>())).collect();
    keep(tx, member, &codes).await?;
    Ok(codes)
}

/// Keeps these codes.
///
/// # Errors
/// When the database refuses.
pub async fn keep(tx: &Tx, member: MemberId, codes: &[String]) -> Result<()> {
    let rows = codes.iter().map(|code| recovery_code::ActiveModel {
        id: Set(tx.new_id::<RecoveryCodeId>()),
        member_id: Set(member),
        code_hash: Set(token_hash(&plain(code))),
        created_at: Set(tx.now()),
        used_at: Set(None),
    });
    recovery_code::Entity::insert_many(rows).exec_without_returning(&**tx).await?;
    Ok(())
}

/// # Errors
/// When the database refuses.
pub async fn withdraw(tx: &Tx, member: MemberId) -> Result<()> {
    let of_member = recovery_code::COLUMN.member_id.eq(member);
    recovery_code::Entity::delete_many().filter(of_member).exec(&**tx).await?;
    Ok(())
}

/// Uses one up: the row count decides between two who send the same one.
///
/// # Errors
/// When the database refuses.
pub async fn accept(tx: &Tx, member: MemberId, code: &str) -> Result<bool> {
    let used = recovery_code::Entity::update_many()
        .col_expr(recovery_code::Column::UsedAt, Expr::value(tx.now()))
        .filter(recovery_code::COLUMN.member_id.eq(member))
        .filter(recovery_code::COLUMN.code_hash.eq(token_hash(&plain(code))))
        .filter(recovery_code::COLUMN.used_at.is_null())
        .exec(&**tx)
        .await?;
    Ok(used.rows_affected == 1)
}

/// How many have not been used.
///
/// # Errors
/// When the database refuses.
pub async fn left(db: &impl ConnectionTrait, member: MemberId) -> Result<u64> {
    Ok(recovery_code::Entity::find()
        .filter(recovery_code::COLUMN.member_id.eq(member))
        .filter(recovery_code::COLUMN.used_at.is_null())
        .count(db)
        .await?)
}

/// In groups of four, as people copy them.
fn shown(bytes: &[u8]) -> String {
    let letters = data_encoding::BASE32_NOPAD.encode(bytes).to_lowercase();
    let letters: Vec<char> = letters.chars().collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// What is left of a code that somebody has typed: without its dashes, and with what a 0, 1 or 8 was read from.
fn plain(code: &str) -> String {
    let letters = code.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_uppercase());
    letters
        .map(|letter| match letter {
            '0' => 'O',
            '1' => 'I',
            '8' => 'B',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_the_same_however_it_is_typed() {
        let code = shown(&[7; CODE_BYTES]);
        assert_eq!(code.len(), 29);
        assert_eq!(plain(&code), plain(&code.replace('-', " ").to_uppercase()));
        assert_eq!(plain("018-a"), "OIBA");
    }
}
