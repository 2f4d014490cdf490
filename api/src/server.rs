//! The running service: start it, ask its address, stop it gracefully.

use std::{net::SocketAddr, time::Duration};

use actix_web::{
    App, HttpServer,
    dev::ServerHandle,
    middleware::{Compress, Condition, from_fn},
    web,
};
use tokio::{
    signal::unix::{SignalKind, signal},
    task::JoinHandle,
};
use tracing_actix_web::TracingLogger;
use utoipa_actix_web::AppExt;
use utoipa_swagger_ui::SwaggerUi;

use crate::{
    app,
    members::{self, Passkeys, Providers, SharedFollowers},
    openapi,
    platform::{
        auth::{SharedAuthenticator, SharedClientAuthenticator},
        config::{Config, TrustedProxies},
        cors::cors,
        etag::conditional,
        foundation::{Foundation, StartError},
        guard::{KnownPaths, refuse_encoded_bodies, refuse_large_heads, refuse_nul_in_addresses, unrouted},
        headers::security_headers,
        idempotency::{Creating, give_once},
        jobs::{Runner, Workers},
        leaving::{Leaving, close_connections},
        metrics::{self, Listening, measure},
        patience::hurry_bodies,
        problem::Problem,
        problem_pages::ProblemKinds,
        random::Random,
        rate::{Limits, Metered, within_limits},
        replicas::Heart,
        request,
        telemetry::RequestSpan,
        time::Clock,
        usage::{Flusher, Usage},
    },
};

/// A service that runs until it is stopped.
pub struct Running {
    address: SocketAddr,
    handle: ServerHandle,
    served: JoinHandle<std::io::Result<()>>,
    metrics: Option<Listening>,
    heart: Heart,
    flusher: Flusher,
    foundation: Foundation,
    runner: Runner,
    workers: Workers,
    leaving: Leaving,
}

impl Running {
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    pub const fn foundation(&self) -> &Foundation {
        &self.foundation
    }

    /// Where Prometheus reads the metrics, when it may.
    pub fn metrics_address(&self) -> Option<SocketAddr> {
        self.metrics.as_ref().map(|metrics| metrics.address)
    }

    /// Runs the jobs that are due, for those who want to say when.
    pub const fn runner(&self) -> &Runner {
        &self.runner
    }

    /// Takes no new connections, finishes the requests and jobs in hand, closes the database.
    pub async fn stop(mut self) {
        self.handle.stop(true).await;
        let _ = (&mut self.served).await;
        Box::pin(self.close()).await;
    }

    /// Waits until a signal stops the service: then the balancer is told, and requests go on being served until it has
    /// been heard (`drain_seconds`). A second signal stops at once.
    pub async fn until_signalled(mut self) {
        tokio::select! {
            () = signalled() => {}
            _ = &mut self.served => return Box::pin(self.close()).await,
        }
        self.leaving.announce();
        let patience = Duration::from_secs(self.foundation.config.drain_seconds);
        tracing::info!(seconds = patience.as_secs(), "leaving");
        tokio::select! {
            () = tokio::time::sleep(patience) => {}
            () = signalled() => {}
        }
        self.stop().await;
    }

    async fn close(self) {
        self.workers.finish().await;
        Box::pin(self.flusher.stop()).await;
        self.heart.stop().await;
        if let Some(metrics) = self.metrics {
            metrics.stop().await;
        }
        if let Err(error) = self.foundation.db.close().await {
            tracing::warn!(?error, "the database did not close in order");
        }
    }
}

