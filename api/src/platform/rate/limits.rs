//! The limits of this process, from its settings.

use std::{
    net::{IpAddr, Ipv6Addr},
    num::NonZeroU32,
};

use governor::{
    Quota, RateLimiter,
    clock::{Clock, DefaultClock},
    middleware::StateInformationMiddleware,
    state::keyed::DefaultKeyedStateStore,
};

use super::{Policy, Standing, pooled::Pooled};
use crate::platform::{config::Config, every::Every, time::Timestamp};

type PerAddress =
    RateLimiter<IpAddr, DefaultKeyedStateStore<IpAddr>, DefaultClock, StateInformationMiddleware>;

const MINUTE: u32 = 60;
pub const HOUR: u32 = 3_600;

/// All limits. A quota of 0 is none.
#[derive(Debug)]
pub struct Limits {
    requests: Option<(Policy, PerAddress)>,
    pub(super) searches: Option<Pooled>,
    pub(super) mails: Option<Pooled>,
    /// Each API client has a quota of its own.
    pub(super) clients: Option<Pooled>,
    tidied: Every,
}

impl Limits {
    pub fn new(config: &Config) -> Self {
        let requests = NonZeroU32::new(config.requests_per_minute).map(|quota| {
            let policy = Policy { name: "requests", quota: quota.get(), window: MINUTE };
            (policy, RateLimiter::keyed(Quota::per_minute(quota)).with_middleware())
        });
        let searches =
            Pooled::new(Policy { name: "searches", quota: config.searches_per_minute, window: MINUTE });
        let mails = Pooled::new(Policy { name: "mails", quota: config.mails_per_hour, window: HOUR });
        let clients = Pooled::new(Policy { name: "client", quota: 1, window: MINUTE });
        Self { requests, searches, mails, clients, tidied: Every::minutes(10) }
    }

    /// Counts a request from this address in this process.
    pub(super) fn request(&self, address: IpAddr) -> Option<Standing> {
        let (policy, limiter) = self.requests.as_ref()?;
        let standing = |remaining, reset, allowed| Standing { policy: *policy, remaining, reset, allowed };
        Some(match limiter.check_key(&network(address)) {
            Ok(state) => standing(state.remaining_burst_capacity(), 1, true),
            Err(until) => {
                let wait = until.wait_time_from(limiter.clock().now()).as_secs() + 1;
                standing(0, u32::try_from(wait).unwrap_or(MINUTE), false)
            }
        })
    }

    /// Forgets addresses that were quiet for a while, now and then.
    pub(super) fn forget_quiet(&self, now: Timestamp) {
        if let Some((_, limiter)) = &self.requests
            && self.tidied.is_due(now)
        {
            limiter.retain_recent();
        }
    }
}

/// Who has one IPv6 address has the 2⁶⁴ of its network.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => address.into(),
        IpAddr::V6(address) => {
            let bits = address.to_bits() & !u128::from(u64::MAX);
            Ipv6Addr::from_bits(bits).into()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_one_network_are_one_caller() {
        let network = |address: &str| network(address.parse().unwrap()).to_string();
        assert_eq!(network("2001:db8::1:2:3:4"), "2001:db8::");
        assert_eq!(network("2001:db8::5"), "2001:db8::");
        assert_eq!(network("::ffff:10.0.0.1"), "10.0.0.1");
    }
}
