//! The seven jobs: what is asked, and what the answer must be. A fast error never counts.

mod judge;
pub mod read;
mod sign_in;
pub mod submit;

pub use self::sign_in::{PASSWORD, address};
use crate::{connection::Connection, world::World};

/// A job that somebody has with the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Job {
    /// J1: anonymous, 20 entries of the library.
    Library,
    /// J2: signed in, 20 submissions with a filter and a search word.
    List,
    /// J3: one submission.
    Show,
    /// J4: write a submission with its answers, and hand it in: two requests.
    Submit,
    /// J5: record one score.
    Score,
    /// J6: sign in.
    SignIn,
    /// J7: the ranking of all submissions by weighted mean, its first hundred.
    Ranking,
}

impl Job {
    pub const ALL: [Self; 7] =
        [Self::Library, Self::List, Self::Show, Self::Submit, Self::Score, Self::SignIn, Self::Ranking];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Library => "J1 library, 20 entries",
            Self::List => "J2 submissions, 20 by filter and word",
            Self::Show => "J3 one submission",
            Self::Submit => "J4 hand in, five answers",
            Self::Score => "J5 one score",
            Self::SignIn => "J6 sign in",
            Self::Ranking => "J7 ranking, 100 by mean",
        }
    }

    /// Processor seconds that a thousand may take on PostgreSQL, server and database together; J6 has the hash's.
    pub const fn aim(self) -> Option<f64> {
        match self {
            Self::Library => Some(0.5),
            Self::List | Self::Score => Some(1.0),
            Self::Show => Some(0.4),
            Self::Submit => Some(1.5),
            Self::SignIn => None,
            Self::Ranking => Some(15.0),
        }
    }

    pub const fn has_floor(self) -> bool {
        !matches!(self, Self::SignIn | Self::Ranking)
    }

    pub const fn reads(self) -> bool {
        matches!(self, Self::Library | Self::List | Self::Show | Self::Ranking)
    }

    /// Does it once.
    pub async fn once(self, world: &World, to: &mut Connection) {
        match self {
            Self::Library => read::library(to).await,
            Self::List => read::list(world, to).await,
            Self::Show => read::show(world, to).await,
            Self::Submit => submit::hand_in(world, to).await,
            Self::Score => judge::score(world, to).await,
            Self::SignIn => sign_in::sign_in(world, to).await,
            Self::Ranking => read::ranking(world, to).await,
        }
    }
}
