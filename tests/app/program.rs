//! The program itself, as a process of its own: for what only processes do, such as being stopped and killed.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    sync::LazyLock,
    time::Duration,
};

use serde_json::Value;

use super::{next_number, room};

/// What cargo hands on to a build that a test asks for; the rest of a test's environment would make it build anew.
const HANDED_ON: [&str; 8] = [
    "PATH",
    "HOME",
    "CARGO_HOME",
    "CARGO_TARGET_DIR",
    "CARGO_INCREMENTAL",
    "RUSTUP_HOME",
    "RUSTUP_TOOLCHAIN",
    "RUSTFLAGS",
];

/// Built from today's sources, beside this test's own program.
static PROGRAM: LazyLock<PathBuf> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let here = env::current_exe().unwrap();
    let folder = here.parent().and_then(Path::parent).unwrap();
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--workspace", "--bins", "--quiet"]).current_dir(root).env_clear();
    cargo.envs(env::vars().filter(|(name, _)| HANDED_ON.contains(&name.as_str())));
    if folder.ends_with("release") {
        cargo.arg("--release");
    }
    let built = cargo.stdin(Stdio::null()).output().expect("cargo starts");
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    folder.join("wenovate")
});

/// `wenovate` with these settings and no others, to be given its arguments.
pub fn command(settings: &[(&str, String)]) -> Command {
    let mut command = Command::new(&*PROGRAM);
    command.current_dir(room::path()).env_clear().stdin(Stdio::null());
    command.envs(settings.iter().map(|(name, value)| (name, value)));
    command
}

/// `wenovate serve`, until it is stopped or dropped.
#[derive(Debug)]
pub struct Program {
    process: Child,
    log: PathBuf,
    /// `http://127.0.0.1:port`
    pub server: String,
}

impl Program {
    /// Starts it and waits until it serves.
    pub async fn serve(settings: &[(&str, String)]) -> Self {
        let name = format!("wenovate-{}", next_number());
        let log = room::path().join(&name).with_extension("log");
        let file = fs::File::create(&log).unwrap();
        let process = command(settings)
            .arg("serve")
            .stdout(file.try_clone().unwrap())
            .stderr(file)
            .spawn()
            .expect("the program starts");
        room::record(&name, process.id());
        let mut program = Self { process, log, server: String::new() };
        let address = program.logged("serving").await["address"].as_str().unwrap().to_owned();
        program.server = format!("http://{address}");
        program
    }

    /// The first line of the log with this message, when it comes.
    pub async fn logged(&mut self, message: &str) -> Value {
        for _ in 0..600 {
            let lines = fs::read_to_string(&self.log).unwrap();
            let mut lines = lines.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
            if let Some(line) = lines.find(|line| line["message"] == message) {
                return line;
            }
            if self.process.try_wait().unwrap().is_some() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("it did not say “{message}”:\n{}", fs::read_to_string(&self.log).unwrap());
    }

    /// `STOP`, `CONT`, `TERM` or `KILL`.
    pub fn signal(&self, name: &str) {
        let pid = self.process.id().to_string();
        let sent = Command::new("kill").args([format!("-{name}"), pid]).status();
        assert!(sent.unwrap().success(), "kill -{name}");
    }

    /// Waits for its end.
    pub async fn ended(&mut self) -> ExitStatus {
        for _ in 0..1_200 {
            if let Some(status) = self.process.try_wait().unwrap() {
                return status;
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        panic!("it does not end:\n{}", fs::read_to_string(&self.log).unwrap());
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
