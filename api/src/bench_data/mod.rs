//! bench_data: a network of any size for measuring, written in bulk, the same each time, and consistent: counters, search
//! documents and tallies are those that the product's own verbs would have left.

mod dice;
mod foundations;
mod library;
mod people;
mod seed;
mod sizes;
mod submissions;
mod texts;
mod triage;

pub use people::PASSWORD;
pub use seed::{Failed, seed};
pub use sizes::Sizes;
