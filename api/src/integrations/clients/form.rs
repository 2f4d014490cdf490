//! What an administrator writes about an API client.

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde::Deserialize;
use utoipa::ToSchema;
use validator::{Validate, ValidationError};

use super::{
    entity::{
        Addresses, ClientNarrowing, Scopes,
        client::{self},
    },
    network::Network,
};
use crate::{
    campaigns::{CampaignId, campaign},
    integrations::scopes,
    organisations::{OrganisationId, OrganisationStatus, organisation},
    platform::{
        permission::Permissions,
        problem::{FieldError, Problem, Result},
        time::Timestamp,
    },
};

/// An API client as it is written.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ApiClientForm {
    #[validate(length(min = 3, max = 120))]
    #[schema(min_length = 3, max_length = 120, example = "Πρωτόκολλο Δήμου Ιωαννιτών")]
    pub name: String,
    /// What it calls for; whoever looks at the list in a year should understand it.
    #[validate(length(min = 3, max = 2000))]
    #[schema(min_length = 3, max_length = 2000, example = "Στέλνει τις προτάσεις που πρωτοκολλούνται.")]
    pub purpose: String,
    /// Whom to write to when it misbehaves.
    #[validate(length(min = 3, max = 254), email)]
    #[schema(min_length = 3, max_length = 254, example = "it@ioannina.gr")]
    pub contact: String,
    /// Whose system it is.
    pub organisation_id: OrganisationId,
    pub narrowing: ClientNarrowing,
    /// Where it is narrowed to one.
    pub campaign_id: Option<CampaignId>,
    /// Permissions by name, of those that `GET /scopes` lists.
    #[validate(length(min = 1, max = 40))]
    #[schema(min_items = 1, max_items = 40, example = json!(["submissions:submit"]))]
    pub scopes: Vec<String>,
    /// Networks from which it may call (CIDR); from everywhere when there is none.
    #[serde(default)]
    #[validate(length(max = 32), custom(function = are_networks))]
    #[schema(max_items = 32, example = json!(["192.0.2.0/24"]))]
    pub addresses: Vec<String>,
    /// Requests that it may make in a minute, on all replicas together.
    #[validate(range(min = 1, max = 6000))]
    #[schema(minimum = 1, maximum = 6000, example = 120)]
    pub requests_per_minute: i32,
    /// When it ends by itself; never when there is none.
    pub expires_at: Option<Timestamp>,
}

fn are_networks(list: &[String]) -> Result<(), ValidationError> {
    let wrong = list.iter().any(|text| text.len() > 50 || text.parse::<Network>().is_err());
    if wrong { Err(ValidationError::new("network")) } else { Ok(()) }
}

impl ApiClientForm {
    /// The columns that it fills.
    pub fn row(&self) -> client::ActiveModel {
        let mut scopes = self.scopes.clone();
        scopes.sort_unstable();
        client::ActiveModel {
            name: Set(self.name.trim().to_owned()),
            purpose: Set(self.purpose.trim().to_owned()),
            contact: Set(self.contact.trim().to_owned()),
            organisation_id: Set(self.organisation_id),
            narrowing: Set(self.narrowing),
            campaign_id: Set(self.campaign_id),
            scopes: Set(Scopes(scopes)),
            addresses: Set(Addresses(self.addresses.clone())),
            requests_per_minute: Set(self.requests_per_minute),
            expires_at: Set(self.expires_at),
            ..Default::default()
        }
    }

    /// Of whose people it is one.
    pub fn body(&self) -> Option<OrganisationId> {
        (self.narrowing == ClientNarrowing::Body).then_some(self.organisation_id)
    }

    /// # Errors
    /// 422 with all that does not fit.
    pub async fn check(
        &self,
        db: &impl ConnectionTrait,
        permissions: &Permissions,
        now: Timestamp,
    ) -> Result<()> {
        let mut faults = self.faults(permissions, now);
        let body = organisation::Entity::find_by_id(self.organisation_id)
            .filter(organisation::COLUMN.status.eq(OrganisationStatus::Active));
        if body.one(db).await?.is_none() {
            faults.push(FieldError::new("/organisation_id", "unknown_reference"));
        }
        if let Some(id) = self.campaign_id
            && campaign::Entity::find_by_id(id).one(db).await?.is_none()
        {
            faults.push(FieldError::new("/campaign_id", "unknown_reference"));
        }
        if faults.is_empty() { Ok(()) } else { Err(Problem::invalid(faults)) }
    }

    fn faults(&self, permissions: &Permissions, now: Timestamp) -> Vec<FieldError> {
        let mut faults = Vec::new();
        for (index, scope) in self.scopes.iter().enumerate() {
            let pointer = format!("/scopes/{index}");
            if self.scopes.iter().take(index).any(|before| before == scope) {
                faults.push(FieldError::new(pointer, "duplicate"));
            } else if scopes::is_for_people(scope) {
                faults.push(FieldError::new(pointer, "scope_of_people"));
            } else if !scopes::may_have(permissions, scope, ClientNarrowing::Nothing) {
                faults.push(FieldError::new(pointer, "unknown_option"));
            } else if !scopes::may_have(permissions, scope, self.narrowing) {
                faults.push(FieldError::new(pointer, "scope_beyond_body"));
            }
        }
        match (self.narrowing, self.campaign_id) {
            (ClientNarrowing::Campaign, None) => {
                faults.push(FieldError::new("/campaign_id", "required"));
            }
            (ClientNarrowing::Nothing | ClientNarrowing::Body, Some(_)) => {
                faults.push(FieldError::new("/campaign_id", "not_applicable"));
            }
            _ => {}
        }
        if self.expires_at.is_some_and(|expires| expires <= now) {
            faults.push(FieldError::new("/expires_at", "date_past"));
        }
        faults
    }
}
