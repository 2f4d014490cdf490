//! A file that goes out.

use actix_web::{
    HttpResponse,
    body::SizedStream,
    http::header::{
        CACHE_CONTROL, CONTENT_SECURITY_POLICY, Charset, ContentDisposition, DispositionParam,
        DispositionType, ETAG, ExtendedValue,
    },
};
use futures_util::TryStreamExt;

use super::{Storage, entity};
use crate::platform::problem::{Problem, Result};

/// Answers with the file as a download: what people bring is never shown as a page of ours. It goes out as it is read; bytes
/// that are not those that were stored end the connection before the last of them, so that nobody takes them for the file.
///
/// # Errors
/// When the bytes are not there.
pub async fn serve(storage: &Storage, file: &entity::Model) -> Result<HttpResponse> {
    let bytes = storage.get(&file.sha256).await.map_err(Problem::internal)?;
    let bytes = bytes.ok_or_else(|| Problem::internal("a file whose bytes are gone"))?;
    let bytes = bytes.inspect_err(|error| tracing::error!(%error, "a file could not be read to its end"));
    // RFC 6266: the name in UTF-8, since ours are Greek.
    let name = ExtendedValue {
        charset: Charset::Ext("UTF-8".into()),
        language_tag: None,
        value: file.name.as_bytes().to_vec(),
    };
    let disposition = ContentDisposition {
        disposition: DispositionType::Attachment,
        parameters: vec![DispositionParam::FilenameExt(name)],
    };
    Ok(HttpResponse::Ok()
        .content_type(file.media_type.as_str())
        .insert_header(disposition)
        .insert_header((CACHE_CONTROL, "private, max-age=3600"))
        .insert_header((ETAG, format!("\"{}\"", file.sha256)))
        .insert_header((CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"))
        .body(SizedStream::new(u64::try_from(file.size).unwrap_or_default(), Box::pin(bytes))))
}
