//! `wenovate verify-audit`, as an auditor runs it: whoever may write in the database can do anything, and it shows.

use std::path::PathBuf;

use sea_orm::{ConnectionTrait, DatabaseBackend};
use wenovate::platform::{
    audit::{AuditEventId, Identity, checkpoint, did, seal::seal},
    time::days,
};

use crate::app::{TestApp, both_databases};

#[both_databases]
async fn a_trail_that_nobody_touched_is_as_it_was_sealed(app: TestApp) {
    let trail = Trail::of(&app).await;
    let said = trail.verified().unwrap();
    assert!(said.contains("13 events, 2 checkpoints, all as they were sealed"), "{said}");
    assert!(trail.against_checkpoint().unwrap().contains("3 checkpoints"));
}

#[both_databases]
async fn a_changed_event_is_found(app: TestApp) {
    let trail = Trail::of(&app).await;
    trail.tamper("UPDATE audit_events SET event = 'tests.nothing' WHERE id = {5}").await;
    let faults = trail.verified().unwrap_err();
    assert!(faults.contains("changed: event") && faults.contains("at position 5"), "{faults}");
    assert_eq!(faults.lines().count(), 1, "one fault is told once: {faults}");
}

/// Those that were sealed before there was such a column have none, and are as they were.
#[both_databases]
async fn an_event_that_names_another_body_is_found(app: TestApp) {
    let trail = Trail::of(&app).await;
    trail.tamper("UPDATE audit_events SET acted_for = {new} WHERE id = {5}").await;
    assert!(trail.verified().unwrap_err().contains("at position 5 is not what was sealed"));
    trail.tamper("UPDATE audit_events SET acted_for = NULL WHERE id = {5}").await;
    trail.verified().unwrap();
}

#[both_databases]
async fn a_removed_event_is_found(app: TestApp) {
    let trail = Trail::of(&app).await;
    trail.tamper("DELETE FROM audit_events WHERE id = {5}").await;
    assert!(trail.verified().unwrap_err().contains("at position 5 is gone"));
    trail.tamper("DELETE FROM audit_seals WHERE position = 5").await;
    assert!(trail.verified().unwrap_err().contains("after position 4 comes position 6"));
}

#[both_databases]
async fn an_inserted_event_is_found(app: TestApp) {
    let trail = Trail::of(&app).await;
    let again =
        "INSERT INTO audit_events SELECT {new}, at, actor_kind, actor_id, actor_roles, event, subject_kind,
                 subject_id, request_id, address, details, acted_for FROM audit_events WHERE id = {5}";
    trail.tamper(again).await;
    let faults = trail.verified().unwrap_err();
    assert!(faults.contains("inserted: event") && faults.contains("older than the checkpoint"), "{faults}");
    // The sealer believes it, and the last checkpoint does not.
    seal(&app.foundation().db).await.unwrap();
    assert!(trail.verified().unwrap_err().contains("was not in the chain then"));
    // Without a place in the queue nobody seals it.
    let trail = Trail::of(&app).await;
    trail.tamper(again).await;
    trail.tamper("DELETE FROM audit_unsealed").await;
    assert!(trail.verified().unwrap_err().contains("is not in the chain and does not wait"));
}

#[both_databases]
async fn a_cut_tail_is_found_against_an_old_checkpoint(app: TestApp) {
    let trail = Trail::of(&app).await;
    for cut in [
        "DELETE FROM audit_events WHERE id IN (SELECT event_id FROM audit_seals WHERE position > 8)",
        "DELETE FROM audit_seals WHERE position > 8",
        "DELETE FROM audit_checkpoints",
    ] {
        trail.tamper(cut).await;
    }
    assert!(trail.verified().is_ok(), "of itself the chain does not tell where it ended");
    let faults = trail.against_checkpoint().unwrap_err();
    assert!(faults.contains("cut: the chain has 8 events and had 13"), "{faults}");
}

