//! A large text that administrators bring: JSON or CSV.

use std::{future::Future, path::Path, pin::Pin};

use actix_web::{FromRequest, HttpRequest, dev::Payload};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{RefOr, schema::Schema},
};

use super::{
    Upload,
    sniff::Sniffer,
    upload::{Limits, from_request},
};
use crate::platform::problem::{Problem, Result};

/// The largest, in bytes.
const MOST: usize = 256 * 1024 * 1024;

/// A file from the field `file` of a `multipart/form-data` body (RFC 7578): JSON or CSV in UTF-8, up to 256 MB. It stands on
/// the disk, not in memory.
#[derive(Debug)]
pub struct BulkUpload(pub Upload);

impl FromRequest for BulkUpload {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let upload = from_request(request, payload, Limits { most: MOST, media_type });
        Box::pin(async move { Ok(Self(upload.await?)) })
    }
}

fn media_type(sniffer: &Sniffer, name: &str) -> Option<&'static str> {
    let ending = Path::new(name).extension()?.to_str()?.to_lowercase();
    let claimed = [("json", "application/json"), ("csv", "text/csv")];
    let (_, claimed) = claimed.into_iter().find(|(known, _)| *known == ending)?;
    sniffer.is_text().then_some(claimed)
}

/// The form, as OpenAPI describes it.
impl PartialSchema for BulkUpload {
    fn schema() -> RefOr<Schema> {
        Upload::schema()
    }
}

impl ToSchema for BulkUpload {}
