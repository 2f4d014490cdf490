//! What enrolling and losing a factor have in common, whichever it is.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

use super::{FactorMethod, LAST_FACTOR, method, recovery};
use crate::{
    members::{
        entity::{MemberId, SessionId, session},
        letters,
        show::find,
    },
    platform::{
        auth::Caller,
        db::Tx,
        problem::{Result, STEP_UP_REQUIRED},
    },
};

/// A factor counts from now on.
#[derive(Debug, Serialize, ToSchema)]
pub struct FactorEnrolled {
    /// With the first factor: each stands in once for a lost device. They are shown here and never again.
    #[schema(example = json!(["abcd-efgh-ijkl-mnop-qrst-uvwx"]))]
    pub recovery_codes: Vec<String>,
}

/// The first factor takes a session; a further one, or one in another's place, takes one of those that are there.
///
/// # Errors
/// 403 when one of them must be shown first.
pub async fn may_enrol(tx: &Tx, person: &Caller) -> Result<()> {
    if person.has_fresh_factor(tx.now()) || method::of(&**tx, MemberId(person.member_id)).await?.is_empty() {
        return Ok(());
    }
    Err(STEP_UP_REQUIRED.into())
}

/// The session has the factor that was enrolled in it; with the first one come recovery codes. The person is told by mail.
///
/// # Errors
/// When the database refuses.
pub async fn enrolled(tx: &Tx, person: &Caller, what: FactorMethod) -> Result<FactorEnrolled> {
    let member = MemberId(person.member_id);
    shown(tx, SessionId(person.session_id)).await?;
    letters::write(tx, &find(&**tx, member).await?, "factor_added", json!({ "factor": what })).await?;
    let has_codes = recovery::left(&**tx, member).await? > 0;
    let recovery_codes = if has_codes { Vec::new() } else { recovery::renew(tx, member).await? };
    Ok(FactorEnrolled { recovery_codes })
}

/// The session has just seen a second factor.
///
/// # Errors
/// When the database refuses.
pub async fn shown(tx: &Tx, session: SessionId) -> Result<()> {
    session::Entity::update_many()
        .col_expr(session::Column::SecondFactorAt, Expr::value(tx.now()))
        .filter(session::COLUMN.id.eq(session))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// After one was removed: staff keep at least one; with the last one the recovery codes go.
///
/// # Errors
/// 409 when it was the last one of somebody who needs one.
pub async fn removed(tx: &Tx, person: &Caller, what: FactorMethod) -> Result<()> {
    let member = MemberId(person.member_id);
    let left = method::of(&**tx, member).await?;
    if left.is_empty() {
        if person.needs_second_factor() {
            return Err(LAST_FACTOR.into());
        }
        recovery::withdraw(tx, member).await?;
    }
    letters::write(tx, &find(&**tx, member).await?, "factor_removed", json!({ "factor": what })).await
}
