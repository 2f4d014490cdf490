//! Public bodies.

use std::{future::IntoFuture, ops::Deref};

use sea_orm::{ActiveModelTrait, Set};
use wenovate::organisations::{OrganisationKind, OrganisationStatus, organisation, organisation_domain};

use super::Made;
use crate::app::{TestApp, next_number};

/// A body of the registry, with a domain of its own.
#[derive(Clone, Debug)]
pub struct Organisation {
    row: organisation::Model,
    pub domain: String,
}

impl Deref for Organisation {
    type Target = organisation::Model;

    fn deref(&self) -> &organisation::Model {
        &self.row
    }
}

impl Organisation {
    /// A service e-mail address that nobody has yet.
    pub fn new_address(&self) -> String {
        format!("person{}@{}", next_number(), self.domain)
    }
}

pub struct Making {
    app: TestApp,
    row: organisation::ActiveModel,
    domain: String,
}

impl TestApp {
    /// A municipality.
    pub fn organisation(&self) -> Making {
        let number = next_number();
        Making {
            app: self.clone(),
            row: organisation::ActiveModel {
                id: Set(self.id()),
                code: Set(format!("T{number}")),
                name_el: Set(format!("Δήμος Δοκιμών {number}")),
                name_en: Set(format!("Municipality of Tests {number}")),
                aliases: Set(String::new()),
                sort_name: Set(format!("δημοσ δοκιμων {number:06}")),
                kind: Set(OrganisationKind::Municipality),
                region: Set(Some("EL30".into())),
                website: Set(None),
                parent_id: Set(None),
                status: Set(OrganisationStatus::Active),
                successor_id: Set(None),
                revision: Set(1),
                created_at: Set(self.now()),
                representatives: Set(2),
                ..Default::default()
            },
            domain: format!("dimos{number}.example"),
        }
    }
}

impl Making {
    #[must_use]
    pub fn with(mut self, change: impl FnOnce(&mut organisation::ActiveModel)) -> Self {
        change(&mut self.row);
        self
    }

    #[must_use]
    pub fn domain(mut self, domain: &str) -> Self {
        domain.clone_into(&mut self.domain);
        self
    }
}

impl IntoFuture for Making {
    type Output = Organisation;
    type IntoFuture = Made<Organisation>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let db = &*self.app.foundation().db;
            let row = self.row.insert(db).await.unwrap();
            let domain = organisation_domain::ActiveModel {
                id: Set(self.app.id()),
                organisation_id: Set(row.id),
                domain: Set(self.domain.clone()),
            };
            domain.insert(db).await.unwrap();
            Organisation { row, domain: self.domain }
        })
    }
}
