//! Rows as the product would have left them, for tests whose rule begins after them. They are inserted straight through the
//! entities, so they leave no audit event, queue no job and send no mail. A rule that is about the deed itself does the
//! deed over HTTP.
//!
//! A factory is awaited: `app.campaign().await`; before that `with(|row| …)` changes any column.

mod bodies;
mod campaigns;
mod challenges;
mod criteria;
mod evaluations;
mod integrations;
mod library;
mod notifications;
mod operations;
mod organisations;
mod projects;
mod questionnaires;
mod submissions;
mod workshops;

use std::future::{Future, IntoFuture};
use std::pin::Pin;

use sea_orm::{ActiveModelBehavior, ActiveModelTrait, EntityTrait, IntoActiveModel};
use wenovate::platform::id::Id;

use super::{Inner, TestApp};

pub use self::{
    campaigns::Campaign,
    evaluations::{Round, an_evaluation},
    integrations::{ApiClient, encoded},
    library::entry_fields,
    organisations::Organisation,
    projects::Project,
    questionnaires::answers_to_nothing,
};

/// What awaiting a factory gives.
pub type Made<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// One row about to be inserted.
pub struct Row<A> {
    app: TestApp,
    row: A,
}

impl<A> Row<A> {
    /// Changes columns: `.with(|row| row.status = Set(Status::Closed))`.
    #[must_use]
    pub fn with(mut self, change: impl FnOnce(&mut A)) -> Self {
        change(&mut self.row);
        self
    }
}

impl<A> IntoFuture for Row<A>
where
    A: ActiveModelTrait + ActiveModelBehavior + Send + 'static,
    <A::Entity as EntityTrait>::Model: IntoActiveModel<A> + Send,
{
    type Output = <A::Entity as EntityTrait>::Model;
    type IntoFuture = Made<Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            self.row.insert(&*self.app.foundation().db).await.expect("a row that can be inserted")
        })
    }
}

impl TestApp {
    /// A row of any table: the base of a slice's own factories.
    pub fn row<A: ActiveModelTrait>(&self, row: A) -> Row<A> {
        Row { app: self.clone(), row }
    }
}

impl Inner {
    /// A new id, of the time that the clock shows.
    pub fn id<I: Id>(&self) -> I {
        self.foundation.db.random().id(self.now())
    }
}
