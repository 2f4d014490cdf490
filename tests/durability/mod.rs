//! What was acknowledged stays, whatever happens to the process, the disk and the database.

mod full;
mod killed;
