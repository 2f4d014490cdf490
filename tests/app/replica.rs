//! A second server on the application's database and storage, as a balancer would have one.

use wenovate::{
    platform::{
        config::Config, foundation::StartError, language::Language, random::Random, request::RequestContext,
    },
    server::{self, Running},
};

use super::{Client, FACTORY, Inner, s3};

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
        self.replica_tried(change).await.unwrap()
    }

    /// A replica with settings that it may not start with.
    pub async fn replica_tried(&self, change: impl FnOnce(&mut Config)) -> Result<Replica, StartError> {
        let foundation = self.foundation();
        let mut config = foundation.config.clone();
        change(&mut config);
        let factory = RequestContext { id: FACTORY.into(), language: Language::El, address: None };
        let start = Box::pin(server::start(config, foundation.db.clock().clone(), Random::from_system()));
        let running = factory.scope(start).await?;
        Ok(Replica { address: format!("http://{}", running.address()), running })
    }

    /// A replica that keeps files in a bucket.
    pub async fn replica_on_s3(&self) -> Replica {
        let mut config = self.foundation().config.clone();
        s3::use_bucket(&mut config).await;
        self.replica_with(|it| *it = config).await
    }
}

impl Replica {
    pub fn address(&self) -> &str {
        &self.address
    }

    pub const fn running(&self) -> &Running {
        &self.running
    }

    pub fn visitor(&self) -> Client {
        Client::new(self.address.clone())
    }

    pub async fn stop(self) {
        self.running.stop().await;
    }
}
