//! administration: background work, the outbox and the audit trail, for those who operate the service.

use utoipa_actix_web::service_config::ServiceConfig;

use crate::platform::problem::ProblemKind;

mod audit_chain;
mod audit_event;
mod demo_accounts;
mod demo_code;
mod discard_job;
mod export_audit_events;
mod installation;
mod jobs;
mod list_audit_events;
mod list_mails;
mod mail;
pub mod policy;
mod queues;
mod retry_job;
mod run_schedule;
mod schedules;
mod send_mail_again;
mod show_mail;
mod system;
mod worries;

pub const NOT_DEAD: ProblemKind = ProblemKind::conflict(
    "job-not-dead",
    "Η εργασία δεν έχει εγκαταλειφθεί: θα εκτελεστεί μόνη της",
    "The job has not been given up: it runs by itself",
);

pub const MAIL_NOT_FAILED: ProblemKind = ProblemKind::conflict(
    "mail-not-failed",
    "Το μήνυμα δεν έχει αποτύχει: δεν χρειάζεται νέα αποστολή",
    "The mail has not failed: it needs no sending again",
);

pub const PROBLEMS: &[ProblemKind] = &[NOT_DEAD, MAIL_NOT_FAILED];

pub fn routes(config: &mut ServiceConfig) {
    config
        .service(installation::show_installation)
        .service(demo_accounts::list_demo_accounts)
        .service(demo_code::show_demo_code)
        .service(system::show_system)
        .service(queues::show_queues)
        .service(jobs::list_jobs)
        .service(jobs::show_job)
        .service(retry_job::retry_job)
        .service(discard_job::discard_job)
        .service(schedules::list_job_schedules)
        .service(run_schedule::run_job_schedule)
        .service(list_mails::list_mails)
        .service(show_mail::show_mail)
        .service(send_mail_again::send_mail_again)
        .service(list_audit_events::list_audit_events)
        .service(export_audit_events::export_audit_events)
        .service(audit_chain::show_audit_chain)
        .service(audit_chain::list_audit_checkpoints);
}
