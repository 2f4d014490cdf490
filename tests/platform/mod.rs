//! What every operation shares.

mod counter;
mod health;
