//! Which jobs there are.

use std::{collections::HashMap, future::Future, pin::Pin, sync::Arc};

use serde_json::Value;

use super::Job;
use crate::platform::{
    problem::{Problem, Result},
    services::Services,
};

type Running = Pin<Box<dyn Future<Output = Result<()>> + Send>>;
type Run = fn(Value, Services) -> Running;

/// The jobs that this version knows, by name.
#[derive(Clone, Default)]
pub struct Registry(Arc<HashMap<&'static str, Run>>);

impl Registry {
    /// With one more job.
    #[must_use]
    pub fn with<J: Job>(self) -> Self {
        let mut known = Arc::unwrap_or_clone(self.0);
        known.insert(J::NAME, |payload, services| {
            Box::pin(async move {
                let job: J = serde_json::from_value(payload).map_err(Problem::internal)?;
                job.run(&services).await
            })
        });
        Self(Arc::new(known))
    }

    /// The names, in their order.
    pub fn names(&self) -> Vec<&'static str> {
        let mut names: Vec<_> = self.0.keys().copied().collect();
        names.sort_unstable();
        names
    }

    pub(super) fn run(&self, name: &str, payload: Value, services: Services) -> Running {
        match self.0.get(name) {
            Some(run) => run(payload, services),
            None => Box::pin(async { Err(Problem::internal("no job of this name")) }),
        }
    }
}
