//! The program itself, as those run it who operate the platform: the real binary, on an application's database.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    sync::LazyLock,
    time::{Duration, Instant},
};

use secrecy::ExposeSecret;
use wenovate::platform::{config::Config, time::Clock};

use super::{Client, Inner, Member, next_number, room};

/// Built from the sources of this test, unless it is there.
static PROGRAM: LazyLock<PathBuf> = LazyLock::new(|| {
    let build = Command::new(env!("CARGO")).args(["build", "--workspace", "--bins", "--quiet"]).status();
    assert!(build.is_ok_and(|status| status.success()), "the program does not build");
    let tests = env::current_exe().unwrap();
    tests.parent().and_then(Path::parent).unwrap().join("wenovate")
});

/// Starts take a second on a machine that does nothing else.
const PATIENCE: Duration = Duration::from_mins(1);

/// A service in a process of its own. It is killed when it is dropped.
pub struct Process {
    child: Child,
    address: String,
    log: PathBuf,
}

impl Inner {
    /// The time of the system, which is the time of the program: for rules in which both have a part.
    pub fn keep_system_time(&self) {
        self.set_time(Clock::system().now());
    }

    /// The program, with the settings of this application.
    pub fn program(&self) -> Command {
        program(&self.foundation().config)
    }

    /// Runs the program to its end.
    pub fn run_program<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> Output {
        self.program().args(arguments).output().unwrap()
    }

    /// One more replica on this application's database.
    pub async fn serve(&self) -> Process {
        Process::start(self.program().arg("serve")).await
    }
}

/// The program with these settings, on a free port.
pub fn program(config: &Config) -> Command {
    let mut command = Command::new(&*PROGRAM);
    command
        .current_dir(room::path())
        .env("WENOVATE_BIND", "127.0.0.1:0")
        .env("WENOVATE_PUBLIC_URL", &config.public_url)
        .env("WENOVATE_DATABASE_URL", config.database_url.expose_secret())
        .env("WENOVATE_STORAGE_DIR", &config.storage_dir)
        .env("WENOVATE_ARGON2_MEMORY_KIB", config.argon2_memory_kib.to_string())
        .env("WENOVATE_REQUESTS_PER_MINUTE", config.requests_per_minute.to_string())
        .env("WENOVATE_WORKERS", "2")
        .envs(config.smtp_url.as_ref().map(|url| ("WENOVATE_SMTP_URL", url.expose_secret())))
        .envs(config.smtp_ca_file.as_ref().map(|file| ("WENOVATE_SMTP_CA_FILE", file)))
        .stdin(Stdio::null());
    command
}

impl Process {
    /// Starts a service and waits until it serves.
    pub async fn start(command: &mut Command) -> Self {
        let log = room::path().join(format!("process-{}.log", next_number()));
        let to = fs::File::create(&log).unwrap();
        let child = command.stdout(Stdio::null()).stderr(to).spawn().unwrap();
        room::record(&format!("process-{}", child.id()), child.id());
        let mut process = Self { child, address: String::new(), log };
        let until = Instant::now() + PATIENCE;
        while Instant::now() < until {
            if let Some(address) = process.told("serving") {
                process.address = address;
                return process;
            }
            assert!(process.child.try_wait().unwrap().is_none(), "it ended:\n{}", process.log());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("it does not serve:\n{}", process.log());
    }

    /// The address on loopback that a line of its log tells.
    pub fn told(&self, what: &str) -> Option<String> {
        let log = self.log();
        let line = log.lines().find(|line| line.contains(what) && line.contains("127.0.0.1:"))?;
        let (_, rest) = line.split_once("127.0.0.1:")?;
        let port: String = rest.chars().take_while(char::is_ascii_digit).collect();
        // The line may not be whole yet.
        (rest.len() > port.len() || log.ends_with('\n')).then(|| format!("127.0.0.1:{port}"))
    }

    /// Somebody without a session.
    pub fn visitor(&self) -> Client {
        Client::new(format!("http://{}", self.address))
    }

    /// The member, with a session of this process.
    pub async fn signed_in(&self, member: &Member) -> Client {
        let client = self.visitor();
        member.sign_in_at(&client, Clock::system().now()).await;
        client
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// What it has logged so far.
    pub fn log(&self) -> String {
        fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// SIGKILL, as the kernel does it when memory is short.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// SIGTERM, and waits for its end.
    pub async fn stop(mut self) {
        let asked = Command::new("kill").arg(self.child.id().to_string()).status();
        assert!(asked.is_ok_and(|status| status.success()));
        let until = Instant::now() + PATIENCE;
        while self.child.try_wait().unwrap().is_none() {
            assert!(Instant::now() < until, "it does not end:\n{}", self.log());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
