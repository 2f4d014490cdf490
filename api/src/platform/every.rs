//! Something that a process does now and then while it serves.

use std::sync::atomic::{AtomicI64, Ordering};

use super::time::Timestamp;

/// At most once in so many minutes.
#[derive(Debug)]
pub struct Every {
    seconds: i64,
    last: AtomicI64,
}

impl Every {
    pub const fn minutes(minutes: i64) -> Self {
        Self { seconds: minutes * 60, last: AtomicI64::new(0) }
    }

    /// Whether it is time; of those who ask at once, one is told so.
    pub fn is_due(&self, now: Timestamp) -> bool {
        let last = self.last.load(Ordering::Relaxed);
        now.seconds() - last >= self.seconds
            && self.last.compare_exchange(last, now.seconds(), Ordering::Relaxed, Ordering::Relaxed).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_due_once_in_its_time() {
        let every = Every::minutes(1);
        let at = |seconds: i64| Timestamp(seconds * 1_000_000);
        assert!(every.is_due(at(1_000)));
        assert!(!every.is_due(at(1_059)));
        assert!(every.is_due(at(1_060)));
    }
}
