//! A file that comes in.

use std::{future::Future, pin::Pin};

use actix_multipart::{Multipart, MultipartError};
use actix_web::{FromRequest, HttpRequest, dev::Payload, http::header, web::Data};
use futures_util::TryStreamExt;
use tokio::io::AsyncReadExt;
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{KnownFormat, ObjectBuilder, RefOr, SchemaFormat, Type, schema::Schema},
};

use super::{
    Storage,
    incoming::{Incoming, Whole},
    sniff::Sniffer,
};
use crate::platform::{
    json,
    problem::{FieldError, MALFORMED, Problem, Result, TOO_LARGE, UNSUPPORTED_MEDIA_TYPE},
};

/// The largest file, in bytes.
pub const MAX_BYTES: usize = 10 * 1024 * 1024;

/// A file from the field `file` of a `multipart/form-data` body (RFC 7578), of a type that may be brought. It stands on the
/// disk, not in memory.
///
/// Another body is a 415, one without a file a 422, a larger one a 413.
#[derive(Debug)]
pub struct Upload {
    /// As the person named it, without folders.
    pub name: String,
    /// By its content.
    pub media_type: &'static str,
    pub(super) whole: Whole,
}

impl Upload {
    /// All its bytes; it is not kept.
    ///
    /// # Errors
    /// When the disk cannot be read.
    pub async fn bytes(mut self) -> std::io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.whole.file.read_to_end(&mut bytes).await?;
        Ok(bytes)
    }
}

impl FromRequest for Upload {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        from_request(request, payload, Limits { most: MAX_BYTES, media_type: Sniffer::media_type })
    }
}

/// How much may be brought, and what.
#[derive(Clone, Copy)]
pub struct Limits {
    pub most: usize,
    /// The media type of what has passed, by its content and its name; none when it may not be brought.
    pub media_type: fn(&Sniffer, &str) -> Option<&'static str>,
}

/// Reads the form of a request.
pub fn from_request(
    request: &HttpRequest,
    payload: &mut Payload,
    limits: Limits,
) -> Pin<Box<dyn Future<Output = Result<Upload>>>> {
    let content_type = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let is_form = content_type.is_some_and(|value| value.starts_with("multipart/form-data"));
    let form = Multipart::new(request.headers(), payload.take());
    let storage = request.app_data::<Data<Storage>>().cloned();
    Box::pin(async move {
        if !is_form {
            return Err(UNSUPPORTED_MEDIA_TYPE.into());
        }
        let storage = storage.ok_or_else(|| Problem::internal("no storage"))?;
        read(form, &storage, limits).await
    })
}

/// The form, as OpenAPI describes it.
impl PartialSchema for Upload {
    fn schema() -> RefOr<Schema> {
        let file = ObjectBuilder::new()
            .schema_type(Type::String)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::Binary)));
        ObjectBuilder::new().property("file", file).required("file").into()
    }
}

impl ToSchema for Upload {}

async fn read(mut form: Multipart, storage: &Storage, limits: Limits) -> Result<Upload> {
    while let Some(mut field) = form.try_next().await.map_err(|error| unreadable(&error))? {
        if field.name() != Some("file") {
            continue;
        }
        let named = field.content_disposition().and_then(|it| it.get_filename().map(str::to_owned));
        let name = tidy(&named.unwrap_or_default());
        let mut incoming = Incoming::into_folder(storage.incoming())?;
        while let Some(chunk) = field.try_next().await.map_err(|error| unreadable(&error))? {
            if incoming.size() + chunk.len() as u64 > limits.most as u64 {
                return Err(too_large(limits.most));
            }
            incoming.write(&chunk).await?;
        }
        if name.is_empty() || incoming.size() == 0 {
            return Err(Problem::field("/file", "required"));
        }
        let whole = incoming.whole().await?;
        let media_type = (limits.media_type)(&whole.sniffer, &name)
            .ok_or_else(|| Problem::field("/file", "media_type"))?;
        return Ok(Upload { name, media_type, whole });
    }
    Err(Problem::field("/file", "required"))
}

fn unreadable(error: &MultipartError) -> Problem {
    match error {
        MultipartError::Payload(error) => json::unreadable(error),
        _ => MALFORMED.into(),
    }
}

fn too_large(most: usize) -> Problem {
    let fault = FieldError::new("/file", "file_too_large").with("max", most / 1024 / 1024);
    Problem { errors: vec![fault], ..Problem::new(TOO_LARGE) }
}

/// The last part of the path, without what no file should be called, at most 150 characters with its ending.
fn tidy(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = name.chars().filter(|letter| !letter.is_control()).collect();
    let name = name.trim().trim_start_matches('.');
    let surplus = name.chars().count().saturating_sub(150);
    name.chars().skip(surplus).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_no_folders_and_an_end() {
        assert_eq!(tidy("C:\\fakepath\\σχέδιο.pdf"), "σχέδιο.pdf");
        assert_eq!(tidy("../../etc/passwd"), "passwd");
        assert_eq!(tidy("..\u{0}.pdf"), "pdf");
        let long = tidy(&format!("{}.pdf", "α".repeat(400)));
        assert!(long.chars().count() == 150 && long.contains("α.pdf"));
    }
}