/// Starts serving on the configured address. The schema must be up to date.
///
/// # Errors
/// When the database, the storage or the address cannot be used.
pub async fn start(config: Config, clock: Clock, random: Random) -> Result<Running, StartError> {
    let foundation = Foundation::open(config, clock, random).await?;
    foundation.keys.ensure(&foundation.db).await?;
    if !foundation.keys.are_sealed() && !foundation.config.is_local() {
        tracing::warn!("no master key is configured: the signing keys stand in the database as they are");
    }
    let config = foundation.config.clone();
    let authenticator: SharedAuthenticator = app::authenticator();
    let clients: SharedClientAuthenticator = app::clients();
    let followers: SharedFollowers = app::followers();
    let permissions = web::Data::new(app::permissions());
    let document = openapi::document();
    let written = web::Data::new(openapi::Written::of(&document).map_err(Problem::internal)?);
    let known = web::Data::new(KnownPaths::of(&document));
    let creating = web::Data::new(Creating::of(&document));
    let metered = web::Data::new(Metered::of(&document));
    let limits = web::Data::new(Limits::new(&config));
    let kinds = web::Data::new(ProblemKinds(app::problems()));
    let proxies = web::Data::new(TrustedProxies(config.trusted_proxies.clone()));
    let passkeys = web::Data::new(Passkeys::of(&config));
    let providers = web::Data::new(Providers::of(&config)?);
    if !providers.is_empty() {
        // Now, while the master key before is at hand when it is being changed.
        members::make_subject_key(&foundation.db, &foundation.vault).await?;
    }
    let heart = Heart::start(&foundation.db, foundation.started_at).await?;
    let replica = heart.id;
    let usage = Usage::default();
    let used = usage.clone();
    let flusher = Flusher::start(usage, &foundation.db);
    let data = foundation.clone();
    let leaving = Leaving::default();
    let left = web::Data::new(leaving.clone());
    let runner = Runner::new(foundation.clone(), app::jobs());
    runner.prepare().await?;
    let registry = web::Data::new(runner.registry().clone());
    let server = HttpServer::new(move || {
        let (app, _) = App::new().into_utoipa_app().configure(app::routes).split_for_parts();
        app.app_data(web::Data::new(data.clone()))
            .app_data(web::Data::new(replica))
            .app_data(web::Data::new(data.config.clone()))
            .app_data(web::Data::new(data.db.clone()))
            .app_data(web::Data::new(data.tokens.clone()))
            .app_data(web::Data::new(data.passwords.clone()))
            .app_data(web::Data::new(data.vault.clone()))
            .app_data(web::Data::new(data.storage.clone()))
            .app_data(web::Data::new(authenticator.clone()))
            .app_data(web::Data::new(clients.clone()))
            .app_data(web::Data::new(used.clone()))
            .app_data(web::Data::new(followers.clone()))
            .app_data(permissions.clone())
            .app_data(passkeys.clone())
            .app_data(providers.clone())
            .app_data(known.clone())
            .app_data(creating.clone())
            .app_data(metered.clone())
            .app_data(limits.clone())
            .app_data(kinds.clone())
            .app_data(proxies.clone())
            .app_data(registry.clone())
            .app_data(left.clone())
            .app_data(web::PathConfig::default().error_handler(|_, _| Problem::not_found().into()))
            .app_data(web::PayloadConfig::new(crate::platform::json::LIMIT))
            .app_data(written.clone())
            .service(openapi::show_document)
            .service(
                SwaggerUi::new("/docs/{_:.*}").config(utoipa_swagger_ui::Config::new([openapi::ADDRESS])),
            )
            .default_service(web::to(unrouted))
            .wrap(from_fn(give_once))
            .wrap(from_fn(conditional))
            .wrap(from_fn(hurry_bodies))
            .wrap(from_fn(within_limits))
            .wrap(from_fn(refuse_encoded_bodies))
            .wrap(from_fn(refuse_nul_in_addresses))
            .wrap(from_fn(refuse_large_heads))
            .wrap(Compress::default())
            .wrap(Condition::new(!data.config.cors_origins.is_empty(), cors(&data.config)))
            .wrap(from_fn(security_headers))
            .wrap(from_fn(close_connections))
            .wrap(from_fn(measure))
            .wrap(TracingLogger::<RequestSpan>::new())
            .wrap(from_fn(request::context))
    });
    let server = if config.workers == 0 { server } else { server.workers(config.workers) };
    let server = server
        .client_request_timeout(Duration::from_secs(config.request_seconds))
        .shutdown_timeout(20)
        .disable_signals()
        .bind(&config.bind)
        .map_err(|error| StartError::Bind(config.bind.clone(), error))?;
    let address = server
        .addrs()
        .first()
        .copied()
        .ok_or_else(|| StartError::Bind(config.bind.clone(), std::io::Error::other("no address")))?;
    let server = server.run();
    let handle = server.handle();
    let metrics = metrics::listen(&foundation)?;
    let workers = Workers::start(&runner, config.job_workers);
    let served = tokio::spawn(server);
    Ok(Running { address, handle, served, metrics, heart, flusher, foundation, runner, workers, leaving })
}

/// SIGTERM, as supervisors send it, or SIGINT, as a person at a keyboard does.
async fn signalled() {
    let terminated = async {
        match signal(SignalKind::terminate()) {
            Ok(mut signal) => signal.recv().await,
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = terminated => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}
