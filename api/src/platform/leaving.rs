//! Leaving: a process that is told to stop says so to the balancer, and serves on until it has been heard.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use actix_web::{
    Error,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    http::ConnectionType,
    middleware::Next,
    web,
};

/// Whether this process is about to stop. Clones are the same.
#[derive(Clone, Debug, Default)]
pub struct Leaving(Arc<AtomicBool>);

impl Leaving {
    pub fn announce(&self) {
        self.0.store(true, Ordering::SeqCst);
    }

    pub fn has_begun(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }
}

/// Middleware: who keeps a connection open is asked to come by another one next time, which leads elsewhere.
pub async fn close_connections(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let leaving = request.app_data::<web::Data<Leaving>>().is_some_and(|leaving| leaving.has_begun());
    let mut response = next.call(request).await?;
    if leaving {
        response.response_mut().head_mut().set_connection_type(ConnectionType::Close);
    }
    Ok(response)
}
