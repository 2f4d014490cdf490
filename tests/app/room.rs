//! The room of this test process: a temporary folder with all that it starts and writes, cleared when it is gone.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::LazyLock,
};

const PREFIX: &str = "wenovate-tests-";

/// In memory a PostgreSQL database of ours is copied in 10 ms; on a disk that writes each of its 900 files, in 450 ms.
const MEMORY: &str = "/dev/shm";

static ROOM: LazyLock<Room> = LazyLock::new(Room::open);

struct Room {
    path: PathBuf,
    /// Its input is a pipe that this process holds; it ends with this process, also by SIGKILL.
    _keeper: Child,
}

/// The folder, the same for all tests of this process.
pub fn path() -> &'static Path {
    &ROOM.path
}

/// Has the process stopped at the end, by its id.
pub fn record(name: &str, pid: u32) {
    fs::write(path().join(format!("{name}.pid")), pid.to_string()).unwrap();
}

impl Room {
    fn open() -> Self {
        let places = [std::env::temp_dir(), MEMORY.into()];
        for place in &places {
            clear_abandoned(place);
        }
        let place = if has_space(MEMORY) { MEMORY.into() } else { std::env::temp_dir() };
        let path = place.join(format!("{PREFIX}{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        let keeper = Command::new("sh")
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("app/keeper.sh"))
            .arg(&path)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .expect("sh starts");
        Self { path, _keeper: keeper }
    }
}

/// Removes the rooms of test processes that are gone and whose keeper could not clear up, say after a power loss.
fn clear_abandoned(place: &Path) {
    for room in fs::read_dir(place).into_iter().flatten().flatten().map(|entry| entry.path()) {
        let owner =
            room.file_name().and_then(|name| name.to_str()).and_then(|name| name.strip_prefix(PREFIX));
        let Some(owner) = owner else { continue };
        if Path::new("/proc").join(owner).exists() || kept(&room) {
            continue;
        }
        for record in fs::read_dir(&room).into_iter().flatten().flatten() {
            stop_recorded(&record.path(), &room);
        }
        let _ = fs::remove_dir_all(&room);
    }
}

/// Whether there is a gigabyte: containers often have less.
fn has_space(place: &str) -> bool {
    let output = Command::new("df").args(["--output=avail", "--block-size=1M", place]).output();
    let text = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
    text.lines().last().and_then(|free| free.trim().parse::<u64>().ok()).is_some_and(|free| free >= 1_024)
}

/// Whether a keeper is still clearing this room.
fn kept(room: &Path) -> bool {
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    processes
        .filter_map(|process| command_line(&process.path()))
        .any(|line| line.contains("keeper.sh") && line.contains(&*room.to_string_lossy()))
}

/// Stops a recorded process if it is still the one that was started for this room: ids are used again.
fn stop_recorded(record: &Path, room: &Path) {
    if record.extension().is_none_or(|extension| extension != "pid") {
        return;
    }
    let Ok(pid) = fs::read_to_string(record) else { return };
    let ours = command_line(&Path::new("/proc").join(&pid))
        .is_some_and(|line| line.contains(&*room.to_string_lossy()));
    if ours {
        let _ = Command::new("kill").args(["-KILL", &pid]).status();
    }
}

fn command_line(process: &Path) -> Option<String> {
    fs::read(process.join("cmdline")).ok().map(|line| String::from_utf8_lossy(&line).replace('\0', " "))
}
