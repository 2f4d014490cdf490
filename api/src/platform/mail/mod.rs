//! Mail: rendered and written in the transaction of the change, sent by a job. Without a mail server it stays in the
//! development outbox.

mod blocks;
mod depth;
pub mod entity;
mod queue;
mod send;
mod template;
mod transport;

pub use depth::{Depth, depth};
pub use entity::{MailHeaders, MailId, MailStatus};
pub use queue::{NewMail, queue};
pub use send::SendMail;
pub use template::render;
pub use transport::Mailer;
