//! A storage that speaks S3: moto's server, shared by the tests of this process. Each application has a bucket of its own.

use std::{
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    sync::LazyLock,
    thread,
    time::Duration,
};

use wenovate::platform::config::Config;

use super::{next_number, room};

static SERVER: LazyLock<Server> = LazyLock::new(Server::start);

struct Server {
    endpoint: String,
    /// Stopped by the keeper of the room.
    _process: Child,
}

/// Has the files kept in a new bucket.
pub async fn use_bucket(config: &mut Config) {
    let bucket = format!("wenovate-{}", next_number());
    let address = format!("{}/{bucket}", SERVER.endpoint);
    reqwest::Client::new().put(address).send().await.unwrap().error_for_status().unwrap();
    config.s3_bucket = Some(bucket);
    config.s3_endpoint = Some(SERVER.endpoint.clone());
    config.s3_access_key_id = Some("tests".into());
    config.s3_secret_access_key = Some("tests".into());
}

impl Server {
    #[expect(clippy::zombie_processes, reason = "the keeper of the room stops it when the tests end")]
    fn start() -> Self {
        let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("s3-server/.venv/bin/moto_server");
        assert!(
            program.exists(),
            "the S3 server of the tests is not installed: .ci/test does it, from tests/s3-server/requirements.txt"
        );
        let port = TcpListener::bind("127.0.0.1:0").and_then(|socket| socket.local_addr()).unwrap().port();
        let process = Command::new(program)
            .args(["-H", "127.0.0.1", "-p", &port.to_string()])
            .current_dir(room::path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("moto's server starts");
        room::record("s3", process.id());
        for _ in 0..400 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Self { endpoint: format!("http://127.0.0.1:{port}"), _process: process };
            }
            #[expect(clippy::disallowed_methods, reason = "no request waits here")]
            thread::sleep(Duration::from_millis(50));
        }
        panic!("moto's server does not answer");
    }
}
