//! A balancer: each connection goes to a replica at random, of those that say that they are ready.

use std::{
    hash::{BuildHasher, Hasher, RandomState},
    sync::{Arc, Mutex},
    time::Duration,
};

use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
};

/// It lives as long as the runtime that started it. Clones are the same one.
#[derive(Clone, Debug)]
pub struct Balancer {
    /// `http://127.0.0.1:port`
    pub server: String,
    replicas: Arc<Mutex<Vec<Replica>>>,
}

#[derive(Clone, Debug)]
struct Replica {
    /// `127.0.0.1:port`
    address: String,
    ready: bool,
    served: u32,
}

impl Balancer {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = format!("http://{}", listener.local_addr().unwrap());
        let balancer = Self { server, replicas: Arc::default() };
        let (accepting, asking) = (balancer.clone(), balancer.clone());
        tokio::spawn(async move {
            while let Ok((caller, _)) = listener.accept().await {
                tokio::spawn(accepting.clone().pass_on(caller));
            }
        });
        tokio::spawn(async move {
            loop {
                asking.ask().await;
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        });
        balancer
    }

    /// Passes on to this server, too, as soon as it is ready.
    pub fn add(&self, server: &str) {
        let address = server.trim_start_matches("http://").to_owned();
        self.replicas.lock().unwrap().push(Replica { address, ready: false, served: 0 });
    }

    /// Waits until so many are ready.
    pub async fn has_ready(&self, count: usize) {
        for _ in 0..400 {
            if self.replicas.lock().unwrap().iter().filter(|replica| replica.ready).count() == count {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("{:?}", self.replicas.lock().unwrap());
    }

    /// How many connections each replica has had, of those that are still there or have been.
    pub fn served(&self) -> Vec<u32> {
        self.replicas.lock().unwrap().iter().map(|replica| replica.served).collect()
    }

    async fn ask(&self) {
        let addresses: Vec<_> =
            self.replicas.lock().unwrap().iter().map(|replica| replica.address.clone()).collect();
        for address in addresses {
            let asked = reqwest::Client::new().get(format!("http://{address}/health/ready"));
            let answer = asked.timeout(Duration::from_secs(5)).send().await;
            let ready = answer.is_ok_and(|answer| answer.status() == 200);
            for replica in self.replicas.lock().unwrap().iter_mut().filter(|it| it.address == address) {
                replica.ready = ready;
            }
        }
    }

    async fn pass_on(self, mut caller: TcpStream) {
        for _ in 0..100 {
            let Some(address) = self.choose() else {
                tokio::time::sleep(Duration::from_millis(50)).await;
                continue;
            };
            if let Ok(mut replica) = TcpStream::connect(&address).await {
                let _ = copy_bidirectional(&mut caller, &mut replica).await;
                return;
            }
        }
    }

    fn choose(&self) -> Option<String> {
        let mut replicas = self.replicas.lock().unwrap();
        let mut ready: Vec<_> = replicas.iter_mut().filter(|replica| replica.ready).collect();
        // Each state is keyed by the system's randomness.
        let dice = RandomState::new().build_hasher().finish();
        let count = u64::try_from(ready.len().max(1)).ok()?;
        let chosen = ready.get_mut(usize::try_from(dice % count).ok()?)?;
        chosen.served += 1;
        Some(chosen.address.clone())
    }
}
