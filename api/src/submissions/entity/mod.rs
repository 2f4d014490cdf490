//! Tables of the slice.

pub mod submission;
pub mod submission_attachment;
pub mod submission_message;
pub mod submission_version;

pub use submission::{SubmissionId, SubmissionKind, SubmissionStatus, Visibility};
pub use submission_attachment::SubmissionAttachmentId;
pub use submission_message::{SubmissionMessageId, SubmissionMessageKind};
pub use submission_version::SubmissionVersionId;
