//! Which body a row means: by code or name, else by the domain of its address.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::{
    organisations::{OrganisationId, OrganisationStatus, domain_of, organisation, organisation_domain},
    platform::{problem::Result, text::fold},
};

/// The active bodies, by all that may stand in a file.
pub struct Bodies {
    named: HashMap<String, OrganisationId>,
    domains: HashMap<String, OrganisationId>,
}

impl Bodies {
    /// # Errors
    /// When the database refuses.
    pub async fn read(db: &impl ConnectionTrait) -> Result<Self> {
        let rows: Vec<(OrganisationId, String, String, String)> = organisation::Entity::find()
            .select_only()
            .columns([
                organisation::Column::Id,
                organisation::Column::Code,
                organisation::Column::NameEl,
                organisation::Column::NameEn,
            ])
            .filter(organisation::COLUMN.status.eq(OrganisationStatus::Active))
            .into_tuple()
            .all(db)
            .await?;
        let named = rows.into_iter().flat_map(|(id, code, el, en)| {
            [code, el, en].into_iter().filter(|name| !name.is_empty()).map(move |name| (fold(&name), id))
        });
        let domains: Vec<(String, OrganisationId)> = organisation_domain::Entity::find()
            .select_only()
            .columns([organisation_domain::Column::Domain, organisation_domain::Column::OrganisationId])
            .into_tuple()
            .all(db)
            .await?;
        Ok(Self { named: named.collect(), domains: domains.into_iter().collect() })
    }

    pub fn named(&self, name: &str) -> Option<OrganisationId> {
        self.named.get(&fold(name)).copied()
    }

    /// Of the address's domain, or of one above it.
    pub fn of_address(&self, email: &str) -> Option<OrganisationId> {
        let domain = domain_of(email);
        let mut rest = domain.as_str();
        loop {
            if let Some(found) = self.domains.get(rest) {
                return Some(*found);
            }
            rest = rest.split_once('.')?.1;
        }
    }
}
