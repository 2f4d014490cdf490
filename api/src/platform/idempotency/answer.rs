//! An answer that can be given again.

use actix_web::{
    HttpResponse,
    http::{
        StatusCode,
        header::{ETAG, LOCATION},
    },
};
use serde::Serialize;

use super::REPLAYED;
use crate::platform::{
    json::{Accepted, Created, NoContent, private},
    problem::{Problem, Result},
};

/// What a caller needs of an answer: its status, the headers that say something of the resource, and its body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub status: i32,
    pub location: Option<String>,
    pub etag: Option<String>,
    pub body: Option<String>,
}

/// An answer that is known before the change is committed, and kept with it.
pub trait Answer {
    /// # Errors
    /// When it is no JSON.
    fn kept(&self) -> Result<Kept>;
}

impl<T: Serialize> Answer for Created<T> {
    fn kept(&self) -> Result<Kept> {
        Ok(Kept {
            status: 201,
            location: Some(self.location.clone()),
            etag: None,
            body: Some(json(&self.body)?),
        })
    }
}

impl<T: Serialize> Answer for Accepted<T> {
    fn kept(&self) -> Result<Kept> {
        let body = Some(json(&self.0)?).filter(|body| body != "null");
        Ok(Kept { status: 202, location: None, etag: None, body })
    }
}

impl Answer for NoContent {
    fn kept(&self) -> Result<Kept> {
        Ok(Kept { status: 204, location: None, etag: None, body: None })
    }
}

fn json(body: &impl Serialize) -> Result<String> {
    serde_json::to_string(body).map_err(Problem::internal)
}

impl Kept {
    /// The answer, and that it is not the first time.
    pub(super) fn again(self) -> HttpResponse {
        let status = u16::try_from(self.status).ok().and_then(|status| StatusCode::from_u16(status).ok());
        let mut response = private(HttpResponse::build(status.unwrap_or(StatusCode::OK)));
        response.insert_header((REPLAYED, "true"));
        if let Some(location) = self.location {
            response.insert_header((LOCATION, location));
        }
        if let Some(etag) = self.etag {
            response.insert_header((ETAG, etag));
        }
        match self.body {
            Some(body) => response.content_type("application/json").body(body),
            None => response.finish(),
        }
    }
}
