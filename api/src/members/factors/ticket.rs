//! Tickets: what the first half of a ceremony hands the caller to come back with. Signed, for one purpose, for ten minutes,
//! once. The server keeps nothing of it until it is used, so any replica serves the second half.

use std::time::Duration;

use sea_orm::{ActiveValue::Set, EntityTrait, sea_query::OnConflict};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use uuid::Uuid;

use super::{
    SECOND_FACTOR_FAILED,
    entity::spent_ticket::{self, TicketId},
};
use crate::{
    members::entity::MemberId,
    platform::{
        db::{Db, Tx},
        problem::{Problem, Result},
        time::Timestamp,
        token::Tokens,
    },
};

/// How long a ticket is good.
pub const LIFETIME: Duration = Duration::from_mins(10);

/// What a ticket opens. One of another purpose opens nothing.
#[derive(Clone, Copy, Debug)]
pub enum Purpose {
    /// The second half of a sign-in whose password was right.
    SecondFactor,
    /// A passkey that is being registered.
    RegisterPasskey,
    /// A passkey that is being asked for.
    Passkey,
    /// An account at another provider that is linked to nobody yet.
    LinkIdentity,
}

impl Purpose {
    /// The type of the token, so that it can be taken for no other.
    const fn kind(self) -> &'static str {
        match self {
            Self::SecondFactor => "second-factor+jwt",
            Self::RegisterPasskey => "register-passkey+jwt",
            Self::Passkey => "passkey+jwt",
            Self::LinkIdentity => "link-identity+jwt",
        }
    }

    /// How long it is good: a registration takes longer than a code.
    pub const fn lifetime(self) -> Duration {
        match self {
            Self::LinkIdentity => Duration::from_mins(30),
            Self::SecondFactor | Self::RegisterPasskey | Self::Passkey => LIFETIME,
        }
    }
}

/// What a ticket says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Ticket<S> {
    iss: String,
    jti: Uuid,
    /// Whose it is; anybody's where it is not known yet.
    sub: Option<Uuid>,
    exp: i64,
    pub state: S,
}

/// # Errors
/// When there is no key to sign with, or the database refuses.
pub async fn issue(
    db: &Db,
    tokens: &Tokens,
    purpose: Purpose,
    whose: Option<MemberId>,
    state: impl Serialize,
) -> Result<String> {
    let ticket = Ticket {
        iss: tokens.issuer().to_owned(),
        jti: db.random().unordered_uuid(),
        sub: whose.map(|member| member.0),
        exp: (db.now() + purpose.lifetime()).seconds(),
        state,
    };
    Ok(tokens.sign_statement(db, purpose.kind(), &ticket).await?.0)
}

/// # Errors
/// 401 when it is none of ours, of another purpose, or its time is over.
pub async fn read<S: DeserializeOwned + Clone>(
    db: &Db,
    tokens: &Tokens,
    purpose: Purpose,
    text: &str,
) -> Result<Ticket<S>> {
    let read = tokens.verify_statement::<Ticket<S>>(db, purpose.kind(), text).await;
    let ticket = read.map_err(|problem| if problem.kind.status == 401 { failed() } else { problem })?;
    if ticket.iss == tokens.issuer() && db.now().seconds() < ticket.exp { Ok(ticket) } else { Err(failed()) }
}

impl<S> Ticket<S> {
    /// # Errors
    /// 401 when it is nobody's.
    pub fn member(&self) -> Result<MemberId> {
        self.sub.map(MemberId).ok_or_else(failed)
    }

    /// Uses it up, with the change that it opens.
    ///
    /// # Errors
    /// 401 when somebody was here with it before.
    pub async fn spend(&self, tx: &Tx) -> Result<()> {
        let row = spent_ticket::ActiveModel {
            id: Set(TicketId(self.jti)),
            expires_at: Set(Timestamp(self.exp.saturating_mul(1_000_000))),
        };
        let there = OnConflict::column(spent_ticket::Column::Id).do_nothing().to_owned();
        let written =
            spent_ticket::Entity::insert(row).on_conflict(there).exec_without_returning(&**tx).await?;
        if written == 1 { Ok(()) } else { Err(failed()) }
    }
}

fn failed() -> Problem {
    SECOND_FACTOR_FAILED.into()
}
