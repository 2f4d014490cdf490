//! What an operation is asked for.

use serde_json::Value;

/// A request that is right in all but, perhaps, who asks.
#[derive(Debug, Default)]
pub struct Ask {
    pub path: String,
    pub body: Option<Value>,
    pub if_match: Option<i64>,
    /// A form that is sent instead of a body, encoded.
    pub form: Option<String>,
    /// Uploaded instead of a body.
    pub file: Option<Vec<u8>>,
}

impl Ask {
    pub fn at(path: String) -> Self {
        Self { path, ..Self::default() }
    }

    #[must_use]
    pub fn saying(mut self, body: Value) -> Self {
        self.body = Some(body);
        self
    }

    /// What is brought is called by what it is.
    pub fn file_name(&self) -> &'static str {
        if self.path.contains("/registry-imports/") { "registry.csv" } else { "note.txt" }
    }

    /// Of the revision that was just made.
    #[must_use]
    pub const fn of(mut self, revision: i64) -> Self {
        self.if_match = Some(revision);
        self
    }
}
