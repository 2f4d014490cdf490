//! What somebody gets whom a provider has identified and who is linked to nobody: a ticket, with which the link is made once
//! they have shown whose account it is.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{ATTEMPT_OVER, profile::ExternalProfile, provider::Provider};
use crate::{
    members::{
        MemberId,
        factors::ticket::{self, Purpose, Ticket},
    },
    platform::{
        db::{Db, Tx},
        localized::LocalizedText,
        problem::{Problem, Result},
        time::Timestamp,
        token::Tokens,
    },
};

/// The provider knows the person, and we do not yet know whose account it is.
#[derive(Debug, Serialize, ToSchema)]
pub struct IdentityUnlinked {
    pub unlinked: UnlinkedIdentity,
}

/// How it becomes known.
#[derive(Debug, Serialize, ToSchema)]
pub struct UnlinkedIdentity {
    /// For `POST /me/external-identities` after signing in, or for the registration; once, in this browser.
    pub ticket: String,
    /// Seconds that it is good.
    #[schema(example = 1800)]
    pub expires_in: u64,
    /// The provider's name.
    pub provider: LocalizedText,
    /// Whether a person who had signed in asked for it: then the link can be made at once.
    pub confirmed: bool,
    /// To begin a registration with.
    pub profile: ExternalProfile,
}

/// What the ticket says.
#[derive(Clone, Serialize, Deserialize)]
pub struct Offered {
    pub provider: String,
    pub subject_hash: String,
    browser_hash: String,
    pub issued_at: i64,
}

/// A ticket that was read.
pub struct Offer(Ticket<Offered>);

/// Makes the offer; to this person alone where they asked for it.
///
/// # Errors
/// When there is no key to sign with.
pub async fn make(
    (db, tokens): (&Db, &Tokens),
    provider: &Provider,
    (subject_hash, browser_hash): (String, Option<String>),
    member: Option<MemberId>,
    profile: ExternalProfile,
) -> Result<IdentityUnlinked> {
    let offered = Offered {
        provider: provider.settings.key.clone(),
        subject_hash,
        browser_hash: browser_hash.ok_or(ATTEMPT_OVER)?,
        issued_at: db.now().micros(),
    };
    let ticket = ticket::issue(db, tokens, Purpose::LinkIdentity, member, offered).await?;
    let unlinked = UnlinkedIdentity {
        ticket,
        expires_in: Purpose::LinkIdentity.lifetime().as_secs(),
        provider: name(provider),
        confirmed: member.is_some(),
        profile,
    };
    Ok(IdentityUnlinked { unlinked })
}

/// # Errors
/// 410 when it is none of ours, another browser's, or its time is over.
pub async fn read(db: &Db, tokens: &Tokens, text: &str, browser_hash: Option<String>) -> Result<Offer> {
    let ticket = ticket::read::<Offered>(db, tokens, Purpose::LinkIdentity, text).await.map_err(over)?;
    let same_browser = browser_hash.is_some_and(|hash| hash == ticket.state.browser_hash);
    if same_browser { Ok(Offer(ticket)) } else { Err(ATTEMPT_OVER.into()) }
}

impl Offer {
    pub const fn offered(&self) -> &Offered {
        &self.0.state
    }

    /// Who asked for it, having signed in.
    pub fn asked_by(&self) -> Option<MemberId> {
        self.0.member().ok()
    }

    pub const fn issued_at(&self) -> Timestamp {
        Timestamp(self.0.state.issued_at)
    }

    /// Uses it up, with the link that it makes.
    ///
    /// # Errors
    /// 410 when somebody was here with it before.
    pub async fn spend(&self, tx: &Tx) -> Result<()> {
        self.0.spend(tx).await.map_err(over)
    }
}

/// A ticket's faults are told in this way's own words.
fn over(problem: Problem) -> Problem {
    if problem.kind.status == 401 { ATTEMPT_OVER.into() } else { problem }
}

pub fn name(provider: &Provider) -> LocalizedText {
    LocalizedText::new(&provider.settings.name_el, &provider.settings.name_en)
}
