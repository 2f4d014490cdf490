//! The report: a table a person reads, and the same as JSON.

use std::{fmt::Write, fs, path::Path};

use serde_json::json;

use crate::{Setting, jobs::Job, measure::Taken, program::Kind};

/// One job at one number of connections.
pub struct Measured {
    pub job: Job,
    pub connections: usize,
    pub service: Taken,
    pub floor: Option<Taken>,
}

/// All of one database.
pub struct OnDatabase {
    pub kind: Kind,
    /// Seconds.
    pub seeding: f64,
    /// Milliseconds from the start of the process.
    pub first_answer: f64,
    /// MB after J1 to J5.
    pub resident: f64,
    pub resident_floor: f64,
    pub jobs: Vec<Measured>,
}

/// The share of the floor's throughput that is aimed at.
const fn share_aimed_at(job: Job) -> f64 {
    if job.reads() { 0.80 } else { 0.65 }
}

pub fn write(folder: &Path, setting: &Setting, measured: &[OnDatabase]) {
    fs::create_dir_all(folder).unwrap();
    let table = markdown(setting, measured);
    println!("\n{table}");
    fs::write(folder.join("report.md"), table).unwrap();
    fs::write(folder.join("report.json"), serde_json::to_vec_pretty(&document(setting, measured)).unwrap())
        .unwrap();
}

fn markdown(setting: &Setting, measured: &[OnDatabase]) -> String {
    let mut text = format!(
        "# What the service costs\n\n{} members, {} submissions of {} answers, {} scores, {} library entries.\n",
        setting.members, setting.submissions, setting.answers, setting.scores, setting.public
    );
    for on in measured {
        let _ = write!(
            text,
            "\n## {}\n\nSeeded in {:.1} s. First answer {:.0} ms after the start. {:.0} MB resident after J1–J5 (the floor: {:.0}).\n\n",
            on.kind.name(),
            on.seeding,
            on.first_answer,
            on.resident,
            on.resident_floor
        );
        text.push_str("| job | connections | requests/s | of the floor | p50 ms | p99 ms | CPU s/1,000 (server + database) | floor's CPU | aim |\n");
        text.push_str("|---|--:|--:|--:|--:|--:|--:|--:|---|\n");
        for it in &on.jobs {
            let taken = &it.service;
            let floor = it.floor.as_ref();
            let _ = writeln!(
                text,
                "| {} | {} | {:.0} | {} | {:.1} | {:.1} | {:.2} ({:.2} + {:.2}) | {} | {} |",
                it.job.name(),
                it.connections,
                taken.per_second(),
                floor.map_or("–".into(), |floor| format!(
                    "{:.0} %",
                    100.0 * taken.per_second() / floor.per_second()
                )),
                taken.quantile(0.5),
                taken.quantile(0.99),
                taken.processor(),
                taken.server_processor(),
                taken.database_processor(),
                floor.map_or("–".into(), |floor| format!("{:.2}", floor.processor())),
                aim(on.kind, it),
            );
        }
    }
    text
}

fn aim(kind: Kind, it: &Measured) -> String {
    let mut aims = Vec::new();
    if let Some(floor) = &it.floor {
        let share = it.service.per_second() / floor.per_second();
        aims.push(format!(
            "{} ≥ {:.0} %",
            sign(share >= share_aimed_at(it.job)),
            share_aimed_at(it.job) * 100.0
        ));
    }
    if let (Kind::Postgres, Some(aim)) = (kind, it.job.aim()) {
        aims.push(format!("{} ≤ {aim} s", sign(it.service.processor() <= aim)));
    }
    aims.join(", ")
}

const fn sign(met: bool) -> &'static str {
    if met { "✓" } else { "✗" }
}

fn document(setting: &Setting, measured: &[OnDatabase]) -> serde_json::Value {
    let taken = |taken: &Taken| {
        json!({
            "requests": taken.requests,
            "per_second": taken.per_second(),
            "p50_ms": taken.quantile(0.5),
            "p99_ms": taken.quantile(0.99),
            "server_cpu_per_1000": taken.server_processor(),
            "database_cpu_per_1000": taken.database_processor(),
        })
    };
    let on = |on: &OnDatabase| {
        let jobs = on.jobs.iter().map(|it| {
            json!({
                "job": it.job.name(),
                "connections": it.connections,
                "service": taken(&it.service),
                "floor": it.floor.as_ref().map(taken),
            })
        });
        json!({
            "database": on.kind.name(),
            "seeding_s": on.seeding,
            "first_answer_ms": on.first_answer,
            "resident_mb": on.resident,
            "jobs": jobs.collect::<Vec<_>>(),
        })
    };
    json!({
        "sizes": {
            "members": setting.members,
            "submissions": setting.submissions,
            "answers": setting.answers,
            "scores": setting.scores,
            "public": setting.public,
        },
        "databases": measured.iter().map(on).collect::<Vec<_>>(),
    })
}
