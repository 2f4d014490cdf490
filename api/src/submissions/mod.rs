//! submissions: what members bring to a campaign, from the first draft to the department's answer.

use utoipa_actix_web::service_config::ServiceConfig;

pub mod entity;

pub use entity::{
    SubmissionAttachmentId, SubmissionId, SubmissionKind, SubmissionMessageId, SubmissionMessageKind,
    SubmissionStatus, SubmissionVersionId, Visibility, submission, submission_attachment, submission_message,
    submission_version,
};

pub fn routes(_config: &mut ServiceConfig) {}
