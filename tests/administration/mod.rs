mod audit_events;
mod installation;
mod jobs;
mod mails;
mod queues;
mod system;
