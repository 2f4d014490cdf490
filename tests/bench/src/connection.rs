//! One kept-alive HTTP connection: as little work as a client can do, since it shares the processors.

use http_body_util::{BodyExt, Full};
use hyper::{Method, Request, StatusCode, body::Bytes, client::conn::http1::SendRequest, header};
use hyper_util::rt::TokioIo;
use serde_json::Value;

/// A connection to one server.
pub struct Connection {
    sender: SendRequest<Full<Bytes>>,
    address: String,
}

/// An answer, read to its end.
pub struct Answer {
    pub status: StatusCode,
    pub body: Bytes,
}

/// Who asks: what the service goes by, and what the floor goes by.
#[derive(Clone, Debug)]
pub struct Person {
    pub token: String,
    pub session: String,
}

impl Connection {
    pub async fn open(address: &str) -> std::io::Result<Self> {
        let stream = tokio::net::TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let (sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream))
            .await
            .map_err(std::io::Error::other)?;
        tokio::spawn(connection);
        Ok(Self { sender, address: address.to_owned() })
    }

    pub async fn get(&mut self, path: &str, person: Option<&Person>) -> Answer {
        self.send(Method::GET, path, person, None, &[]).await
    }

    pub async fn post(&mut self, path: &str, person: Option<&Person>, body: &Value) -> Answer {
        self.send(Method::POST, path, person, Some(body), &[]).await
    }

    /// Paths are those of the API, without `/api/v1`.
    pub async fn send(
        &mut self,
        method: Method,
        path: &str,
        person: Option<&Person>,
        body: Option<&Value>,
        headers: &[(&str, &str)],
    ) -> Answer {
        let mut request = Request::builder()
            .method(method)
            .uri(format!("/api/v1{path}"))
            .header(header::HOST, &self.address);
        if let Some(person) = person {
            request = request
                .header(header::AUTHORIZATION, format!("Bearer {}", person.token))
                .header("x-session", &person.session);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let bytes = match body {
            Some(body) => {
                request = request.header(header::CONTENT_TYPE, "application/json");
                Bytes::from(serde_json::to_vec(body).unwrap())
            }
            None => Bytes::new(),
        };
        let request = request.body(Full::new(bytes)).unwrap();
        self.sender.ready().await.expect("the connection is open");
        let response = self.sender.send_request(request).await.expect("an answer comes");
        let status = response.status();
        let body = response.into_body().collect().await.expect("the answer is whole").to_bytes();
        Answer { status, body }
    }
}

impl Answer {
    /// How often something stands in the body.
    pub fn count(&self, what: &str) -> usize {
        memchr::memmem::find_iter(&self.body, what.as_bytes()).count()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// Stops the measurement where an answer is not the one that was asked for.
    pub fn must(&self, right: bool, job: &str) {
        assert!(right, "{job} was answered with {}: {}", self.status, String::from_utf8_lossy(&self.body));
    }
}
