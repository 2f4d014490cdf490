//! An API client as administrators see it.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    MOST_SECRETS,
    entity::{ClientId, ClientKeyId, ClientNarrowing, ClientSecretId, client, key, secret},
};
use crate::{
    campaigns::{self, CampaignName},
    organisations::{self, OrganisationName},
    platform::{
        etag::Tagged,
        problem::{Problem, Result},
        time::Timestamp,
        usage,
    },
};

crate::choice!(
    /// Whether an API client may call.
    ApiClientStatus {
        Active,
        /// An administrator stopped it.
        Disabled,
        /// Its time is over.
        Expired,
    }
);

/// A system that calls the API by itself.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApiClient {
    /// The `client_id` of OAuth.
    pub id: ClientId,
    #[schema(example = "Πρωτόκολλο Δήμου Ιωαννιτών")]
    pub name: String,
    #[schema(example = "Στέλνει τις προτάσεις που πρωτοκολλούνται.")]
    pub purpose: String,
    #[schema(example = "it@ioannina.gr")]
    pub contact: String,
    /// Whose system it is.
    pub organisation: Option<OrganisationName>,
    pub narrowing: ClientNarrowing,
    /// Where it is narrowed to one.
    pub campaign: Option<CampaignName>,
    #[schema(example = json!(["submissions:submit"]))]
    pub scopes: Vec<String>,
    #[schema(example = json!(["192.0.2.0/24"]))]
    pub addresses: Vec<String>,
    #[schema(example = 120)]
    pub requests_per_minute: i32,
    pub status: ApiClientStatus,
    pub expires_at: Option<Timestamp>,
    pub disabled_at: Option<Timestamp>,
    /// To within some seconds.
    pub last_used_at: Option<Timestamp>,
    /// Those that are good, the older one first.
    pub secrets: Vec<ApiClientSecret>,
    pub keys: Vec<ApiClientKey>,
    pub created_at: Timestamp,
    /// For the `If-Match` of a change.
    pub revision: i64,
    pub abilities: ApiClientAbilities,
}

/// What is told of a secret after it was shown.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApiClientSecret {
    pub id: ClientSecretId,
    /// Its last letters.
    #[schema(example = "k3Qx")]
    pub hint: String,
    pub created_at: Timestamp,
    /// None for the one that stays.
    pub expires_at: Option<Timestamp>,
}

/// A public key with which the client's assertions are verified.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApiClientKey {
    pub id: ClientKeyId,
    #[schema(example = "agency-2026")]
    pub kid: Option<String>,
    #[schema(example = "OKP")]
    pub kty: String,
    /// SHA-256 of the key (RFC 7638).
    #[schema(example = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k")]
    pub thumbprint: String,
    pub created_at: Timestamp,
}

/// What may be done with an API client now.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApiClientAbilities {
    pub can_add_secret: bool,
    pub can_add_key: bool,
    pub can_disable: bool,
    pub can_enable: bool,
}

