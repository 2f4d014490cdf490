//! Real processes, stopped and killed in the middle of a job. The job is a mail, whose server holds its answer back.

use std::time::Duration;

use sea_orm::{EntityTrait, sea_query::Expr};
use serde_json::json;
use wenovate::platform::{
    audit::{AuditEventId, Identity, did},
    jobs::{self, JobStatus},
    language::Language,
    mail::{self, MailHeaders, MailStatus, NewMail},
    time::{Clock, Timestamp},
};

use crate::app::{Mail, Program, TestApp, both_databases};

const ADDRESS: &str = "stall-eleni@ioannina.example";

/// `sending` was written down before the mail was handed over, so that nobody sends it a second time. The process that was
/// stopped hears that the mail was taken, and may not say so any more.
#[both_databases]
async fn a_worker_stopped_past_its_lease_and_woken_writes_nothing(app: TestApp) {
    let mut first = a_worker_in_the_middle_of_a_mail(&app).await;
    first.signal("STOP");
    lease_ends(&app).await;
    let mut second = serve(&app).await;
    let (job, mail) = the_mail_is(&app, MailStatus::Unknown).await;
    assert_eq!((job.status, job.attempts, job.lease_number), (JobStatus::Done, 2, 2));

    app.answer_mails().await;
    first.signal("CONT");
    first.logged("a job outlived its lease").await;
    assert_eq!(the_mail_is(&app, MailStatus::Unknown).await, (job, mail));
    assert_eq!(arrived(&app).await.len(), 1);
    for process in [&mut first, &mut second] {
        process.signal("TERM");
        assert!(process.ended().await.success());
    }
}

#[both_databases]
async fn a_job_whose_process_was_killed_is_tried_again_and_its_mail_is_not_sent_twice(app: TestApp) {
    let mut first = a_worker_in_the_middle_of_a_mail(&app).await;
    let sent = arrived(&app).await;
    first.signal("KILL");
    first.ended().await;
    let (job, mail) = row(&app).await;
    assert_eq!((job.status, job.attempts), (JobStatus::Running, 1));
    assert_eq!((mail.status, &mail.message_id), (MailStatus::Sending, &sent[0].message_id));

    lease_ends(&app).await;
    let mut second = serve(&app).await;
    let (job, mail) = the_mail_is(&app, MailStatus::Unknown).await;
    assert_eq!((job.status, job.attempts), (JobStatus::Done, 2));
    assert_eq!(mail.message_id, sent[0].message_id, "by which a person finds it at the receiver's");
    assert_eq!(arrived(&app).await.len(), 1);
    second.signal("TERM");
    assert!(second.ended().await.success());
}

async fn a_worker_in_the_middle_of_a_mail(app: &TestApp) -> Program {
    app.set_time(Clock::system().now());
    let tx = app.foundation().db.begin(&Identity::System).await.unwrap();
    let params = json!({ "name": "Ελένη", "text": "Η υποβολή σας προχωρά", "path": "/submissions/1" });
    let (template, headers) = ("notifications/notice", MailHeaders::default());
    mail::queue(&tx, NewMail { to: ADDRESS, language: Language::El, template, params, headers })
        .await
        .unwrap();
    tx.commit(did("tests.asked", "test", app.id::<AuditEventId>())).await.unwrap();
    let program = serve(app).await;
    for _ in 0..400 {
        if !arrived(app).await.is_empty() {
            return program;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("the mail was not handed over");
}

async fn serve(app: &TestApp) -> Program {
    let mut settings = app.settings();
    settings.push(("WENOVATE_JOB_WORKERS", "1".into()));
    Program::serve(&settings).await
}

/// As if its five minutes were over.
async fn lease_ends(app: &TestApp) {
    let past = Timestamp(app.now().micros() - 1_000_000);
    let update =
        jobs::entity::Entity::update_many().col_expr(jobs::entity::Column::LeaseUntil, Expr::value(past));
    update.exec(&*app.foundation().db).await.unwrap();
}

async fn the_mail_is(app: &TestApp, status: MailStatus) -> (jobs::entity::Model, mail::entity::Model) {
    for _ in 0..400 {
        let found = row(app).await;
        if found.1.status == status && found.0.status != JobStatus::Running {
            return found;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("{:#?}", row(app).await);
}

async fn row(app: &TestApp) -> (jobs::entity::Model, mail::entity::Model) {
    let db = &*app.foundation().db;
    let sends = jobs::entity::COLUMN.name.eq("mail.send");
    let job =
        sea_orm::QueryFilter::filter(jobs::entity::Entity::find(), sends).one(db).await.unwrap().unwrap();
    (job, mail::entity::Entity::find().one(db).await.unwrap().unwrap())
}

async fn arrived(app: &TestApp) -> Vec<Mail> {
    app.arrived().await
}
