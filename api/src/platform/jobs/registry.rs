//! Which jobs there are.

use std::{collections::HashMap, future::Future, pin::Pin, sync::Arc};

use serde_json::Value;

use super::{Job, Schedule, job::Asked};
use crate::platform::{
    foundation::Foundation,
    problem::{Problem, Result},
};

type Running = Pin<Box<dyn Future<Output = Result<()>> + Send>>;
type Run = fn(Value, Foundation) -> Running;

/// The jobs that this version knows, by name, and which of them the clock asks for.
#[derive(Clone, Default)]
pub struct Registry(Arc<Known>);

#[derive(Clone, Default)]
struct Known {
    runs: HashMap<&'static str, Run>,
    schedules: Vec<Schedule>,
}

impl Registry {
    /// With one more job.
    #[must_use]
    pub fn with<J: Job>(self) -> Self {
        let mut known = Arc::unwrap_or_clone(self.0);
        known.runs.insert(J::NAME, |payload, foundation| {
            Box::pin(async move {
                let job: J = serde_json::from_value(payload).map_err(Problem::internal)?;
                job.run(&foundation).await
            })
        });
        Self(Arc::new(known))
    }

    /// With one more job, which is due at these times (cron, in UTC).
    #[must_use]
    pub fn with_every<J: Job + Default>(self, cron: &'static str) -> Self {
        let mut known = Arc::unwrap_or_clone(self.with::<J>().0);
        known.schedules.push(Schedule { name: J::NAME, cron, asked: || Asked::of(&J::default()) });
        Self(Arc::new(known))
    }

    /// What the clock asks for, by name.
    pub fn schedules(&self) -> Vec<Schedule> {
        let mut schedules = self.0.schedules.clone();
        schedules.sort_unstable_by_key(|schedule| schedule.name);
        schedules
    }

    /// The names, in their order.
    pub fn names(&self) -> Vec<&'static str> {
        let mut names: Vec<_> = self.0.runs.keys().copied().collect();
        names.sort_unstable();
        names
    }

    pub(super) fn run(&self, name: &str, payload: Value, foundation: Foundation) -> Running {
        match self.0.runs.get(name) {
            Some(run) => run(payload, foundation),
            None => Box::pin(async { Err(Problem::internal("no job of this name")) }),
        }
    }
}
