//! Which second factors a person has.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{
    entity::passkey,
    recovery,
    secret::{self, State},
};
use crate::{members::entity::MemberId, platform::problem::Result};

crate::choice!(
    /// A way to show a second factor.
    FactorMethod {
        /// A code of an authenticator app.
        Totp,
        /// A key on a device or in a password manager.
        Passkey,
        /// One of the codes that were written down.
        RecoveryCode,
    }
);

/// The ways that are open to the person; none when no factor is enrolled.
///
/// # Errors
/// When the database refuses.
pub async fn of(db: &impl ConnectionTrait, member: MemberId) -> Result<Vec<FactorMethod>> {
    let mut methods = Vec::new();
    if secret::find(db, member, State::Confirmed).await?.is_some() {
        methods.push(FactorMethod::Totp);
    }
    let passkeys = passkey::Entity::find().filter(passkey::COLUMN.member_id.eq(member));
    if passkeys.count(db).await? > 0 {
        methods.push(FactorMethod::Passkey);
    }
    if !methods.is_empty() && recovery::left(db, member).await? > 0 {
        methods.push(FactorMethod::RecoveryCode);
    }
    Ok(methods)
}
