//! The address on which Prometheus reads the measurements.

use std::net::SocketAddr;

use actix_web::{App, HttpResponse, HttpServer, dev::ServerHandle, web};

use super::{measured, readings};
use crate::platform::foundation::{Foundation, StartError};

/// The listener of the metrics.
pub struct Listening {
    pub address: SocketAddr,
    handle: ServerHandle,
}

impl Listening {
    pub async fn stop(self) {
        self.handle.stop(false).await;
    }
}

/// Listens where the configuration says; nowhere when it says nothing.
///
/// # Errors
/// When the address cannot be listened on.
pub fn listen(foundation: &Foundation) -> Result<Option<Listening>, StartError> {
    let Some(bind) = foundation.config.metrics_bind.clone() else { return Ok(None) };
    measured();
    let data = web::Data::new(foundation.clone());
    let server =
        HttpServer::new(move || App::new().app_data(data.clone()).route("/metrics", web::get().to(show)));
    let failed = |error| StartError::Bind(bind.clone(), error);
    let server = server.workers(1).disable_signals().bind(&bind).map_err(failed)?;
    let address = server.addrs().first().copied();
    let address = address.ok_or_else(|| failed(std::io::Error::other("no address")))?;
    let server = server.run();
    let handle = server.handle();
    tokio::spawn(server);
    Ok(Some(Listening { address, handle }))
}

async fn show(foundation: web::Data<Foundation>) -> HttpResponse {
    readings::take(&foundation).await;
    let handle = measured();
    handle.run_upkeep();
    HttpResponse::Ok().content_type("text/plain; version=0.0.4; charset=utf-8").body(handle.render())
}
