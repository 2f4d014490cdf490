//! What is kept of people: handed out, erased, and not kept for ever.

mod erase;
mod export;
mod retention;