impl ApiClient {
    /// These clients, in a handful of queries however many they are.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn all(
        db: &impl ConnectionTrait,
        rows: Vec<client::Model>,
        now: Timestamp,
    ) -> Result<Vec<Self>> {
        let ids: Vec<ClientId> = rows.iter().map(|row| row.id).collect();
        let bodies = organisations::names_of(db, rows.iter().map(|row| row.organisation_id)).await?;
        let campaigns = campaigns::names_of(db, rows.iter().filter_map(|row| row.campaign_id)).await?;
        let mut secrets = secrets_of(db, &ids, now).await?;
        let mut keys = keys_of(db, &ids).await?;
        let used = last_uses(db, &ids).await?;
        let show = |row: client::Model| {
            let (secrets, keys) =
                (secrets.remove(&row.id).unwrap_or_default(), keys.remove(&row.id).unwrap_or_default());
            Self {
                status: status(&row, now),
                abilities: ApiClientAbilities {
                    can_add_secret: secrets.len() < MOST_SECRETS,
                    can_add_key: keys.len() < super::MOST_KEYS,
                    can_disable: row.disabled_at.is_none(),
                    can_enable: row.disabled_at.is_some(),
                },
                organisation: bodies.get(&row.organisation_id).cloned(),
                campaign: row.campaign_id.and_then(|id| campaigns.get(&id).cloned()),
                last_used_at: used.get(&row.id).copied(),
                secrets,
                keys,
                id: row.id,
                name: row.name,
                purpose: row.purpose,
                contact: row.contact,
                narrowing: row.narrowing,
                scopes: row.scopes.0,
                addresses: row.addresses.0,
                requests_per_minute: row.requests_per_minute,
                expires_at: row.expires_at,
                disabled_at: row.disabled_at,
                created_at: row.created_at,
                revision: row.revision,
            }
        };
        Ok(rows.into_iter().map(show).collect())
    }

    /// One client.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn of(db: &impl ConnectionTrait, row: client::Model, now: Timestamp) -> Result<Self> {
        Self::all(db, vec![row], now).await?.pop().ok_or_else(Problem::not_found)
    }

    /// With its `ETag`.
    pub const fn tagged(self) -> Tagged<Self> {
        Tagged { revision: self.revision, body: self }
    }
}

fn status(row: &client::Model, now: Timestamp) -> ApiClientStatus {
    match row.disabled_at {
        Some(_) => ApiClientStatus::Disabled,
        None if row.is_good(now) => ApiClientStatus::Active,
        None => ApiClientStatus::Expired,
    }
}

async fn secrets_of(
    db: &impl ConnectionTrait,
    ids: &[ClientId],
    now: Timestamp,
) -> Result<HashMap<ClientId, Vec<ApiClientSecret>>> {
    let rows = secret::Entity::find()
        .filter(secret::COLUMN.client_id.is_in(ids.to_vec()))
        .order_by_asc(secret::Column::Id)
        .all(db)
        .await?;
    let mut of: HashMap<ClientId, Vec<ApiClientSecret>> = HashMap::new();
    for row in rows.into_iter().filter(|row| row.is_live(now)) {
        of.entry(row.client_id).or_default().push(ApiClientSecret {
            id: row.id,
            hint: row.hint,
            created_at: row.created_at,
            expires_at: row.expires_at,
        });
    }
    Ok(of)
}

async fn keys_of(
    db: &impl ConnectionTrait,
    ids: &[ClientId],
) -> Result<HashMap<ClientId, Vec<ApiClientKey>>> {
    let rows = key::Entity::find()
        .filter(key::COLUMN.client_id.is_in(ids.to_vec()))
        .order_by_asc(key::Column::Id)
        .all(db)
        .await?;
    let mut of: HashMap<ClientId, Vec<ApiClientKey>> = HashMap::new();
    for row in rows {
        of.entry(row.client_id).or_default().push(ApiClientKey {
            id: row.id,
            kid: row.jwk.kid,
            kty: row.jwk.kty,
            thumbprint: row.thumbprint,
            created_at: row.created_at,
        });
    }
    Ok(of)
}

/// When each was there last, as far as the processes have said.
async fn last_uses(db: &impl ConnectionTrait, ids: &[ClientId]) -> Result<HashMap<ClientId, Timestamp>> {
    let ids: Vec<_> = ids.iter().map(|id| id.0).collect();
    let rows: Vec<(uuid::Uuid, Option<i64>)> = usage::Entity::find()
        .select_only()
        .column(usage::Column::ClientId)
        .column_as(usage::Column::LastAt.max(), "last")
        .filter(usage::COLUMN.client_id.is_in(ids))
        .group_by(usage::Column::ClientId)
        .into_tuple()
        .all(db)
        .await?;
    let of = |(id, last): (uuid::Uuid, Option<i64>)| Some((ClientId(id), Timestamp(last?)));
    Ok(rows.into_iter().filter_map(of).collect())
}
