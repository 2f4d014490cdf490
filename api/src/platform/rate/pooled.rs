//! A limit that holds across replicas. A process draws a tenth of a caller's quota from the database at a time and spends
//! it by itself: a search costs a write now and then, and all processes together give out the quota and no more.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use super::{Policy, Standing, counted};
use crate::platform::{db::Db, problem::Result, random::token_hash, time::Timestamp};

/// How many callers are remembered before those of earlier windows are forgotten.
const CALLERS: usize = 10_000;

/// What this process has drawn for a caller and not given out yet.
#[derive(Clone, Copy, Debug, Default)]
struct Drawn {
    window_start: i64,
    left: u32,
    /// Of the quota, beyond what was drawn; zero when there was no more.
    beyond: u32,
}

/// What came of taking one.
#[derive(Debug)]
enum Spent {
    One(Drawn),
    /// All of the quota is gone: the database need not be asked.
    UsedUp,
    DrawFirst,
}

#[derive(Debug)]
pub struct Pooled {
    policy: Policy,
    drawn: Mutex<HashMap<String, Drawn>>,
}

impl Pooled {
    /// None where the quota is 0: then there is no limit.
    pub fn new(policy: Policy) -> Option<Self> {
        (policy.quota > 0).then(|| Self { policy, drawn: Mutex::default() })
    }

    /// Counts one request of this caller. `times` as much is allowed to an address, which may be a whole office.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn take(&self, db: &Db, caller: &str, times: u32) -> Result<Standing> {
        let policy = Policy { quota: self.policy.quota.saturating_mul(times), ..self.policy };
        let window_start = window_start(db.now(), policy);
        let name = format!("{}:{}", policy.name, token_hash(caller));
        match self.spend(&name, window_start) {
            Spent::One(drawn) => return Ok(standing(policy, window_start, db.now(), Some(drawn))),
            Spent::UsedUp => return Ok(standing(policy, window_start, db.now(), None)),
            Spent::DrawFirst => {}
        }
        let chunk = Ord::max(policy.quota / 10, 1);
        let before = counted::draw(db, &name, window_start, i64::from(chunk)).await?;
        let free = u32::try_from(i64::from(policy.quota) - before).unwrap_or_default();
        let got = Ord::min(chunk, free);
        let drawn = self.keep(name, Drawn { window_start, left: got, beyond: free - got });
        Ok(standing(policy, window_start, db.now(), drawn))
    }

    /// Takes one of what was drawn.
    fn spend(&self, name: &str, window_start: i64) -> Spent {
        let mut drawn = self.drawn.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(mine) = drawn.get_mut(name).filter(|it| it.window_start == window_start) else {
            return Spent::DrawFirst;
        };
        match (mine.left, mine.beyond) {
            (0, 0) => Spent::UsedUp,
            (0, _) => Spent::DrawFirst,
            _ => {
                mine.left -= 1;
                Spent::One(*mine)
            }
        }
    }

    /// Keeps what was drawn, beside what another request of the same caller may have drawn at the same time, and takes one.
    fn keep(&self, name: String, new: Drawn) -> Option<Drawn> {
        let mut drawn = self.drawn.lock().unwrap_or_else(PoisonError::into_inner);
        if drawn.len() >= CALLERS {
            drawn.retain(|_, it| it.window_start >= new.window_start);
        }
        let mine = drawn.entry(name).or_default();
        if mine.window_start == new.window_start {
            mine.left += new.left;
            mine.beyond = Ord::min(mine.beyond, new.beyond);
        } else {
            *mine = new;
        }
        mine.left = mine.left.checked_sub(1)?;
        Some(*mine)
    }
}

fn window_start(now: Timestamp, policy: Policy) -> i64 {
    now.seconds() - now.seconds().rem_euclid(i64::from(policy.window))
}

fn standing(policy: Policy, window_start: i64, now: Timestamp, drawn: Option<Drawn>) -> Standing {
    let reset = u32::try_from(window_start + i64::from(policy.window) - now.seconds()).unwrap_or_default();
    let remaining = drawn.map_or(0, |drawn| drawn.left + drawn.beyond);
    Standing { policy, remaining, reset: Ord::max(reset, 1), allowed: drawn.is_some() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const POLICY: Policy = Policy { name: "searches", quota: 20, window: 60 };

    #[test]
    fn windows_begin_at_whole_minutes() {
        assert_eq!(window_start(Timestamp(125_000_000), POLICY), 120);
        let now = Timestamp(125_000_000);
        assert_eq!(standing(POLICY, 120, now, None).reset, 55);
        assert!(!standing(POLICY, 120, now, None).allowed);
    }

    #[test]
    fn what_was_drawn_is_spent_and_then_no_more() {
        let pooled = Pooled::new(POLICY).unwrap();
        assert!(matches!(pooled.spend("a", 0), Spent::DrawFirst), "nothing was drawn");
        assert!(pooled.keep("a".into(), Drawn { window_start: 0, left: 2, beyond: 0 }).is_some());
        assert!(matches!(pooled.spend("a", 0), Spent::One(_)));
        assert!(matches!(pooled.spend("a", 0), Spent::UsedUp), "the database is not asked");
        assert!(matches!(pooled.spend("a", 60), Spent::DrawFirst), "another window");
    }
}
