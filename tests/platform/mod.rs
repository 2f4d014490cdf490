//! What every operation shares.

mod health;
