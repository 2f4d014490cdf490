//! A second server on the application's database and storage, as a balancer would have one.

use wenovate::{
    platform::{config::Config, language::Language, random::Random, request::RequestContext},
    server::{self, Running},
};

use super::{Client, FACTORY, Inner};

/// Shares database, storage and clock with the application, and nothing else. Stop it at the end of the test.
pub struct Replica {
    running: Running,
    address: String,
}

impl Inner {
    pub async fn replica(&self) -> Replica {
        self.replica_with(|_| {}).await
    }

    /// A replica with other settings.
    pub async fn replica_with(&self, change: impl FnOnce(&mut Config)) -> Replica {
        let services = self.services();
        let mut config = services.config.clone();
        change(&mut config);
        let factory = RequestContext { id: FACTORY.into(), language: Language::El, address: None };
        let start = Box::pin(server::start(config, services.db.clock().clone(), Random::from_system()));
        let running = factory.scope(start).await.unwrap();
        Replica { address: format!("http://{}", running.address()), running }
    }
}

impl Replica {
    pub fn address(&self) -> &str {
        &self.address
    }

    pub fn visitor(&self) -> Client {
        Client::new(self.address.clone())
    }

    pub async fn stop(self) {
        self.running.stop().await;
    }
}
