//! The arithmetic of the chain: each event's hash covers the event and the hash before it.

use std::fmt;

use sea_orm::prelude::Uuid;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{AuditEventId, Model};
use crate::platform::{
    problem::{Problem, Result},
    random::hex,
    time::Timestamp,
};

/// The state of the chain after an event: 32 bytes, in JSON lower-case hexadecimal.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Link([u8; 32]);

impl Link {
    /// Before the first event.
    pub const START: Self = Self([0; 32]);

    /// After one more event: SHA-256 over the 32 bytes before it and the event as canonical JSON (RFC 8785).
    ///
    /// # Errors
    /// When the event cannot be written as canonical JSON.
    pub fn then(self, event: &Entry) -> Result<Self> {
        let json = serde_json_canonicalizer::to_vec(event).map_err(Problem::internal)?;
        Ok(Self(Sha256::new().chain_update(self.0).chain_update(json).finalize().into()))
    }

    /// Reads 64 hexadecimal digits.
    pub fn from_hex(text: &str) -> Option<Self> {
        let digits = text.as_bytes();
        let mut bytes = [0; 32];
        if digits.len() != 64 {
            return None;
        }
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
        }
        Some(Self(bytes))
    }
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

impl fmt::Debug for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Link {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Link {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        Self::from_hex(&text).ok_or_else(|| de::Error::custom("not 64 hexadecimal digits"))
    }
}

/// An event as it is hashed and exported: the columns of its row, nothing that may be different tomorrow.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    pub id: AuditEventId,
    pub at: Timestamp,
    pub actor_kind: String,
    pub actor_id: Option<Uuid>,
    pub actor_roles: Option<String>,
    pub event: String,
    pub subject_kind: String,
    pub subject_id: Option<Uuid>,
    pub request_id: String,
    pub address: Option<String>,
    pub details: Value,
    /// Absent where nobody was acted for, so that events of before there was such a thing hash to what they did (ADR 0062).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acted_for: Option<Uuid>,
}

impl From<Model> for Entry {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            at: row.at,
            actor_kind: row.actor_kind,
            actor_id: row.actor_id,
            actor_roles: row.actor_roles,
            event: row.event,
            subject_kind: row.subject_kind,
            subject_id: row.subject_id,
            request_id: row.request_id,
            address: row.address,
            details: row.details,
            acted_for: row.acted_for,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn entry(details: Value) -> Entry {
        Entry {
            id: AuditEventId(Uuid::nil()),
            at: Timestamp(1_732_440_600_000_001),
            actor_kind: "member".into(),
            actor_id: None,
            actor_roles: None,
            event: "tests.done".into(),
            subject_kind: "test".into(),
            subject_id: None,
            request_id: "r".into(),
            address: None,
            details,
            acted_for: None,
        }
    }

    #[test]
    fn for_whom_somebody_acted_counts() {
        let alone = entry(json!({}));
        let for_a_body = Entry { acted_for: Some(Uuid::nil()), ..alone.clone() };
        let for_another = Entry { acted_for: Some(Uuid::max()), ..alone.clone() };
        let links = [&alone, &for_a_body, &for_another].map(|event| Link::START.then(event).unwrap());
        assert!(links[0] != links[1] && links[1] != links[2]);
    }

    #[test]
    fn the_order_of_names_does_not_count_and_all_else_does() {
        let link = |details| Link::START.then(&entry(details)).unwrap();
        // PostgreSQL keeps JSON in an order of its own.
        assert_eq!(link(json!({ "ένα": 1, "b": 2.50 })), link(json!({ "b": 2.5, "ένα": 1 })));
        assert_ne!(link(json!({ "a": 1 })), link(json!({ "a": 2 })));
        let after = link(json!({}));
        assert_ne!(after.then(&entry(json!({}))).unwrap(), after, "what came before counts");
    }

    #[test]
    fn anybody_can_compute_it_again() {
        let json = r#"{"actor_id":null,"actor_kind":"member","actor_roles":null,"address":null,"at":"2024-11-24T09:30:00.000001Z","details":{},"event":"tests.done","id":"00000000-0000-0000-0000-000000000000","request_id":"r","subject_id":null,"subject_kind":"test"}"#;
        let by_hand = Sha256::new().chain_update([0; 32]).chain_update(json).finalize();
        assert_eq!(Link::START.then(&entry(json!({}))).unwrap().to_string(), hex(&by_hand));
    }

    #[test]
    fn it_is_read_as_it_is_written() {
        let link = Link::START.then(&entry(json!({}))).unwrap();
        assert_eq!(Link::from_hex(&link.to_string()), Some(link));
        assert_eq!(Link::from_hex("00"), None);
        assert_eq!(Link::from_hex(&"χ".repeat(32)), None);
    }
}
