//! How much a caller may ask for in a time (ADR 0021). What costs little is counted in this process; searches and mails
//! are counted in the database, since a balancer gives a caller as many processes as there are.

mod counted;
mod limits;
mod metered;
mod middleware;
mod pooled;
mod purge;

pub use self::{
    counted::{Column, Entity, Model},
    limits::Limits,
    metered::Metered,
    middleware::within_limits,
    purge::PurgeCounts,
};

/// How much in how many seconds, and under which name the caller is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    pub name: &'static str,
    pub quota: u32,
    /// Seconds.
    pub window: u32,
}

/// Where a caller stands after a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    pub policy: Policy,
    pub remaining: u32,
    /// Seconds until there is more.
    pub reset: u32,
    pub allowed: bool,
}
