//! A body must come in its time: whoever sends it byte by byte gets 408, and holds nothing for long.

use std::{
    io::{Error as IoError, ErrorKind},
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use actix_web::{
    Error,
    body::MessageBody,
    dev::{Payload, ServiceRequest, ServiceResponse},
    error::PayloadError,
    middleware::Next,
    web::{self, Bytes},
};
use futures_util::Stream;
use tokio::time::{Sleep, sleep};

use super::config::Config;

/// The slowest line that we wait for, in bytes a second, once the first seconds are over.
const SLOWEST: u32 = 16 * 1024;

/// Middleware: gives the body its time.
///
/// # Errors
/// None of its own: the handler that reads the body answers 408.
pub async fn hurry_bodies(
    mut request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let seconds = request.app_data::<web::Data<Config>>().map(|config| config.request_seconds);
    if let Some(seconds) = seconds.filter(|_| !request.method().is_safe()) {
        let payload = request.parts_mut().1.take();
        let timely: Pin<Box<dyn Stream<Item = Result<Bytes, PayloadError>>>> =
            Box::pin(Timely { payload, deadline: Box::pin(sleep(Duration::from_secs(seconds))) });
        request.set_payload(timely.into());
    }
    next.call(request).await
}

/// A body whose end is waited for a while, and longer the more of it comes.
struct Timely {
    payload: Payload,
    deadline: Pin<Box<Sleep>>,
}

impl Stream for Timely {
    type Item = Result<Bytes, PayloadError>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        match Pin::new(&mut this.payload).poll_next(context) {
            Poll::Ready(Some(Ok(chunk))) => {
                let length = u32::try_from(chunk.len()).unwrap_or(u32::MAX);
                let more = Duration::from_secs_f64(f64::from(length) / f64::from(SLOWEST));
                let until = this.deadline.deadline() + more;
                this.deadline.as_mut().reset(until);
                Poll::Ready(Some(Ok(chunk)))
            }
            Poll::Pending => this.deadline.as_mut().poll(context).map(|()| {
                Some(Err(PayloadError::Io(IoError::new(ErrorKind::TimedOut, "the body came too slowly"))))
            }),
            ended @ Poll::Ready(_) => ended,
        }
    }
}
