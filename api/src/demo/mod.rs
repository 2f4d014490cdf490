//! demo: a network with its history, made through the product's own API, so that all of it is valid, audited, and the
//! same each time: the clock and the randomness of the service are set.

mod accounts;
mod answers;
mod applicants;
mod bodies;
mod calendar;
mod campaigns;
mod choices;
mod clients;
mod content;
mod design;
mod library;
mod network;
mod outreach;
mod people;
mod seed;
mod staff;
mod submissions;
mod surveys;
mod triage;
mod welcome;

pub use accounts::{ACCOUNTS, Account, PASSWORD, totp_code, totp_secret};
pub use content::{Content, EntryText, SubmissionText};
pub use network::Failed;
pub use seed::{Seeded, seed};
pub use welcome::welcome;
