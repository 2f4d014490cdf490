//! The import of a national registry: its program compares a whole registry with an empty one, applies it, and compares a
//! second one in which some of everything has changed.

use std::{
    fs::File,
    io::{BufWriter, Write},
    path::{Path, PathBuf},
    process::Stdio,
    time::{Duration, Instant},
};

use clap::Args;

use crate::{
    Setting,
    cluster::Cluster,
    program::{Kind, program},
    run::database_of,
};

#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    setting: Setting,
    /// Bodies in the registry.
    #[arg(long, default_value_t = 20_000)]
    bodies: usize,
    /// Units in the registry.
    #[arg(long, default_value_t = 200_000)]
    units: usize,
    /// Where the figures go, as `registry.json`.
    #[arg(long, default_value = "target/bench")]
    out: PathBuf,
}

/// What one run of the command took.
struct Taken {
    seconds: f64,
    /// The most memory that the program had, in MB.
    memory: f64,
}

pub async fn run(options: Options) {
    let mut told = Vec::new();
    for kind in options.setting.databases() {
        let folder = tempfile::tempdir().unwrap();
        let cluster = match kind {
            Kind::Sqlite => None,
            Kind::Postgres => Some(Cluster::start(folder.path(), &[]).await),
        };
        let database = database_of(kind, cluster.as_ref(), folder.path());
        let step = |arguments: &[&str]| command(&options.setting, &database, folder.path(), arguments);
        step(&["migrate"]);
        for (name, year) in [("first", 1), ("again, a tenth of it changed", 2)] {
            let file = folder.path().join("registry.json");
            write(&file, options.bodies, options.units, year);
            let size = std::fs::metadata(&file).unwrap().len() / 1024 / 1024;
            let path = file.display().to_string();
            let compared = step(&["registry", "import", &path, "--complete"]);
            let applied = step(&["registry", "import", &path, "--complete", "--apply"]);
            for (deed, taken) in [("compared", compared), ("compared and applied", applied)] {
                println!(
                    "{}: {} bodies and {} units ({size} MB), {name}, {deed}: {:.1} s, {:.0} MB",
                    kind.name(),
                    options.bodies,
                    options.units,
                    taken.seconds,
                    taken.memory
                );
                told.push(serde_json::json!({ "database": kind.name(), "run": name, "deed": deed,
                    "seconds": taken.seconds, "memory_mb": taken.memory }));
            }
        }
    }
    std::fs::create_dir_all(&options.out).unwrap();
    let told = serde_json::json!({ "bodies": options.bodies, "units": options.units, "runs": told });
    std::fs::write(options.out.join("registry.json"), serde_json::to_vec_pretty(&told).unwrap()).unwrap();
}

/// Runs the program to its end, and looks at its memory meanwhile.
fn command(setting: &Setting, database: &str, folder: &Path, arguments: &[&str]) -> Taken {
    let began = Instant::now();
    let mut child = program(setting, database, folder, "127.0.0.1:0")
        .args(arguments)
        .stdout(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("{}: {error}; make bench builds it", setting.server.display()));
    let mut memory: f64 = 0.0;
    let status = loop {
        memory = memory.max(most_memory(child.id()));
        match child.try_wait().unwrap() {
            Some(status) => break status,
            None => std::thread::sleep(Duration::from_millis(20)),
        }
    };
    let log = std::fs::read_to_string(folder.join("service.log")).unwrap_or_default();
    assert!(status.success(), "{arguments:?} failed:\n{log}");
    Taken { seconds: began.elapsed().as_secs_f64(), memory }
}

/// The most that a process has had in RAM so far, in MB.
fn most_memory(pid: u32) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib: f64 = line.and_then(|rest| rest.split_whitespace().next()?.parse().ok()).unwrap_or_default();
    kib / 1_024.0
}

/// A registry in its published shape, the same each time; in the second year a tenth of it is called otherwise.
fn write(file: &Path, bodies: usize, units: usize, year: usize) {
    let mut out = BufWriter::new(File::create(file).unwrap());
    let changed = |number: usize| {
        if year > 1 && number.is_multiple_of(10) { " και Συνεργασίας" } else { "" }
    };
    write!(
        out,
        "{{\"dictionaries\":{{\"OrganizationTypes\":[{{\"id\":1,\"description\":\"ΥΠΟΥΡΓΕΙΟ\"}},\
         {{\"id\":5,\"description\":\"ΔΗΜΟΣ\"}}],\"UnitTypes\":[{{\"id\":4,\"description\":\"ΔΙΕΥΘΥΝΣΗ\"}},\
         {{\"id\":2,\"description\":\"ΤΜΗΜΑ\"}}],\"Functions\":[{{\"id\":7,\"description\":\"Τοπική διοίκηση\"}}]}},\
         \"organizations\":["
    )
    .unwrap();
    for number in 0..bodies {
        let parent =
            if number < 20 { String::new() } else { format!("\"subOrganizationOf\":\"B{}\",", number % 20) };
        write!(
            out,
            "{}{{\"code\":\"B{number}\",\"preferredLabel\":\"Νομικό πρόσωπο {number} Κοινωνικής Προστασίας{}\",\
             \"alternativeLabels\":[\"ΝΠ{number}\"],{parent}\"organizationType\":{},\"purpose\":[7],\
             \"vatId\":\"{:09}\",\"status\":\"Active\",\"foundationDate\":\"2011-01-01\",\
             \"contactPoint\":{{\"email\":\"info{number}@example.gr\",\"telephone\":\"2651{number:06}\"}},\
             \"mainAddress\":{{\"fullAddress\":\"Οδός Ελευθερίας {number}, Ιωάννινα\",\"postCode\":\"45221\"}}}}",
            if number == 0 { "" } else { "," },
            changed(number),
            if number < 20 { 1 } else { 5 },
            number,
        )
        .unwrap();
    }
    write!(out, "],\"organizationalUnits\":[").unwrap();
    for number in 0..units {
        let (body, own) = (number % bodies, number / bodies);
        let over =
            if own == 0 { String::new() } else { format!("\"supervisorUnitCode\":\"U{}\",", (own - 1) / 3) };
        write!(
            out,
            "{}{{\"code\":\"U{own}\",\"organizationCode\":\"B{body}\",{over}\"unitType\":{},\
             \"preferredLabel\":\"Τμήμα Διοικητικής και Οικονομικής Υποστήριξης {number}{}\"}}",
            if number == 0 { "" } else { "," },
            if own == 0 { 4 } else { 2 },
            changed(number),
        )
        .unwrap();
    }
    write!(out, "]}}").unwrap();
    out.flush().unwrap();
}
