//! A table that administrators bring, as office programs write it: CSV in whatever encoding, or XLSX.

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
const MOST: usize = 5 * 1024 * 1024;

/// A file from the field `file` of a `multipart/form-data` body (RFC 7578): an XLSX workbook or a text, up to 5 MB. Whether
/// it is a table, and in which encoding, says whoever reads it.
#[derive(Debug)]
pub struct TableUpload(pub Upload);

impl FromRequest for TableUpload {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let upload = from_request(request, payload, Limits { most: MOST, media_type });
        Box::pin(async move { Ok(Self(upload.await?)) })
    }
}

fn media_type(sniffer: &Sniffer, name: &str) -> Option<&'static str> {
    let ending = Path::new(name).extension()?.to_str()?.to_lowercase();
    match ending.as_str() {
        "csv" | "tsv" | "txt" => (!sniffer.is_known_binary()).then_some("text/csv"),
        "xlsx" => sniffer.media_type(name),
        _ => None,
    }
}

/// The form, as OpenAPI describes it.
impl PartialSchema for TableUpload {
    fn schema() -> RefOr<Schema> {
        Upload::schema()
    }
}

impl ToSchema for TableUpload {}
