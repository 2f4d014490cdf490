//! The forms that OAuth's endpoints take: `application/x-www-form-urlencoded`, each parameter once.

use std::{collections::HashMap, future::Future, pin::Pin};

use actix_web::{FromRequest, HttpRequest, dev::Payload, http::header, web};

use super::refusal::{Refusal, Result};

/// The parameters of a form. Unknown ones are ignored (RFC 6749, section 3.2).
#[derive(Debug, Default)]
pub struct Parameters(HashMap<String, String>);

impl Parameters {
    /// None also where it is empty, as if it had not been sent.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// # Errors
    /// 400 when it is missing.
    pub fn demand(&self, name: &str) -> Result<&str> {
        self.get(name).ok_or(Refusal::invalid_request("a parameter is missing"))
    }
}

fn read(body: &[u8]) -> Result<Parameters> {
    let text = std::str::from_utf8(body).map_err(|_| Refusal::invalid_request("the form cannot be read"))?;
    let pairs = web::Query::<Vec<(String, String)>>::from_query(text)
        .map_err(|_| Refusal::invalid_request("the form cannot be read"))?;
    let mut parameters = HashMap::new();
    for (name, value) in pairs.into_inner() {
        if value.contains('\0') {
            return Err(Refusal::invalid_request("the form cannot be read"));
        }
        if parameters.insert(name, value).is_some() {
            return Err(Refusal::invalid_request("a parameter stands there twice"));
        }
    }
    Ok(Parameters(parameters))
}

impl FromRequest for Parameters {
    type Error = Refusal;
    type Future = Pin<Box<dyn Future<Output = Result<Self>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let is_form = kind.is_some_and(|kind| {
            let essence = kind.split(';').next().unwrap_or_default().trim();
            essence.eq_ignore_ascii_case("application/x-www-form-urlencoded")
        });
        let bytes = web::Bytes::from_request(request, payload);
        Box::pin(async move {
            if !is_form {
                return Err(Refusal::invalid_request("send application/x-www-form-urlencoded"));
            }
            let bytes = bytes.await.map_err(|_| Refusal::invalid_request("the form cannot be read"))?;
            read(&bytes)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parameter_stands_there_once() {
        assert_eq!(read(b"a=1&b=%CE%B1&c=").unwrap().get("b"), Some("α"));
        assert_eq!(read(b"a=1&c=").unwrap().get("c"), None);
        assert_eq!(read(b"a=1&a=2").unwrap_err().to_string(), "400 invalid_request");
        assert!(read(b"a=%00").is_err() && read(b"\xff").is_err());
    }
}
