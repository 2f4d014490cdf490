//! What every operation shares.

mod backup;
mod counter;
mod health;
mod search;