#[both_databases]
async fn a_chain_that_was_computed_anew_is_found_against_an_old_checkpoint(app: TestApp) {
    let trail = Trail::of(&app).await;
    trail.tamper("UPDATE audit_events SET event = 'tests.nothing' WHERE id = {5}").await;
    trail.tamper("DELETE FROM audit_checkpoints").await;
    trail.tamper("DELETE FROM audit_seals").await;
    trail.tamper("INSERT INTO audit_unsealed (event_id) SELECT id FROM audit_events ORDER BY id").await;
    seal(&app.foundation().db).await.unwrap();
    assert!(trail.verified().is_ok());
    let faults = trail.against_checkpoint().unwrap_err();
    assert!(faults.contains("rewritten: at position 13"), "{faults}");
}

#[both_databases]
async fn a_forged_checkpoint_is_found(app: TestApp) {
    let trail = Trail::of(&app).await;
    trail.tamper("UPDATE audit_checkpoints SET size = 4").await;
    assert!(trail.verified().unwrap_err().contains("forged: the checkpoint"));
}

#[both_databases]
async fn an_archive_is_verified_without_a_database(app: TestApp) {
    let trail = Trail::of(&app).await;
    let archive = trail.folder.path().join("archive.jsonl").to_str().unwrap().to_owned();
    let exported = app.run_program(["audit", "export", &archive]);
    assert!(exported.status.success(), "{exported:?}");
    assert!(!app.run_program(["audit", "export", &archive]).status.success(), "nothing is written over");
    let mut elsewhere = app.program();
    elsewhere.env("WENOVATE_DATABASE_URL", "postgres://nobody@127.0.0.1:1/nothing");
    let checkpoint = trail.checkpoint.to_str().unwrap();
    let verified =
        elsewhere.args(["verify-audit", "--export", &archive, "--checkpoint", checkpoint]).output().unwrap();
    assert!(verified.status.success(), "{verified:?}");
    let forged = std::fs::read_to_string(&archive).unwrap().replacen("tests.happened", "tests.forged", 1);
    std::fs::write(&archive, forged).unwrap();
    assert!(!app.run_program(["verify-audit", "--export", &archive]).status.success());
}

/// A trail of some days with an old checkpoint that was kept elsewhere.
struct Trail {
    app: TestApp,
    folder: tempfile::TempDir,
    checkpoint: PathBuf,
}

impl Trail {
    async fn of(app: &TestApp) -> Self {
        let foundation = app.foundation();
        checkpoint::publish(&foundation.db, &foundation.tokens).await.unwrap();
        for _ in 0..12 {
            let tx = foundation.db.begin(&Identity::System).await.unwrap();
            tx.commit(did("tests.happened", "test", app.id::<AuditEventId>())).await.unwrap();
        }
        app.advance(days(2));
        checkpoint::publish(&foundation.db, &foundation.tokens).await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("checkpoint.json");
        let kept = app.visitor().get("/audit-checkpoints?limit=1").await.ok().items();
        std::fs::write(&file, kept[0].to_string()).unwrap();
        Self { app: app.clone(), folder, checkpoint: file }
    }

    fn verified(&self) -> Result<String, String> {
        self.run(&["verify-audit"])
    }

    fn against_checkpoint(&self) -> Result<String, String> {
        self.run(&["verify-audit", "--checkpoint", self.checkpoint.to_str().unwrap()])
    }

    fn run(&self, arguments: &[&str]) -> Result<String, String> {
        let output = self.app.run_program(arguments.iter().copied());
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        if output.status.success() { Ok(text(&output.stdout)) } else { Err(text(&output.stderr)) }
    }

    /// Does what the platform never does. `{5}` is the id of the event at position 5, `{new}` one that nothing has.
    async fn tamper(&self, sql: &str) {
        let db = &*self.app.foundation().db;
        let sqlite = db.get_database_backend() == DatabaseBackend::Sqlite;
        let unlock = if sqlite {
            "DROP TRIGGER IF EXISTS audit_events_stay; DROP TRIGGER IF EXISTS audit_events_remain"
        } else {
            "ALTER TABLE audit_events DISABLE TRIGGER audit_events_stay"
        };
        db.execute_unprepared(unlock).await.unwrap();
        let new = self.app.id::<AuditEventId>().0;
        let new = if sqlite { format!("X'{}'", new.simple()) } else { format!("'{new}'::uuid") };
        let sql = sql
            .replace("{5}", "(SELECT event_id FROM audit_seals WHERE position = 5)")
            .replace("{new}", &new);
        assert!(db.execute_unprepared(&sql).await.unwrap().rows_affected() > 0, "{sql}");
    }
}
